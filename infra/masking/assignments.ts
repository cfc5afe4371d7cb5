import { nameKind } from '../secret-guard/names.ts';
import { sentence } from './ordinary.ts';

/** A name, wherever it stands, with the words before it, of which it may consist, too: `API key`. */
const name = /(?<![\p{L}\p{N}_])[\p{L}\p{N}_][\p{L}\p{N}_.-]*/gu;
const wordsBefore = [/[\p{L}\p{N}_-]+ $/u, /(?:[\p{L}\p{N}_-]+ ){2}$/u];

const quote = '\\\\*["\'`]';
/** What joins a name and its value beyond doubt: `=`, `: `, `=>`; `"value": ` in a list of variables; `>` of an element. */
const sign = new RegExp(
  `(?:${quote})?\\]?\\s*(?:=>|:=|->|→|=(?![=~])|:(?!:|//)|：|%3[AD])\\s*|(?:${quote})?[\\s,]+(?:${quote})?value(?:${quote})?\\s*[:=]\\s*|>(?=[^<\\s][^<]*</)`,
  'iuy',
);
/** What may join them, and other words as well: blanks, a column's edge, a comma between quotes. */
const gap = new RegExp(`${quote}\\s*,\\s*${quote}|[\\s|│(]+(?:(?:is|was)\\s+)?`, 'uy');

/** A name that ends so has its value behind it, rather than the name of something else. */
const bears = /(?:passw(?:or)?d|pwd|passphrase|pass|pw|mdp|token|key|pin)s?$/i;
/** Letters with digits or signs among them, but no path, port or version. */
const unlikeWord = /^(?=\S*[A-Za-z])(?=[^\s]*[\d!@#$%^&*+=~?])(?![\d.:[\]]+(?:\/(?:tcp|udp))?$)(?!v?\d)[^\s/]+/;

/** Options of one letter with a password, by the programs that have them so. */
const flags = [
  /\b(?:login|sshpass|mysql\w*|mariadb[\w-]*|mongo\w*)\b.*?\s-p[= ]?(?=[^\s-])/g,
  /\s(?:-u|--user\S*)[= ]?\S+\s.*?-p[= ]?(?=[^\s-])/g,
  /\s-p[= ](?=(?=\S*[A-Za-z])(?=\S*\d)[^\s/:]+(?:\s|$))/g,
  /\bredis-cli\b.*?\s-a[= ]?(?=[^\s-])/g,
  /\b(?:curl|wget|https?)\b.*?\s(?:-u|--user)[= ]?["']?[\w.@-]+:(?=\S)/g,
  /\blogin\s+\S+\s+password\s+(?=\S)/g,
];

/** Where in a line the first value begins that is secret by the name before it, and with which quote; undefined where there is none. */
export function secretValue(line: string): { readonly at: number; readonly quote: string } | undefined {
  const starts = flags.flatMap((flag) => [...line.matchAll(flag)].map(({ index, 0: { length } }) => index + length));
  const first = Math.min(...starts, Number.POSITIVE_INFINITY);
  for (const match of line.matchAll(name)) {
    if (match.index > first) break;
    const at = valueAt(line, match.index, match[0]);
    if (at !== undefined) return { at: Math.min(at, first), quote: quoteAt(line, Math.min(at, first)) };
  }
  return first === Number.POSITIVE_INFINITY ? undefined : { at: first, quote: quoteAt(line, first) };
}

const quoteAt = (line: string, at: number): string => new RegExp(`^${quote}`).exec(line.slice(at))?.[0] ?? '';

/** Where the value of a name begins, if it is a secret's. */
function valueAt(line: string, start: number, found: string): number | undefined {
  const before = line.slice(0, start);
  const end = start + found.length;
  sign.lastIndex = end;
  gap.lastIndex = end;
  const joined = sign.exec(line)?.[0];
  if (joined !== undefined) {
    if (isOtherName(before, joined)) return undefined;
    const at = end + joined.length + (scheme.exec(line.slice(end + joined.length))?.[0].length ?? 0);
    return isSecret(before, found, line.slice(at)) ? at : undefined;
  }
  const blank = gap.exec(line)?.[0];
  if (blank === undefined) return undefined;
  const at = end + blank.length;
  const rest = line.slice(at);
  const isNamed = before.endsWith('-') || /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(found);
  const isLikely = isNamed ? !sentence.test(rest) : bears.test(found) && unlikeWord.test(rest);
  return isLikely && isSecret(before, found, rest) ? at : undefined;
}

/** In front of a key in a header. */
const scheme = /^(?:bearer|basic|digest|token|apikey)\s+(?=\S)/i;

/** The end of a path, or of the name of a resource: what follows tells of it. */
function isOtherName(before: string, joined: string): boolean {
  if (/=/.test(joined)) return false;
  const word = /[^\s"'`([{<,;]*$/.exec(before)?.[0] ?? '';
  return /^(?:\[?urn=)?urn:/.test(word) || (/[/:].*\/$|^[~.]{0,2}\/$/.test(word) && !word.includes('?'));
}

/** Whether a value is secret by the name that stands before it. `rest` begins with the value. */
function isSecret(before: string, found: string, rest: string): boolean {
  const value = valueIn(rest);
  if (nameKind(found, value) === 'secret') return true;
  return wordsBefore.some((pattern) => {
    const words = pattern.exec(before)?.[0];
    return words !== undefined && nameKind(words, value) !== 'secret' && nameKind(words + found, value) === 'secret';
  });
}

/** The value at the beginning of a text: what is in quotes, or a word, or the whole where a word that says nothing is only its beginning. */
function valueIn(rest: string): string {
  const mark = quoteAt(rest, 0);
  if (mark !== '') {
    const end = rest.indexOf(mark, mark.length);
    return rest.slice(mark.length, end === -1 ? undefined : end);
  }
  const word = /^(?:\[[a-z]+\]|[^\s"',;&\\\]})|]*)/i.exec(rest)?.[0] ?? '';
  const more = rest.slice(word.length);
  const goesOn = /^[a-z\d]+$/i.test(word) && /^\s+(?![\w.-]+\s*[:=])[\p{L}\p{N}]/u.test(more);
  return word === '' || goesOn ? rest.trim() : word;
}
