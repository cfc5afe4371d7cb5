import { aboutSecret, address, kubernetesSecret, limit, otherMeaning, system } from './about-words.ts';
import { fallbackOf, isNoSecret, isQuantity } from './no-secret.ts';
import { secretWords, whose } from './secret-words.ts';
import { wordsOf } from './words.ts';

const url = /^[a-z][a-z0-9+.:-]{1,30}:\/\/(?:[\w.+%-]{1,64}@)?(?<host>[^\s/@:?#]{0,253})(?:[:/?][^\s@]*)?$/i;
const internalHost = /^(?:[a-z0-9-]+|.*\.(?:local|internal|svc|cluster|localhost)|10\..*|127\..*|192\.168\..*)$/i;
/** `host=db dbname=app`, `Server=db;Database=app`: what is secret in it has a name of its own. */
const settings = /^(?:[\w .-]{1,40}=[^=;]{0,200}[; ]){1,20}[\w .-]{1,40}=[^=;]{0,200};?$/;
/** Names of objects, one or several. */
const labels = /^[a-z0-9][a-z0-9.-]{0,62}(?:, ?[a-z0-9][a-z0-9.-]{0,62}){0,9}$/;
/** The login of a service in one value. */
const login = /^[\w.@-]{1,64}:(?!\d{1,5}$)[^\s/:]{1,200}$/;

/** What a name says of its value: that it is the secret, that it tells of one, or neither. */
export type NameKind = 'secret' | 'about' | 'other';

/** What a variable is by its name, where its value does not speak against it. */
export function nameKind(name: string, value: string): NameKind {
  const words = wordsOf(name);
  if (/\b(?:secret id|root token id)$/.test(words) && /\bvault\b|\bapprole\b/.test(words)) return 'secret';
  if (/\bauth$/.test(words) && (login.test(value) || /^neo4j\/\S/.test(value))) return 'secret';
  const last = [...words.matchAll(secretWords)].at(-1);
  if (!last) return 'other';
  const [word] = last;
  const isPassword = last.groups?.['password'] !== undefined;
  const before = words.slice(0, last.index);
  const rest = words.slice(last.index + word.length);
  const place = isPassword ? system : /\b(?:db|database)\b/g;
  const behind = isPassword || last.groups?.['short'] ? rest.replace(place, '') : rest;
  const isWebhook = word === 'webhook';
  if (aboutSecret.test(behind) || otherMeaning.test(before + word) || (!isWebhook && address.test(behind)))
    return 'about';
  const fallback = fallbackOf(value);
  if (fallback !== undefined) return nameKind(name, fallback);
  if (isNoSecret(value) || isNameOfSecret(before + word, rest, value)) return 'about';
  if (/^\d+$/.test(value)) {
    const isSwitch = limit.test(before) || word.endsWith('tokens');
    return isSwitch || value.length < fewestDigits(word, last.groups) ? 'about' : 'secret';
  }
  if (isPassword) return 'secret';
  if (isQuantity(value) || isSetting(word, rest, value)) return 'about';
  if ((word === 'dsn' || word.startsWith('conn')) && settings.test(value)) return 'about';
  const host = url.exec(value)?.groups?.['host'];
  return host !== undefined && (!isWebhook || internalHost.test(host)) ? 'about' : 'secret';
}

/** Whether a word behind a token or a secret makes it a setting, as the value is a plain word or a sign: `TOKEN_FLAVOUR=opaque`. */
const isSetting = (word: string, behind: string, value: string): boolean =>
  /(?:tokens?|secrets?|cookie|jwt)$/.test(word) &&
  behind !== '' &&
  !whose.test(behind) &&
  /^(?:[a-z]{1,12}|[^\w\s]{1,3})$/.test(value);

/** From how many digits on a number is a secret; below, it is a limit or a switch. */
function fewestDigits(word: string, groups: Record<string, string | undefined> | undefined): number {
  if (groups?.['password']) return 1;
  return groups?.['short'] || /(?:secret|key|psk)$/.test(word) ? 4 : 6;
}

/** Whether a value is what a secret is called: by a variable, by Kubernetes, in the values of a chart. */
function isNameOfSecret(words: string, behind: string, value: string): boolean {
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value)) return wordsOf(value).search(secretWords) >= 0;
  if (!labels.test(value)) return false;
  // As commands take it: `--secret=db-password`.
  const isOption = words === 'secret' && !/^(?:my|your|super|dev|test|some|the)\b/.test(value);
  if (kubernetesSecret.test(words) || words.endsWith('odbc dsn')) return true;
  return (behind === ' key' || isOption) && /[a-z]-[a-z]/.test(value) && wordsOf(value).search(secretWords) >= 0;
}
