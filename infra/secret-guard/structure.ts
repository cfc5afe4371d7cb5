import { filledIn } from './no-secret.ts';

/** A part of a value that has a name of its own. */
export interface Pair {
  readonly name: string;
  readonly value: string;
}

/** What a part holds: what is filled in later, or up to the next sign that ends it. */
const content = `(?:(?:bearer|basic|token) )?(?:${filledIn})(?=[\\s"',;&}\\\\)]|$)|(?:(?:bearer|basic|token) )?[^\\s"',;&}\\\\]{1,200}`;
/**
 * `"apiKey": "…"` also escaped, `password: …`, `?token=…`, `;Pwd=…`, `-Dkey=…`, `'key' => …`. The value is only looked at, so that what is
 * in it is found in its turn.
 */
const assignment = new RegExp(
  `(?<![\\w.]|\\bchecksum/)-{0,2}([A-Za-z_\\u00c0-\\u024f][\\w.\\u00c0-\\u024f-]{0,63})(\\\\{0,4}["']?)[ \\t]{0,4}(=>|=(?![=~>])|:(?!//))[ \\t]{0,4}(?=(\\\\{0,4}["']?)(${content})([\\s\\S]{0,80}))`,
  'gi',
);
/** `"passwords": ["…"]` */
const list = /(?<![\w.-])([A-Za-z_][\w.-]{0,63})["']?\s{0,4}[:=]\s{0,4}\[\s{0,4}["']([^\s"']{1,200})["']/g;
/** `<password>…</password>`, `<add key="Password" value="…"/>` */
const element = /<([A-Za-z][\w.-]{0,63})>([^<>\s]{1,200})<\/|key="([\w.:-]{1,64})" value="([^"]{1,200})"/g;
/** `{"name": "DB_PASSWORD", "value": "…"}`, as lists of variables are written. */
const listed =
  /\bname["']?[ ]{0,4}[:=][ ]{0,4}["']?([\w.-]{1,64})["']?(?:[,\s]|\\n){1,20}["']?value["']?[ ]{0,4}[:=][ ]{0,4}["']?([^\s"',}]{1,200})/gi;
/** `--password …` */
const option = /(?<!\S)--([A-Za-z][\w-]{1,63}) {1,4}(?=([^\s<>|&-]\S{0,200}))/g;

/** What stands behind the value of an unquoted `name: value`, and not behind a word of a sentence. */
const end = /^(?:$|["',;&}\\\n]|\s+[\w.-]{1,64}\s{0,4}[:=])/;

/** What programs log: `info,hyper=warn,auth::token=debug`. */
const directives = /^(?:(?:[\w.:/-]{1,100}=)?(?:trace|debug|info|warn|warning|error|fatal|off)(?:,|$)){2,}$/i;

/** The named parts of a value: of JSON, YAML, queries, connection strings, command lines, headers. */
export function pairsIn(text: string): Pair[] {
  if (directives.test(text)) return [];
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
    // The shell's `${NAME:?message}`; of `${NAME:-value}` it is the value.
    const isFilledIn = text.startsWith('${', index - 2) && /^(?:[?+]|[-=]?$)/.test(value);
    if (!isFilledIn && !isInName && !isSentence && !/^[{[]\S*$/.test(value))
      pairs.push({ name, value: value.replace(/^(bearer|basic|token) /i, '') });
  }
  for (const pattern of [listed, option, list, element]) {
    for (const match of text.matchAll(pattern))
      pairs.push({ name: match[1] ?? match[3] ?? '', value: match[2] ?? match[4] ?? '' });
  }
  // Long texts repeat the same ones.
  return [...new Map(pairs.map((pair) => [`${pair.name}\n${pair.value}`, pair])).values()];
}

/** Behind these and a colon comes an address or a version, and no password. */
const noUser =
  '(?!(?:mailto|sips?|xmpp|acct|user|users|group|domain|serviceAccount|principal|deleted|e?mail|from|to|cc|bcc|npm|pkg|sha256):)';
/** In the place of a password: where it is filled in, or any that a pattern looks for. */
const noPassword = `(?!(?:${filledIn}|\\[\\^?[^\\s\\]]{1,20}\\][+*]|\\.[+*])\\)?@)`;
/** What follows an option is a password, unless it is filled in. */
const given = '(?!["\']?[$<{%])\\S';
/** User info with a password. */
const logins: readonly RegExp[] = [
  // Of a URL. Behind a colon, a number and an end are a port and what follows.
  new RegExp(`://(?!\\[\\^)[^\\s/@:]{0,200}:(?!\\d{1,5}(?:[/?#,;]|$))${noPassword}[^\\s@]{1,500}@`, 'i'),
  // Without a scheme: a value alone, and a Go DSN.
  new RegExp(
    `^${noUser}[\\w.+-]{1,64}:(?!\\d\\d@)${noPassword}[^\\s@/]{1,200}@(?!sha\\d|v?\\d+\\.\\d+\\.\\d+(?:-|$)|\\d+$)[a-z0-9][\\w.-]{0,253}(?::\\d{1,5})?(?:[/?]\\S*)?$`,
    'i',
  ),
  new RegExp(`[\\w.+-]:${noPassword}[^\\s@]{1,200}@(?:tcp|unix|cloudsql\\w{0,20})\\(`, 'i'),
  // Of .pgpass and .netrc, Oracle's, and those of command lines.
  /^(?!(?:\w{3,10}:)?(?:[0-9a-fA-F]{2}:){15}|[0-9a-fA-F:]+(?:\/|$))[\w.*-]{1,253}:(?:\d{2,5}|\*):[\w*-]{1,64}:[\w*-]{1,64}:\S/,
  /\blogin \S{1,64} password \S/,
  /\b(?:password|identified by|passphrase) {1,4}'[^'\s]{1,200}'/i,
  /\bsips?:[^\s:@]{1,64}:[^\s:@]{1,100}@/,
  /(?:^|\s)(?:requirepass|masterauth|insecure-password) {1,4}["']?[^\s$]/,
  /\buser \w{1,64} on [^\n]{0,60}>\S/,
  new RegExp(
    `\\b(?:sshpass|docker login|redis-cli|mysql\\w{0,8}|mongo\\w{0,8}|mariadb[\\w-]{0,8}|helm registry login|az login)\\b[^\\n]{0,100} -[pa] ?(?!-)${given}`,
  ),
  new RegExp(`\\b(?:mosquitto_(?:pub|sub)|zip|unzip|sqlcmd|bcp)\\b[^\\n]{0,100} -P ?${given}`),
  new RegExp(`\\bldap(?:search|modify|add|whoami)\\b[^\\n]{0,100} -w ?${given}`),
  new RegExp(`-(?:storepass|keypass|passin|passout)[ =](?:pass:)?(?!(?:env|file|stdin|fd)\\b)${given}`),
  new RegExp(
    `\\b(?:curl|wget|https?|xh|ab|siege|etcdctl|smbclient)\\b[^\\n]{0,200} (?:-u|-U|-a|-A|--user|--auth)[ =]["']?[\\w.@-]{1,64}[:%]${given}`,
  ),
  new RegExp(`\\b(?:cryptsetup|passwd|sudo|kinit|gpg|docker login)\\b[^\\n]{0,100}<<< ?["']?${given}`),
  new RegExp(
    `\\b(?:echo|printf)(?: -\\w{1,3})? {1,4}["']?${given}{0,100} ?\\| ?(?:sudo -S|docker login|passwd|chpasswd|cryptsetup|gpg|kinit|helm registry)\\b`,
  ),
  new RegExp(`\\bnmcli\\b[^\\n]{0,200} password ${given}|\\bvault login (?!-)${given}`),
  /\bcreateUser \S{1,64} (?:MD5|SHA)\S{0,8} \S/,
  /\bjdbc:oracle:\w{1,10}:\w{1,64}\/[^\s@]{1,200}@/i,
  /^[\w$]{1,30}\/[^\s/@]{1,100}@(?:\/\/[\w.-]{1,253}|[\w.-]{1,253}:\d{2,5}|[\w-]{1,63}\.[\w.-]{1,190})(?::\d{2,5})?\/[\w.]{1,64}$/,
];

/** Whether somebody logs in with a password in this value. */
export const hasLogin = (text: string): boolean => logins.some((login) => login.test(text));

/** Whether a URL carries a key in its query or fragment, under a name that says so only there. */
export const hasKeyInQuery = (text: string): boolean =>
  /[?&#]appid=[0-9a-f]{32}|[?&#](?:key|sig|signature|code|auth|x-amz-signature|x-goog-signature)=(?=[^&\s]{0,100}\d)[^&\s#]{8,}/i.test(
    text,
  );
