/** Where something is filled in later: by shells, pipelines, templates, Grafana, Windows. */
export const filledIn = [
  '\\$\\{\\{[^}]{0,100}\\}\\}|\\$\\{[^}]{0,100}\\}|\\$\\([^)]{0,200}\\)|\\$__\\w{2,10}\\{[^}]{0,200}\\}|\\$[A-Z][A-Z0-9_]{0,64}|\\$[a-z_]{1,64}|\\$\\d',
  '\\{\\{[^}]{0,200}\\}\\}|\\{[\\w. ]{1,64}\\}|[#%@]\\{[^}]{0,100}\\}|%\\w{1,64}%|%\\(\\w{1,64}\\)s|<%[^%]{0,100}%>|<[^<>]{1,64}>|@@?[A-Z][A-Z0-9_]{1,64}@@?',
  '\\*{1,64}',
].join('|');

const name = '[A-Z][A-Z0-9_]{0,63}';
const path = '[\\w.#:@%+=?&/-]{1,200}';

/** Values that are no secret, whatever the name says. */
const forms: readonly RegExp[] = [
  // Nothing, a switch, the kind of a secret.
  /^(?:|true|false|on|off|yes|no|none|null|nil|undefined|enabled|disabled|required|optional|prompt|never|always|bearer|basic|string|redacted(?:\/\w{1,3})?|[.…?]{2,8}|\[[A-Z]+\]|required\|.*)$/i,
  /^(?:[HREP]S(?:256|384|512)|EdDSA|bcrypt|argon2id?|scrypt|pbkdf2|(?:scram-)?sha-?(?:1|256|384|512)|md5|AES-?(?:128|256)(?:-?GCM)?)$/i,
  new RegExp(`^(?:${filledIn})$`),
  // A file.
  /^@?(?:~|\.{1,2}|[A-Za-z]:)?(?:[/\\][\w.-]+){2,}[/\\]?$|^\.{1,2}\/[\w.-]+$|^\/[a-z]{2,16}$|^[\w-]{0,64}\.(?:json|ya?ml|pem|key|crt|txt|baseline|ckpt|env|jks|p12)$/i,
  // A secret in a store: its address.
  new RegExp(
    `^(?:ref\\+|secret)?[a-z0-9+.-]{0,30}(?:vault|secrets?|secretref|secretsmanager|ssm|sm|kv|kms|op|file|keychain|keyring|doppler|infisical|bitwarden|bws|sops|conjur|berglas|akeyless|k8s|kubernetes|param|parameter)[a-z0-9.-]{0,20}:(?:/|[\\w.-]{1,64}[/#])${path}$`,
    'i',
  ),
  /^(?:secretref|secret-ref|keyvaultref):[\w.-]{1,64}$/i,
  new RegExp(`^(?:env:(?://)?|ENV:|env\\.|os\\.environ[./]|process\\.env\\.|secrets?\\.|\\$env:)${name}$`),
  /^(?:ENV|os\.environ|process\.env|(?:os\.)?getenv|System\.getenv|env|file|var|lookup|!Ref|!Sub|!ImportValue|!GetAtt|!vault|!reference|!env_var|!secret)[ [({]['"[]?[\w ./:,'"${}-]{1,128}[)\]}]{0,2}$/,
  /^@Microsoft\.(?:KeyVault|AppConfiguration)\([^)]{1,300}\)$/,
  /^arn:aws[\w-]{0,10}:[\w/:.+=@-]+$|^projects\/[\w:.-]+\/(?:secrets|locations)\/[\w/-]+$/i,
  /^https:\/\/[\w-]{1,63}\.vault\.(?:azure\.net|usgovcloudapi\.net|azure\.cn)\/[\w/-]+$/i,
  // Sealed: of no use without a key that is elsewhere.
  /^ENC\[[A-Z0-9_]{3,20},.*\]$|^ENC\([\w+/=]+\)$|^\{cipher\}/,
  // The public half.
  /^-----BEGIN (?![A-Z0-9 ]*PRIVATE)[A-Z0-9 ]+-----|^(?:[\w.*@,:="/|+-]{1,200}[ :])?(?:(?:sk-)?(?:ssh-(?:ed25519|rsa|dss)|ecdsa-sha2-\w{1,20})[\w.@-]{0,30}) AAAA/,
  // A pattern.
  /^\^?(?:\.[*+]|\[\^|\[(?:a-z|A-Z|0-9)|\\[SwdW][*+]?|\(\?|\*{3})|\[[^\s\]]{0,20}(?:a-z|A-Z|0-9)[^\s\]]{0,20}\](?:[*+]|\{\d)/,
  // A question, a substitution, a path: of Prometheus, Loki, SQL, GraphQL, sed, awk, JSON.
  /^(?:sum|avg|min|max|count|topk|rate|irate|increase|histogram_quantile|absent|label_replace)(?: (?:by|without) ?\([\w, ]{0,100}\) ?)?\(.*\)/,
  /^\{\w{1,64}(?:=|!=|=~|!~)".*"\}(?:$| ?\|)|^(?:SELECT\s.*\sFROM|DELETE FROM|INSERT INTO)\s|^(?:query|mutation)\b.*\{.*\}/s,
  /^s([#/|,!~])(?:(?!\1).){1,200}\1(?:(?!\1).){0,200}\1[gimpI]{0,4}$|^(?:\/[^/]{1,100}\/ ?)?\{ ?(?:print|gsub)\b/,
  /^\$?(?:\.[a-z_]{1,63}(?:\[[\d*]{0,4}\])?){1,10}(?: ?\| ?[a-z_@]\w{0,30}){0,3}$/i,
  // A class.
  /^(?:[A-Z][a-z]{1,20}){1,6}(?:Factory|Provider|Handler|Middleware|Service|Backend|Serializer|Validator|Authenticator|Manager|Resolver|Filter|Extractor|Hasher|Generator)$/,
  // Variables of Kubernetes that say where their values are.
  /^(?!.*\bvalue["']?\s?:)[[{-].*\b(?:secretKeyRef|secretRef|remoteRef)\b/s,
  // The name of a header, a cookie or a parameter.
  /^(?:X-[A-Z][\w-]{2,40}|authorization|(?:php|j)?sess(?:ion)?_?id|connect\.sid|(?:x?csrf|xsrf|access|auth|refresh)[-_]?token|api[-_]?key)$/i,
];

/** What a variable may hold whatever its name says: nothing, a switch, where to find the secret, what is public of it. */
export const isNoSecret = (value: string): boolean => forms.some((form) => form.test(value));

/** The value that is taken where nothing is filled in: `hunter2` of `${PASSWORD:-hunter2}`. */
export const fallbackOf = (value: string): string | undefined =>
  /^\$\{[\w.]{1,64}:(?!\?|[-=]?\})[-=]?([^}]{1,200})\}$/.exec(value)?.[1];

/** A number with a sign, a fraction, a range or a unit; a rate, a duration, a date. */
export const isQuantity = (value: string): boolean =>
  /^[-+]?\d[\d.,_-]{0,30}(e[-+]?\d{1,4})?([a-z]{1,3}|%)?$|^\d{1,12} ?(?:\/|per ) ?[a-z]{1,10}$|^P(?=\d|T\d)(?:\d{1,6}[YMWD]){0,4}(?:T(?:\d{1,6}[HMS]){1,3})?$|^\d{4}-\d\d-\d\d[T ][\d:.Z+]{2,20}$/i.test(
    value,
  );
