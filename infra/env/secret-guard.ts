import type { Problem } from '../problem.ts';

/**
 * Ends of names whose values are secret. What only speaks of a secret goes on: where it is (`…_FILE`, `…_PATH`), what it is called
 * (`…_NAME`), how long it lives (`…_EXPIRY`).
 */
const secretName = new RegExp(
  `(${[
    '(PASSWORD|PASSWD|PASSPHRASE|PASSCODE)S?',
    '(^|_)(PASS|PWD?|SECRETS?|SECRET_KEY_BASE|CREDENTIALS?|DSN|SALT|COOKIE|JWT|BASIC_AUTH)',
    '(^|_)((API|AUTH|ACCESS|BEARER|REFRESH|BOT|DEPLOY)_?TOKENS?|TOKEN|WEBHOOK_URL|CONNECTION_STRING)',
    '(^|_)(API|ACCESS|SECRET|PRIVATE|ENCRYPTION|SIGNING|MASTER|HMAC|SESSION|STORAGE|ACCOUNT|SSH|DEPLOY|LICEN[CS]E)_?KEYS?',
    '(^|_)(OPENAI|ANTHROPIC|GEMINI|OPENROUTER|LLM|FAL|FERNET|DJANGO)_?KEYS?',
  ].join('|')})(_(BASE64|B64|PEM|JSON|OLD|NEW|PREVIOUS|CURRENT|[0-9]+))?$`,
  'i',
);
/** Names that end like that and mean something else: a switch, a limit, a mark in a text. */
const harmlessName = /^(USE|ENABLE|DISABLE|REQUIRE|HAS|IS)_|_DISABLE_|(^|_)(MAX_\w+|PAD|EOS|BOS|STOP|UNK|MASK)_TOKEN$/i;
/** What a variable with such a name may hold all the same: nothing, a switch, or where the secret is. */
const harmless =
  /^(|true|false|on|off|yes|no|none|\/run\/secrets\/[\w./-]+|\/[\w./-]+\.(json|pem|key|crt)|projects\/[\w:.-]+\/(secrets|locations)\/[\w/-]+)$/i;

