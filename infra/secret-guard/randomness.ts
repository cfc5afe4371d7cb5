import { isAlphabet, isPublicKeySet, randomByRight } from './random-by-right.ts';
import { surprises } from './surprise.ts';

/** Signs that no password would have in this order: what is filled in, regular expressions, quoted names and values. */
const syntax = new RegExp(
  [
    '(?:\\\\(?:[\\[\\]uhHwWtTdDAjlsv$@!#]|e\\[[\\d;]{0,10}m|e\\]\\d;)[: ~-]?){2,20}',
    '\\$?\\{\\{?[ .\\w]{2,100}\\}\\}?|(?:%[A-Za-z][^\\w%]?){3,10}',
    '%-?\\d{0,3}(?:\\.-?\\d{1,3})?[A-Za-z]{1,12}\\{[^{}]{1,60}\\}|\\(\\?P?<\\w{1,30}>|\\bd="[MLHVCSQTAZmlhvcsqtaz\\d .,-]{1,4000}"|</?[a-z]{1,12}(?=[\\s>])|/?>(?=<|$)',
    '\\[\\^?(?:a-z|A-Z|\\d-\\d|\\\\w|\\\\d)[^\\s\\]]{0,30}\\][*+?]?|\\\\[wdsbWDSBnrt.](?:[*+?]|\\{\\d,?\\d?\\})?',
    ';q=[01](?:\\.\\d{1,3})?|\\$\\([A-Z][A-Z0-9_]{1,64}\\)',
    '\\((?=(?:\\w{2,40}\\|){1,20}\\w{2,40}\\))|(?<=[(|]\\w{2,40})[|)]',
    '(?<==[\\w.,+-]{0,100})&|:!|<\\w{2,10}:[\\w.-]{1,100}:[\\d.]{1,5}>',
    '\\([A-Z_]{3,20}=|\\(\\d\\||\\(\\?[:=!<i][=!)]?|\\)[?*+]|\\{\\d{1,4},?\\d{0,4}\\}|\\*\\*?/\\*?',
    '[{[(,:=~][{[]{0,3}\\s?["\']|["\']\\s?[}\\]),:][}\\],]{0,5}|\\[\\d{1,4}[smhdwy]\\]',
  ].join('|'),
  'g',
);

/** Whether a part of a value looks drawn at random, like a key or a password. */
export function hasRandomPart(value: string): boolean {
  if (!/[!-~]{10}/.test(value) && !groups.test(value)) return false;
  if (isPublicKeySet(value)) return false;
  const rest = value.replace(randomByRight, '.').replace(syntax, '.');
  return (
    (rest === value && isRandomWhole(value)) ||
    (rest.match(/[A-Za-z0-9]{12,}/g) ?? []).some((word) => !isAlphabet(word) && isRandomWord(word)) ||
    (rest.match(/[A-Za-z0-9+/_-]{16,}={0,2}/g) ?? []).some((key) => !isAlphabet(key) && isRandomKey(key)) ||
    (rest.match(/[!-~]{10,}/g) ?? []).some((text) => !isAlphabet(text) && isRandomPassword(text, text === rest)) ||
    (groups.test(rest) && isRandomWord(rest.replace(/[ -]/g, '')))
  );
}

/** A value that is one short word: nothing around it explains it, so less is enough than for a part. */
function isRandomWhole(value: string): boolean {
  if (isMonotonous(value)) return false;
  if (/^[a-z]{16,40}$/.test(value)) return mean(surprises(value)) > 5.4;
  const isPassword = /^[!-~]{10,24}$/.test(value) && (value.length >= 12 || /[!#$%&*?@^~]/.test(value));
  if (!isPassword || /["',;:=\\]|^0x[0-9A-F]+$/.test(value)) return false;
  return /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value) && mean(surprises(value)) > 7.15;
}

/** Letters and digits. A short one must mix small letters and capitals, a long one only be like no word. */
function isRandomWord(word: string): boolean {
  if (/^\d+$/.test(word)) return false;
  if (isMonotonous(word)) return false;
  if (/^(0x)?[0-9a-f]+$/i.test(word)) return word.length >= 24 && /[a-f]/i.test(word) && /\d/.test(word);
  const isMixed = /[a-z]/.test(word) && /[A-Z]/.test(word);
  if (word.length < 16) return isMixed && mean(surprises(word)) > 7;
  return mean(surprises(word)) > (isMixed ? 6.8 : 5.7);
}

/** A key in whose alphabet there are hyphens or slashes: the words between them may be short. */
const isRandomKey = (key: string): boolean =>
  !/^0x[0-9A-F]+$/.test(key) && /[a-z]/.test(key) && /[A-Z]/.test(key) && mean(surprises(key)) > 6.5;

/** Words of a licence or an app password, in groups to be read out. */
const groups =
  /^(?:[A-Za-z0-9]{4}(?:[ -][A-Za-z0-9]{4}){3,7}|[A-Za-z0-9]{5}(?:[ -][A-Za-z0-9]{5}){3,7}|[A-Za-z0-9]{6}(?:[ -][A-Za-z0-9]{6}){3,7})$/;

/** A password with symbols: the more likely, the less they are those that join names, versions, lists and addresses. */
function isRandomPassword(text: string, isWhole: boolean): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(text)).length;
  const surplus = stretch(surprises(text));
  if (!/[!#$%&()<>?@[\]^`{|}~]/.test(text)) return kinds === 3 && surplus > 45;
  return kinds > 1 && surplus > (kinds === 3 && isWhole && !/["'\\/.,;]/.test(text) ? 18 : 26);
}

/** Whether a text repeats its characters more than one that is drawn at random. */
const isMonotonous = (text: string): boolean => new Set(text).size < 6;

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Bits a character above which a text is more likely drawn than written. */
const level = 5.5;

/** By how many bits the least likely stretch of a text is more likely drawn than written. */
function stretch(bits: readonly number[]): number {
  let [most, current] = [0, 0];
  for (const one of bits) {
    current = Math.max(0, current + one - level);
    most = Math.max(most, current);
  }
  return most;
}
