/** What a key that is a secret is for, or who issues it. */
const keyOf = [
  'api|auth|access|secret|private|encryption|decryption|signing|master|hmac(?: sha)?|session|(?:azure|blob) storage|account|ssh|deploy|licen[cs]e|fernet|unseal|aes|crypto',
  'agent|node|worker|runner|cluster|app|admin|root|service|role|server|client|consumer|write|bot|webhook|verification|integration|subscription|instrumentation|django|sas|sdk|salt|encrypt|decrypt|sign|crypt|paseto|paserk|webauthn|license|totp|otp|mfa|vault|kek|dek|cmk|security|tacacs|radius|nonce|local|setup|application|enrol?lment|pairing|device',
  '(?:pre)?shared|product|serial|activation|wep|wpa|wifi|network|cipher|symmetric|ingest(?:ion)?|cosign|wireguard|wg|backup|jwt|jws|jwe|cookie|csrf',
  'openai|anthropic|claude|gemini|openrouter|mistral|cohere|groq|deepseek|perplexity|elevenlabs|llm|fal|replicate|huggingface|hf|wandb|langsmith',
  'voyage|jina|xai|nvidia|langfuse|cerebras|runpod|assemblyai|deepgram|deepl|pinecone|tavily|serpapi|algolia|qdrant|weaviate|meili(?:search)?|typesense',
  'stripe|paypal|adyen|mollie|razorpay|twilio|vonage|sendgrid|mailgun|postmark|resend|brevo|mailchimp|datadog|sentry|posthog|newrelic|honeycomb',
  'supabase|firebase|sqlcipher|luks|restic|borg|rclone|livekit|agora|pusher|ably|pubnub|rollbar|bugsnag|amplitude|mixpanel|plaid|shopify|hubspot|zendesk|intercom|binance|coinbase|tmdb|omdb|openweather(?:map)?|tailscale|linode|vultr|netlify|vercel|digitalocean|together|fireworks|stability|unsplash|pexels|giphy|newsapi|finnhub|polygon|cosmos|azure|aws|cloudflare|hetzner|heroku|github|gitlab|slack|pagerduty|opsgenie|mapbox|rapidapi|infura|alchemy|etherscan',
].join('|');

/** Behind a token or a secret: whose it is, or which one. */
export const whose = new RegExp(
  `\\b(?:for|of|value|plain|raw|base|prod|production|staging|stage|dev|test|qa|ci|live|sandbox|old|new|primary|secondary|backup|current|previous|string|json|[vx]|google|discord|telegram|npm|pypi|docker|dockerhub|registry|gitea|jira|notion|vault|consul|grafana|kafka|internal|external|monitoring|deploy|db|web|mobile|${keyOf})s?\\b`,
);

/** Key, in other languages, and what makes one secret there. */
const foreignKey =
  '(?:cle|clef|clave|llave|chave|chiave|sleutel|schlussel|schluessel|klucz|klic|nyckel|nokkel|nogle|avain|anahtar)';
const foreignSecret =
  '(?:api|acces|acceso|accesso|acesso|secreta?|segreta|secrete|privee|privada|privata|prive|geheimer?|geheime|privater?|private|prywatny|tajny|soukromy|hemlig|hemmelig|privat|gizli|maestra|maitre)';

/** Words of which every value is a secret: passwords, in many languages, as they are joined to others (`rootpw`, `datenbankpasswort`). */
const passwords = [
  '[a-z]*(?:password|passwd|passphrase|passcode|passwrd|pswd|pswrd|passwort|kennwort|kenwort|wachtwoord|wagwoord|losenord|passord|kodeord)(?:s|e|en|er)?',
  '(?:smtp|imap|pop|e?mail|mailer|mysql|mariadb|pg|postgres|sql|db|database|redis|rabbit(?:mq)?|mongo(?:db)?|ldap|s?ftp|ssh|mqtt|admin|root|user|login|auth|bind|wifi|vnc|sudo) ?pass',
  '[a-z]*pwd|[a-z]*pw|[a-z]*mdp|pass (?:word|phrase|code)s?',
  'passworter|passwoerter|kennworter|zugangscode|geheimzahl|wachtzin|toegangscode|mots? de passe|motdepasse|code (?:d )?acces|phrase secrete',
  'contrasen(?:y|i)?as?|contrasinal|palabra de paso|clave(?! (?:primaria|foranea|publica|unica|de (?:particion|orden|cache)|valor)\\b)',
  'senhas?|palavra ?passe|parola(?: (?:d ordine|chiave|segreta))?|hasl[oa]|hesl[oa]|losen|adgangskode|salasanat?|tunnussana|salasona|parool',
  'sifre(?:si)?|parolasi|jelszo|jelszava|lozinka|zaporka|geslo|slaptazodis|pasahitza|lykilord|cyfrinair|(?:kata )?sandi|katalaluan|mat khau|matkhau|parol',
].join('|');

/** The same in other scripts, which are not written in separate words. */
const otherScripts =
  '密码|密碼|口令|密钥|密鑰|暗証番号|パスワード|シークレット|秘密鍵|비밀번호|암호|비밀키|парол[ьяи]?|секрет|кодов[ао]е? слово|סיסמ[הא]|كلمة (?:المرور|السر)|κωδικ[οό]ς|συνθηματικ[οό]|รหัสผ่าน|पासवर्ड';

const others = [
  `(?:${keyOf}) ?keys?(?: (?:allowed|valid|accepted|static) keys)?|keys? (?:api|secret|private|openai|anthropic|mistral|stripe|llm)`,
  'psk|otp|mnemonic|(?:seed|recovery|wallet) phrase|(?:wallet|otp|totp|mfa) seed',
  '[a-z]*secrets?|[a-z]*tokens?|creds?|[a-z]*credentials?|dsn|salt|cookie|jwt|authorization|(?:basic|redis(?: ?cli)?|proxy|registry|memcached?) ?auth|(?:bw|op) session|api hash|passhash|pat|pepper|sas',
  'webhook(?= urls?\\b|$)|connection ?string|conn ?str|snmp community|bearer$|hmac$',
  '[a-z]*(?:geheimnis|segredo|segreto|secreto|sekret|tajemstvi|tajemnica|hemlighet|hemmelighe[dt]|salaisuus|jeton)s?',
  'zugangsdaten|anmeldedaten|credenciales|credenciais|credenziali|inloggegevens',
  '[a-z]*(?:api|auth|access|secret|private|account|openai|encryption|signing|master|shared|license)keys?|pskey',
  `${foreignKey} (?:(?:de|d|da|di) )?${foreignSecret}|${foreignSecret} ${foreignKey}`,
  'app[- ]?kode|api[- ]?schluessel',
].join('|');

/** Numbers of a few digits: a word for them, and a pass that is one of neither a filter nor a road. */
const short =
  'pin|puk|cvv|cvc|(?:unlock|door|alarm|gate|security|backup|recovery|access) codes?|(?!(?:com|by|tres|sur|over|under|encom|multi|kee|last|im|low|high|band)pass\\b)[a-z]*pass';

/** Words that say that a value is secret, wherever they stand in a name; of passwords, every value is. */
export const secretWords = new RegExp(
  `(?<password>(?<!\\S)(?:${passwords})(?!\\S)|${otherScripts})|(?<!\\S)(?:(?<short>${short})|${others})(?!\\S)`,
  'g',
);