/** Keys and tokens that say by their form what they are. Source: the formats that their issuers document. */
const knownShapes: readonly (readonly [what: string, shape: RegExp])[] = [
  ['a private key', /-----BEGIN [A-Z0-9 ]*PRIVATE KEY|PuTTY-User-Key-File/i],
  ['a key of a service account', /["']private_key(_id)?["']\s*:/],
  ['an age key', /AGE-SECRET-KEY-1[A-Z0-9]{20,}/],
  ['a JSON web token', /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/],
  ['an AWS key', /\b(AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/],
  ['a Google API key', /\bAIza[\w-]{35}/],
  ['a Google OAuth token', /\bya29\.[\w-]{20,}/],
  ['a Google OAuth client secret', /\bGOCSPX-[\w-]{20,}/],
  ['a GitHub token', /\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,})/],
  ['a GitLab token', /\bgl(pat|dt|rt|cbt|ptt|ft|agent|oas|soat|imt)-[\w-]{16,}/],
  ['a Slack token', /\bxox[abeoprs]-[\w-]{10,}/],
  ['a Slack webhook', /hooks\.slack\.com\/(services|workflows)\/\w+/],
  ['a Discord webhook', /discord(app)?\.com\/api\/webhooks\/\d+\/[\w-]+/],
  ['a key of OpenAI, Anthropic, OpenRouter or a like service', /\bsk-[\w-]{20,}/],
  ['a Stripe key', /\b[rs]k_(live|test)_[A-Za-z0-9]{10,}|\bwhsec_[A-Za-z0-9]{16,}/],
  ['a Hugging Face token', /\bhf_[A-Za-z0-9]{20,}/],
  ['an npm token', /\bnpm_[A-Za-z0-9]{30,}/],
  ['a PyPI token', /\bpypi-[\w-]{20,}/],
  ['a DigitalOcean token', /\bdo[opr]_v1_[a-f0-9]{32,}/],
  ['a SendGrid key', /\bSG\.[\w-]{16,}\.[\w-]{16,}/],
  ['a Twilio key', /\bSK[a-f0-9]{32}\b/],
  ['a Mailgun key', /\bkey-[a-f0-9]{32}\b/],
  ['a Pulumi token', /\bpul-[a-f0-9]{40}\b/],
  ['a Vault token', /\bhv[sbr]\.[\w-]{20,}/],
  ['a Docker token', /\bdckr_(pat|oat)_[\w-]{20,}/],
  ['a Databricks token', /\bdapi[a-f0-9]{32}\b/],
  ['a Grafana token', /\bgl(c|sa)_[A-Za-z0-9+/=_]{20,}/],
  [
    'the password of a connection',
    /\b(password|pwd|accountkey|sharedaccesskey|sharedaccesssignature|_authtoken)\s*=\s*(?!\*\*\*)[^;&\s]{2,}/i,
  ],
  ['a key for an HTTP header', /\b(bearer|basic)\s+[\w.+/=-]{8,}/i],
  ['a password hash', /\$(2[aby]|argon2(id?|d)|[156y]|apr1)\$\S{20,}|pbkdf2_\w{3,20}\$\S{20,}/],
  ['a key of Django', /django-insecure-\S{10,}/],
  ['a login of a registry', /"auth"\s*:\s*"[\w+/=]{8,}"/],
  ['a secret of Azure', /\b\w{3}\dQ~[\w.~-]{31,}/],
  ['a webhook of Zapier', /hooks\.zapier\.com\/hooks\/catch\/\d+\/\w+/],
];

/** User info with a password; of a web address any, as it is a token there. Behind a colon, a number and a slash are a port and a path. */
const urlPassword = /:\/\/[^\s/@:]{0,200}:(?!\d{1,5}\/)[^\s@]{1,500}@|\bhttps?:\/\/[^\s/@:]{1,500}@/i;

/** Names of fingerprints: random by right. */
const fingerprintName = /(^|_)(COMMIT|REVISION|SHA(1|256|512)?|SHA256SUM|MD5|DIGEST|CHECKSUM|ETAG|HASH|IMAGE_TAG)$/i;

/** Names in a URL's query whose values are keys. */
const secretParameter =
  /[?&](access_?token|api_?key|key|password|pwd|secret|sig|signature|token|x-amz-signature|x-goog-signature)=[^&\s]{4,}/i;

/** Characters; no line of a `.env` is longer to all of its readers. */
const longest = 64 * 1024;

/**
 * Why a variable looks like a secret, without its value; undefined for one that does not. It errs on the side of refusing:
 * a `.env` is read by many.
 */
export function secretSuspicion(name: string, value: string): string | undefined {
  if (name.length + value.length > longest) return 'is too long to be looked through';
  if (/change[_-]?me/i.test(value)) return 'is a placeholder, whose value has still to be chosen';
  if (secretName.test(name) && !harmlessName.test(name) && !harmless.test(value)) return 'is a secret by its name';
  const shape = knownShapes.find(([, pattern]) => pattern.test(value));
  if (shape) return `has the form of ${shape[0]}`;
  if (urlPassword.test(value)) return 'is a URL with a password in it';
  if (secretParameter.test(value)) return 'is a URL with a key in it';
  if (fingerprintName.test(name) && /^[0-9a-f]{32,128}$/i.test(value)) return undefined;
  return words(value).some(isRandom) ? 'has a part that looks drawn at random, like a key' : undefined;
}

/** What is wrong with variables that look like secrets: which, and why, never the value. */
export const suspicions = (variables: readonly { readonly name: string; readonly value: string }[]): Problem[] =>
  variables.flatMap(({ name, value }) => {
    const suspicion = secretSuspicion(name, value);
    return suspicion === undefined
      ? []
      : [{ path: [name], message: `${suspicion}; secrets go to Secret Manager, and into no .env` }];
  });

/** What looks random by right: UUIDs, digests that say so, files of models, public keys, clients of Google's OAuth. */
const innocent =
  /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b(sha(1|256|384|512)?|md5)[:-][A-Za-z0-9+/=]+|[\w.-]{1,200}\.(safetensors|gguf|ckpt)\b|\bssh-(ed25519|rsa) [\w+/=]+|\b\d+-\w+\.apps\.googleusercontent\.com\b/gi;

/** Parts of a value that could be keys of their own, and the whole where it is one word of a key's alphabet. */
const words = (value: string): string[] => {
  const rest = value.replace(innocent, ' ');
  // Names are made of short parts; a key that holds a hyphen or a slash still has a long one.
  const isKey = /^[A-Za-z0-9+/_-]{24,}=*$/.test(rest) && rest.split(/[/-]/).some(({ length }) => length > 12);
  const whole = isKey ? [rest.replace(/[/-]/g, '')] : [];
  return [...rest.split(/[^A-Za-z0-9+_=]+/), ...whole];
};

/** Long, of letters and digits mixed as no word or name mixes them, and with little repetition. */
function isRandom(word: string): boolean {
  const core = word.replace(/=+$/, '');
  if (/^[0-9a-f]+$/i.test(core))
    return core.length >= 32 && /[a-f]/i.test(core) && /\d/.test(core) && entropy(core) > 3;
  if (core.length < 20 || !/\d/.test(core) || !/[a-z]/i.test(core)) return false;
  const changes = core.match(/[a-z](?=[A-Z0-9])|[A-Z](?=[0-9])|[0-9](?=[A-Za-z])/g)?.length ?? 0;
  return changes / core.length > 0.2 && entropy(core) > 3.5;
}

/** Bits a character, by Shannon. */
function entropy(text: string): number {
  const counts = Map.groupBy(text, (character) => character);
  return [...counts.values()].reduce((sum, { length }) => {
    const share = length / text.length;
    return sum - share * Math.log2(share);
  }, 0);
}
