/** A part of a value that has a name of its own. */
export interface Pair {
  readonly name: string;
  readonly value: string;
}

/**
 * `"apiKey": "…"` also escaped, `password: …`, `?token=…`, `;Pwd=…`, `-Dkey=…`. The value is only looked at, so that what is in it is
 * found in its turn.
 */
const assignment =
  /(?<![\w.])-{0,2}([A-Za-z_][\w.-]{0,63})(\\{0,4}["']?)[ \t]{0,4}(=(?![=~>])|:(?!\/\/))[ \t]{0,4}(?=(\\{0,4}["']?)((?:(?:bearer|basic|token) )?[^\s"',;&}\\]{1,200})([\s\S]{0,80}))/gi;
/** `{"name": "DB_PASSWORD", "value": "…"}`, as lists of variables are written. */
const listed =
  /\bname["']?[ ]{0,4}[:=][ ]{0,4}["']?([\w.-]{1,64})["']?(?:[,\s]|\\n){1,20}["']?value["']?[ ]{0,4}[:=][ ]{0,4}["']?([^\s"',}]{1,200})/gi;
/** `--password …` */
const option = /(?<!\S)--([A-Za-z][\w-]{1,63}) {1,4}(?=([^\s-]\S{0,200}))/g;

/** What stands behind the value of an unquoted `name: value`, and not behind a word of a sentence. */
const end = /^(?:$|["',;&}\\\n]|\s+[\w.-]{1,64}\s{0,4}[:=])/;

/** The named parts of a value: of JSON, YAML, queries, connection strings, command lines, headers. */
export function pairsIn(text: string): Pair[] {
  const pairs: Pair[] = [];
  for (const {
    index,
    1: name = '',
    2: closing = '',
    3: sign,
    4: quote = '',
    5: value = '',
    6: rest = '',
  } of text.matchAll(assignment)) {
    const isInName = sign === ':' && text[index - 1] === ':';
    const isSentence = sign === ':' && closing === '' && quote === '' && !end.test(rest);
    if (!isInName && !isSentence && !/^[{[]\S*$/.test(value))
      pairs.push({ name, value: value.replace(/^(bearer|basic|token) /i, '') });
  }
  for (const pattern of [listed, option]) {
    for (const [, name = '', value = ''] of text.matchAll(pattern)) pairs.push({ name, value });
  }
  return pairs;
}

/** Behind these and a colon comes an address or a version, and no password. */
const noUser =
  '(?!(?:mailto|sips?|xmpp|acct|user|users|group|domain|serviceAccount|principal|deleted|e?mail|from|to|cc|bcc|npm|pkg|sha256):)';
/** In the place of a password: where it is filled in. */
const noPassword =
  '(?!(?:\\$\\{[^}]{0,64}\\}|\\$\\w{1,64}|\\*{1,64}|<[^>]{1,64}>|\\{\\{?[\\w. ]{1,64}\\}?\\}|%\\w{1,64}%)@)';
/** User info with a password. */
const logins: readonly RegExp[] = [
  // Of a URL. Behind a colon, a number and an end are a port and what follows.
  new RegExp(`://[^\\s/@:]{0,200}:(?!\\d{1,5}(?:[/?#,;]|$))${noPassword}[^\\s@]{1,500}@`, 'i'),
  // Of a web address any: it is a token there.
  new RegExp(`\\bhttps?://(?!git@)${noPassword}[^\\s/@:]{1,500}@`, 'i'),
  // Without a scheme: a value alone, and a Go DSN.
  new RegExp(
    `^${noUser}[\\w.+-]{1,64}:(?!\\d\\d@)${noPassword}[^\\s@/]{1,200}@(?!sha\\d|v?\\d+\\.\\d+\\.\\d+(?:-|$)|\\d+$)[a-z0-9][\\w.-]{0,253}(?::\\d{1,5})?(?:[/?]\\S*)?$`,
    'i',
  ),
  new RegExp(`[\\w.+-]{1,64}:${noPassword}[^\\s@]{1,200}@(?:tcp|unix|cloudsql\\w{0,20})\\(`, 'i'),
  // Of .pgpass and .netrc, Oracle's, and those of command lines.
  /^(?![0-9a-f:]+(?:\/|$))[\w.*-]{1,253}:(?:\d{2,5}|\*):[\w*-]{1,64}:[\w*-]{1,64}:\S/,
  /\blogin \S{1,64} password \S/,
  /\b(?:sshpass|docker login|redis-cli|mysql)\b[^\n]{0,100} -[pa] ?\S/,
  /\bjdbc:oracle:\w{1,10}:\w{1,64}\/[^\s@]{1,200}@/i,
  /\bcurl [^\n]{0,200}(?:-u|--user)[ =]\S{1,64}:\S/,
];

/** Whether somebody logs in with a password in this value. */
export const hasLogin = (text: string): boolean => logins.some((login) => login.test(text));

/** Whether a URL carries a key in its query or fragment, under a name that says so only there. */
export const hasKeyInQuery = (text: string): boolean =>
  /[?&#](?:key|sig|signature|code|auth|x-amz-signature|x-goog-signature)=(?=[^&\s]{0,100}\d)[^&\s#]{8,}/i.test(text);
