/** What a key that is a secret is for, or who issues it. */
const keyOf = [
  'api|auth|access|secret|private|encryption|decryption|signing|master|hmac|session|storage|account|ssh|deploy|licen[cs]e|fernet|unseal|aes|crypto',
  'app|admin|root|service|role|server|client|consumer|write|bot|webhook|verification|integration|subscription|instrumentation|django',
  'openai|anthropic|gemini|openrouter|mistral|cohere|groq|deepseek|perplexity|elevenlabs|llm|fal|replicate|huggingface|hf|wandb|langsmith',
  'stripe|twilio|sendgrid|mailgun|postmark|resend|deepl|pinecone|tavily|serpapi|algolia|datadog|sentry|posthog|supabase|firebase|cosmos|azure',
].join('|');

/** Words that say that a value is secret, wherever they stand in a name; of passwords, every value is. */
const secretWords = new RegExp(
  `\\b(?:(?<password>[a-z]*(?:password|passwd|passphrase|passcode)s?|[a-z]*pwd|pw|mdp|mot de passe)|(?<short>pin|(?:db|smtp|root|user|admin|mysql|pg)?pass)|${[
    'psk',
    'otp',
    'mnemonic',
    '(?:seed|recovery) phrase',
    '[a-z]*secrets?',
    '[a-z]*tokens?',
    'creds?',
    '[a-z]*credentials?',
    'dsn',
    'salt',
    'cookie',
    'jwt',
    'authorization',
    '(?:basic|redis|proxy|registry) ?auth',
    'pat',
    'pepper',
    'webhook(?= urls?\\b|$)',
    'connection ?string',
    '[a-z]*(?:api|auth|access|secret|private|account|openai)keys?',
    `(?:${keyOf}) keys?|keys? (?:openai|anthropic|mistral|stripe|llm)`,
  ].join('|')})\\b`,
  'g',
);

/** Words behind a secret word by which the value is not the secret, but tells where it is, what it is called, how long it lives. */
const aboutSecret = new RegExp(
  `\\b(?:${[
    'files?|paths?|dirs?|directory|names?|namespace|ids?|kid|arn|ref|headers?|bucket|domain|endpoint|location|source|region|project|mount|volume',
    'store|backend|manager|provider|service|helper|engine|driver|plugin|module|handler|callback|generator|loader|master|minion|cache|pool',
    'length|len|min|max|size|limit|budget|quota|count|counter|num|number|rounds|per|price|cost|usage|rate|ratio|threshold|weight|memory|cpu',
    'expiry|expires?|expire|expired|expiration|ttl|lifetime|lifespan|leeway|skew|grace|period|margin|delay|age|days|hours|minutes|seconds|secs|ms',
    'rotation|renewal|refresh|revocation|interval|timeout|schedule|retry|retries|attempts|history|reuse|window|batch|chunk|stream|streaming',
    'enabled?|disabled?|required?|requirements|allowed|policy|permissions|mode|method|strategy|secure|samesite|httponly|scanning|scan|sync|audit|through',
    'type|algorithm|alg|format|encoding|charset|chars|characters|alphabet|language|strength|complexity|scopes?|claims?|roles?|groups?',
    'version|issuer|audience|realm|identity|environment|env|class|fields?|column|table|schema|topic|index|param|parameter|labels?|tags?|list|keywords',
    'prefix|suffix|regex|pattern|validation|verification|validators?|hashers?|hash|checks?|review|reset|redirect|login|authentication',
    'hint|prompt|placeholder|text|message|banner|title|description|docs?|comment|note|link|page|template|status|state|level|errors?|events?|consent',
  ].join('|')})\\b`,
);
/** Of these there are passwords, too. */
const system = /\b(backend|cache|driver|engine|env|environment|manager|master|project|provider|service|store)\b/g;
/** The same for addresses; that of a webhook is a secret. */
const address = /\b(url|uri|host|port)s?\b/;
/** Marks in the texts of a language model, and passes over something. */
const otherMeaning =
  /\b(?:(?:pad|eos|bos|sep|cls|stop|unk|mask|special) tokens?|(?:render|shader|depth|forward|backward|boarding|one|two|multi|first|second) pass)$/;
/** In front of the words: a switch or a limit, where the value is a number. */
const limit = /\b(use|enable|disable|require|has|is|allow|no|num|number|max|min|total|count|per|first|context)\b/;

