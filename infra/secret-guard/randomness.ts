import { surprises } from './surprise.ts';

/** What is random by right, wherever it stands. */
const innocent = new RegExp(
  [
    // UUIDs, ULIDs of our time, trace contexts.
    '\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b',
    '\\b01[0-9A-HJKMNP-TV-Z]{24}\\b',
    '\\b00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]\\b',
    'Root=1-[0-9a-f]{8}-[0-9a-f]{24}\\b',
    '\\b[0-9a-f]{32}(?:/\\d{1,20}(?:;o=\\d)?|-[0-9a-f]{16}-[01d])(?![\\w-])',
    // Digests that say so, commits as tags and revisions, files of commits and runs.
    '\\b(?:sha(?:1|256|384|512)?|md5)[:-][A-Za-z0-9+/]{7,88}={0,2}',
    '(?<=[\\w-][:@+](?:[a-z0-9.]{1,20}-){0,3})[0-9a-f]{40}\\b',
    '(?<=/(?:commit|commits|tree|blob|blobs|raw|snapshots|archive|rev|refs?)/)[0-9a-f]{40,64}\\b',
    '(?<=\\bruns:/)[0-9a-f]{32}\\b|\\b[0-9a-f]{32}(?=/artifacts\\b)',
    '\\b(?:md5|sha256)/[0-9a-f]{2}/[0-9a-f]{30,62}\\b',
    // Documents whose address has an id.
    '(?:https?://)?(?:[\\w-]{1,40}\\.)?(?:github|githubusercontent|gitlab|huggingface)\\.\\w{2,3}/[^\\s?]{1,300}',
    '(?:https?://)?(?:(?:docs|drive)\\.google\\.com/[\\w/]{1,40}/d/[\\w-]{20,60}|(?:www\\.)?(?:notion\\.so/[\\w/-]{1,200}|figma\\.com/(?:file|design)/\\w{22}))',
    // Public halves.
    '-----BEGIN (?:CERTIFICATE|PUBLIC KEY)-----[\\s\\S]{0,8000}?-----END [A-Z ]{1,20}-----',
    '\\b(?:ssh-(?:ed25519|rsa)|ecdsa-sha2-\\w{1,20}) [\\w+/]{20,1000}={0,2}',
    '\\b\\d{1,20}-\\w{1,64}\\.apps\\.googleusercontent\\.com\\b',
    '\\b0x[0-9a-f]{40}\\b',
    // Colours and encoded characters; files by their digest.
    '#[0-9a-f]{3,8}\\b|%[0-9a-f]{2}',
    '[0-9a-f]{8,64}(?=\\.(?:js|css|map|json|html|png|jpe?g|svg|webp|woff2?)\\b)',
    // Host names, in which a provider may have put an id; files of models.
    '(?<![\\w.+/:-])(?:[a-z][a-z0-9+]{1,20}:/{2,3})?[a-z0-9][a-z0-9-]{0,62}(?:\\.[a-z0-9-]{1,63}){1,10}\\.[a-z]{2,16}(?![\\w@-])',
    '[\\w.-]{1,200}\\.(?:safetensors|gguf|ckpt|pth|pt|onnx)\\b',
    // Alphabets.
    'abcdefghijklmnopqrstuvwxyz|0123456789(?:abcdef(?!g))?',
  ].join('|'),
  'gi',
);

/** Signs that no password would have in this order: what is filled in, regular expressions, quoted names and values. */
const syntax = new RegExp(
  [
    '\\$?\\{\\{?[ .\\w]{2,100}\\}\\}?|%\\(\\w{2,40}\\)[-+]?\\d{0,4}[a-z]|(?:%[A-Za-z][^\\w%]?){3,10}|\\$[a-z_]{4,64}\\b',
    '\\[\\^?(?:a-z|A-Z|0-9|\\\\w|\\\\d)[^\\s\\]]{0,30}\\][*+?]?|\\\\[wdsbWDSBnrt.](?:[*+?]|\\{\\d,?\\d?\\})?',
    '(?<=://[^\\s?]{1,300})\\?|(?<==[\\w.,+-]{0,100})&|:!|<\\w{2,10}:[\\w.-]{1,100}:[\\d.]{1,5}>',
    '\\(\\?[:=!<i][=!)]?|\\)[?*+]|\\{\\d{1,4},?\\d{0,4}\\}|\\*\\*?/\\*?',
    '[{[(,:=~]\\s?["\']|["\']\\s?[}\\]),:]|\\[\\d{1,4}[smhdwy]\\]',
  ].join('|'),
  'g',
);

/** Whether a part of a value looks drawn at random, like a key or a password. */
export function hasRandomPart(value: string): boolean {
  if (!/[!-~]{10}/.test(value) && !groups.test(value)) return false;
  const rest = value.replace(innocent, '.').replace(syntax, '.');
  return (
    (rest.match(/[A-Za-z0-9]{12,}/g) ?? []).some(isRandomWord) ||
    (rest.match(/[A-Za-z0-9+/_-]{16,}={0,2}/g) ?? []).some(isRandomKey) ||
    (rest.match(/[!-~]{10,}/g) ?? []).some((text) => isRandomPassword(text, text === rest)) ||
    (groups.test(rest) && isRandomWord(rest.replace(/[ -]/g, '')))
  );
}

/** Letters and digits. A short one must mix small letters and capitals, a long one only be like no word. */
function isRandomWord(word: string): boolean {
  if (/^\d+$/.test(word)) return false;
  // Whoever draws at random repeats less.
  if (new Set(word).size < 6) return false;
  if (/^(0x)?[0-9a-f]+$/i.test(word)) return word.length >= 24 && /[a-f]/i.test(word) && /\d/.test(word);
  const isMixed = /[a-z]/.test(word) && /[A-Z]/.test(word);
  if (word.length < 16) return isMixed && mean(surprises(word)) > 7;
  return mean(surprises(word)) > (isMixed ? 6.8 : 5.7);
}

/** A key in whose alphabet there are hyphens or slashes: the words between them may be short. */
const isRandomKey = (key: string): boolean => /[a-z]/.test(key) && /[A-Z]/.test(key) && mean(surprises(key)) > 6.5;

/** Words of a licence or an app password, in groups to be read out. */
const groups = /^[A-Za-z0-9]{4,6}(?:[ -][A-Za-z0-9]{4,6}){3,7}$/;

/** A password with symbols: the more likely, the less they are those that join names, versions, lists and addresses. */
function isRandomPassword(text: string, isWhole: boolean): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(text)).length;
  const surplus = stretch(surprises(text));
  if (!/[!#$%&()<>?@[\]^`{|}~]/.test(text)) return kinds === 3 && surplus > 45;
  return kinds > 1 && surplus > (kinds === 3 && isWhole && !/["'\\/.,;]/.test(text) ? 18 : 26);
}

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
