/** Something that must not stand in a log. */
export interface Scrubbed {
  /** What it is; it stands in its place. */
  readonly what: string;
  /** RE2 expression whose groups are what is taken out. `(?i)` at its beginning: in any case. */
  readonly expression: string;
  /** What stands in its place, where that is not its name. */
  readonly by?: string;
}

/** Names behind which a secret stands, with what may join them in the names of variables and headers. */
const secretName =
  '(?:[a-z0-9]+[_.-])*(?:password|passwd|pwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|secret[_-]?key|credentials?|session[_-]?id|cookie)';

/** Secrets: by their form, or by the name before them. */
export const secretsInLogs: readonly Scrubbed[] = [
  { what: 'private key', expression: '-----BEGIN [A-Z ]*PRIVATE KEY-----(.+)' },
  // Lines of a key or of a certificate, each an entry of its own.
  { what: 'encoded', expression: '^\\s*([A-Za-z0-9+/]{40,}={0,2})\\s*$' },
  { what: 'secret', expression: '(?i)[a-z][a-z0-9+.-]*://[^\\s/:@]*:([^\\s/@]+)@' },
  {
    what: 'secret',
    expression:
      '(?i)\\bauthorization\\\\?["\']?\\s*[:=]\\s*\\\\?["\']?(?:(?:bearer|basic|digest|token|apikey)\\s+)?([^\\s"\',;\\\\]+)',
  },
  { what: 'secret', expression: '(?i)\\bbearer\\s+([a-z0-9._~+/=-]{8,})' },
  // All of a request's cookies, whatever their names.
  { what: 'secret', expression: '(?i)(?:^|[^\\w-])cookie:\\s*([^\\r\\n"\'\\\\]+)' },
  {
    what: 'secret',
    expression: `(?i)\\b${secretName}\\\\?["']?\\s*[:=]\\s*(?:\\\\?"((?:[^"\\\\]|\\\\[^"])+)\\\\?"|'([^']+)'|([^\\s"',;&})\\]\\\\]+))`,
  },
  { what: 'secret', expression: `(?i)\\b${secretName}\\s+(?:is|was)\\s+["']?([^\\s"']+)` },
  { what: 'token', expression: '\\b(eyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*)?)' },
  {
    what: 'key',
    expression: `\\b(${[
      // AWS, Google, OpenAI and OpenRouter, GitHub, GitLab, Slack, Hugging Face, Pulumi.
      'A(?:KIA|SIA)[0-9A-Z]{16}',
      'AIza[0-9A-Za-z_-]{35}',
      'GOCSPX-[0-9A-Za-z_-]{20,}',
      'ya29\\.[0-9A-Za-z_-]{10,}',
      'sk-[A-Za-z0-9_-]{16,}',
      'gh[pousr]_[A-Za-z0-9]{20,}',
      'github_pat_[A-Za-z0-9_]{20,}',
      'glpat-[A-Za-z0-9_-]{16,}',
      'xox[abeprs]-[A-Za-z0-9-]{10,}',
      'hf_[A-Za-z0-9]{20,}',
      'pul-[0-9a-f]{40}',
    ].join('|')})`,
  },
  { what: 'webhook', expression: '(https://hooks\\.slack\\.com/[^\\s"\']+)' },
];

/** First numbers of IPv4 addresses that belong to somebody: not those of private networks (RFC 1918) and of the machine itself. */
const publicNetwork = [
  '(?:[1-9]|1[1-9]|[2-9]\\d|1[013-68]\\d|12[0-689]|17[013-9]|19[013-9]|2[0-4]\\d|25[0-5])\\.\\d{1,3}',
  '172\\.(?:\\d|1[0-5]|3[2-9]|[4-9]\\d|[12]\\d\\d)',
  '192\\.(?:\\d{1,2}|1[0-57-9]\\d|16[0-79]|2\\d\\d)',
].join('|');

/** Personal data (document 000, `PII_SCRUBBING_ENABLED`): by its form alone; names and addresses of streets have none. */
export const personalDataInLogs: readonly Scrubbed[] = [
  { what: 'email', expression: '([A-Za-z0-9._%+-]+(?:@|%40)[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,})' },
  {
    what: 'card',
    expression:
      '\\b((?:4\\d{3}|5[1-5]\\d{2}|2[2-7]\\d{2}|6011)[ -]?\\d{4}[ -]?\\d{4}[ -]?\\d{4}|3[47]\\d{2}[ -]?\\d{6}[ -]?\\d{5})\\b',
  },
  { what: 'iban', expression: '\\b([A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?)\\b' },
  // Of France, as the requirement documents are.
  {
    what: 'social security number',
    expression: '\\b([12] ?\\d{2} ?(?:0[1-9]|1[0-2]) ?(?:\\d{2}|2[AB]) ?\\d{3} ?\\d{3} ?\\d{2})\\b',
  },
  // With +, or the 00 of European countries.
  {
    what: 'phone',
    expression: '((?:\\+\\d{1,3}|\\b00[34]\\d)[ .-]?(?:\\(\\d{1,4}\\)[ .-]?)?\\d{1,4}(?:[ .-]?\\d{2,4}){2,5})\\b',
  },
  { what: 'phone', expression: '\\b(0[1-9](?:[ .-]\\d{2}){4}|0[67]\\d{8})\\b' },
  // Whose machine it is, no more; from which network remains.
  { what: 'address', expression: `\\b(?:${publicNetwork})\\.\\d{1,3}\\.(\\d{1,3})\\b`, by: '0' },
  { what: 'address', expression: '(?i)\\b(?:[0-9a-f]{1,4}:){3}([0-9a-f:]*:[0-9a-f:]*)', by: ':' },
];