/** What a variable may hold whatever its name says: nothing, a switch, or where to find the secret. */
const harmless = new RegExp(
  `^(?:${[
    '|true|false|on|off|yes|no|none|null|undefined|enabled|disabled|required|optional|bearer|basic|\\*+|\\.{3}',
    '\\$\\{[^}]*\\}|\\$[a-z_]+|\\$\\d|\\$\\([^)]*\\)|\\{\\{[^}]*\\}\\}|\\{\\w+\\}|%\\(\\w+\\)s|%\\w+%|<[^>]*>|\\[[A-Z]+\\]',
    '(?:~|\\.{1,2})?(?:\\/[\\w.-]+){2,}\\/?|\\/[a-z]{2,16}',
    '(?:op|vault|sm|gcpsm|awssm|akv|secret|file):(?:\\/\\/|[\\w.-]+\\/)[\\w/.:#-]+|arn:aws:[\\w/:.-]+',
    'projects\\/[\\w:.-]+\\/(?:secrets|locations)\\/[\\w/-]+',
  ].join('|')})$`,
  'i',
);
/** A number with a sign, a fraction, a range or a unit. */
const quantity = /^[-+]?\d[\d.,_-]{0,30}(e[-+]?\d{1,4})?([a-z]{1,3}|%)?$/i;
const url = /^[a-z][a-z0-9+.:-]{1,30}:\/\/(?<host>[^\s/@:?#]{0,253})(?:[:/][^\s@]*)?$/i;
const internalHost = /^(?:[a-z0-9-]+|.*\.(?:local|internal|svc|cluster|localhost)|10\..*|127\..*|192\.168\..*)$/i;

/** What a name says of its value: that it is the secret, that it tells of one, or neither. */
export type NameKind = 'secret' | 'about' | 'other';

/** What a variable is by its name, where its value does not speak against it. */
export function nameKind(name: string, value: string): NameKind {
  const words = wordsOf(name);
  const last = [...words.matchAll(secretWords)].at(-1);
  if (!last) return 'other';
  const [word] = last;
  const before = words.slice(0, last.index);
  const rest = words.slice(last.index + word.length);
  const behind = last.groups?.['password'] ? rest.replace(system, '') : rest;
  const isWebhook = word === 'webhook';
  if (aboutSecret.test(behind) || otherMeaning.test(before + word) || (!isWebhook && address.test(behind)))
    return 'about';
  if (harmless.test(value)) return 'about';
  if (quantity.test(value) && !/^\d+$/.test(value)) return last.groups?.['password'] ? 'secret' : 'about';
  if (/^\d+$/.test(value)) {
    const fewest = last.groups?.['password'] ? 1 : last.groups?.['short'] ? 4 : 6;
    return limit.test(before) || word.endsWith('tokens') || value.length < fewest ? 'about' : 'secret';
  }
  if (last.groups?.['password']) return 'secret';
  const host = url.exec(value)?.groups?.['host'];
  return host !== undefined && (!isWebhook || internalHost.test(host)) ? 'about' : 'secret';
}

/** Words of a name, small: those of `dbPassword2` and of `DB_PASSWORD_2` are `db password`. */
const wordsOf = (name: string): string =>
  name
    .slice(0, 256)
    .replace(/([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$2 ')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();

/** Names of fingerprints, versions and ids of steps: random hexadecimal digits by right. */
const fingerprint =
  /\b(commit|revision|rev|ref|sha|checksum|sum|digest|hash|md|etag|image|tag|version|release|build|snapshot|trace|traceparent|span|run|experiment|[a-z]*ids?)$/;
/** Names of ids, and of the public half of something: random of any alphabet. */
const publicValue =
  /\b(ids?|uid|uuid|guid|ulid|cuid|ksuid|etag|address|fingerprint|integrity)$|\b(public|publishable|site|gpg) key\b/;

/** Whether a value may be random, as what has such a name often is, and a secret is not called so. */
export function mayBeRandom(name: string, value: string): boolean {
  const words = wordsOf(name);
  if (fingerprint.test(words) && /^"?([a-z]{1,10}[-_])?[0-9a-f]{12,128}"?$/i.test(value)) return true;
  return publicValue.test(words) && /^[\w.:+/<>@-]{1,128}={0,2}$/.test(value);
}
