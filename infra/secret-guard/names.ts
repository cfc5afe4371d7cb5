import {
  aboutSecret,
  address,
  consumer,
  kubernetesSecret,
  limit,
  otherMeaning,
  switched,
  system,
} from './about-words.ts';
import { fallbackOf, isNoSecret, isQuantity } from './no-secret.ts';
import { secretWords, whose } from './secret-words.ts';
import { wordsOf } from './words.ts';

const url = /^[a-z][a-z0-9+.:-]{1,30}:\/\/(?:[\w.+%-]{1,64}@)?(?<host>[^\s/@:?#]{0,253})(?:[:/?][^\s@]*)?$/i;
const internalHost = /^(?:[a-z0-9-]+|.*\.(?:local|internal|svc|cluster|localhost)|10\..*|127\..*|192\.168\..*)$/i;
/** Names of objects, one or several. */
const labels = /^[a-z0-9][a-z0-9.-]{0,62}(?:, ?[a-z0-9][a-z0-9.-]{0,62}){0,9}$/;
/** Codes to be typed, in groups. */
const codes = /^\d{2,8}(?:(?:[ -]|, ?)\d{2,8}){1,40}$/;
/** The login of a service in one value. */
const login = /^[\w.@-]{1,64}:(?!\d{1,5}$)[^\s/:]{1,200}$/;

/** Names of what takes such a login; those of Bundler are hosts. */
const takesLogin = /(?:\bauth|^bundle [a-z ]{1,60} (?:com|org|io|net|dev))$/;

/** Keys and tokens that are secrets for certain. */
const keyOrBearer = /\b(?:api|access|auth|bearer|service|signing|private|encryption) ?(?:key|token|secret)s?$/;
/** Where servers pass requests on to: `FASTCGI_PASS=php-fpm:9000`. */
const passesOn = /\b(?:fastcgi|uwsgi|scgi|grpc|proxy) pass$/;
const upstream = /^(?:(?:https?|grpcs?|uwsgi):\/\/)?[a-z][\w.-]{0,253}:\d{2,5}$|^https?:\/\/[^\s@]{1,253}$|^unix:\//;
/** Names of cookies: what the one who sets it calls it. That of Erlang is a password. */
const cookieName =
  /^(?:__(?:Host|Secure)-)?[\w.-]{0,30}(?:sid|sess(?:ion)?|auth|token|csrf|xsrf|jwt|id|user|login|consent|locale|lang|theme|cookie)(?:[._-]\w{1,20})?$/i;

type Groups = Record<string, string | undefined> | undefined;

/** What a name says of its value: that it is the secret, that it tells of one, or neither. */
export type NameKind = 'secret' | 'about' | 'other';

/** What a variable is by its name, where its value does not speak against it. */
export function nameKind(name: string, value: string): NameKind {
  // An annotation with the digest of a secret.
  if (name.startsWith('checksum/')) return 'other';
  const words = wordsOf(name);
  if (passesOn.test(words) && upstream.test(value)) return 'about';
  if (/\b(?:secret id|root token id)$/.test(words) && /\bvault\b|\bapprole\b/.test(words)) return 'secret';
  if (takesLogin.test(words) && (login.test(value) || /^neo4j\/\S/.test(value))) return 'secret';
  const last = [...words.matchAll(secretWords)].at(-1);
  if (!last) return 'other';
  const [word] = last;
  const isPassword = last.groups?.['password'] !== undefined;
  const before = words.slice(0, last.index);
  const rest = words.slice(last.index + word.length);
  const behind = withoutOwner(rest, before + word, last.groups, value);
  const isWebhook = word === 'webhook';
  if (aboutSecret.test(behind) || otherMeaning.test(before + word) || (!isWebhook && address.test(behind)))
    return 'about';
  if (word === 'cookie' && !/\b(?:erlang|rabbitmq)\b/.test(before) && cookieName.test(value)) return 'about';
  const fallback = fallbackOf(value);
  if (fallback !== undefined) return nameKind(name, fallback);
  if (isNoSecret(value) || isNameOfSecret(before + word, rest, value)) return 'about';
  if (/^\d+$/.test(value)) {
    const isLimit = limit.test(before) || word.endsWith('tokens') || (/^[01]$/.test(value) && switched.test(before));
    return isLimit || value.length < fewestDigits(word, last.groups) ? 'about' : 'secret';
  }
  if (isPassword) return 'secret';
  if (last.groups?.['short'] && codes.test(value)) return 'secret';
  if (isQuantity(value) || isSetting(word, rest, value)) return 'about';
  // What is secret in one has a place or a name of its own there.
  if ((word === 'dsn' || word.startsWith('conn')) && /[/:@;=(]/.test(value)) return 'about';
  const host = url.exec(value)?.groups?.['host'];
  return host !== undefined && (!isWebhook || internalHost.test(host)) ? 'about' : 'secret';
}

/** The words behind a secret word, without those that may as well say whose secret it is: `TOKEN_FOR_METRICS`, `PASSWORD_DATABASE`. */
function withoutOwner(rest: string, words: string, groups: Groups, value: string): string {
  const behind = rest.replace(/^ (?:for|of|fuer|pour|para|dla|voor) [a-z]+/, '');
  if (groups?.['password']) return behind.replace(system, '');
  if (groups?.['short']) return behind.replace(/\b(?:db|database|list)\b/g, '');
  return keyOrBearer.test(words) && /^[a-z]{5,20}\d{1,4}$/i.test(value) ? behind.replace(consumer, '') : behind;
}

/** Whether a word behind a token or a secret makes it a setting, as the value is a plain word or a sign: `TOKEN_FLAVOUR=opaque`. */
const isSetting = (word: string, behind: string, value: string): boolean =>
  /(?:tokens?|secrets?|cookie|jwt)$/.test(word) &&
  behind !== '' &&
  !whose.test(behind) &&
  /^(?:[a-z]{1,12}|[^\w\s]{1,3})$/.test(value);

/** From how many digits on a number is a secret; below, it is a limit or a switch. */
function fewestDigits(word: string, groups: Groups): number {
  if (groups?.['password']) return 1;
  if (/(?:secret|(?:api|access|private|encryption|signing|secret) ?key)$/.test(word)) return 2;
  if (/^cv[vc]$/.test(word)) return 3;
  return groups?.['short'] || /(?:key|psk)$/.test(word) ? 4 : 6;
}

/** Whether a value is what a secret is called: by a variable, by Kubernetes, in the values of a chart. */
function isNameOfSecret(words: string, behind: string, value: string): boolean {
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value)) return wordsOf(value).search(secretWords) >= 0;
  if (words.endsWith('odbc dsn')) return /^\w[\w-]{0,62}$/.test(value);
  if (!labels.test(value)) return false;
  // As commands take it: `--secret=db-password`.
  const isOption = words === 'secret' && !/^(?:my|your|super|dev|test|some|the)\b/.test(value);
  if (kubernetesSecret.test(words)) return true;
  return (behind === ' key' || isOption) && /[a-z]-[a-z]/.test(value) && wordsOf(value).search(secretWords) >= 0;
}
