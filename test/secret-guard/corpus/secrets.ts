import { alphanumeric, base32, base64, base64url, Draw, digits, hexDigits, lower, upper } from './draw.ts';

const draw = new Draw(20_251_007);
const { text, mixed, hex, one } = {
  text: draw.text.bind(draw),
  mixed: draw.mixed.bind(draw),
  hex: draw.hex.bind(draw),
  one: draw.one.bind(draw),
};

/** The special characters of Terraform's `random_password`. */
const special = '!@#$%&*()-_=+[]{}<>:?';
const password = (length: number) => mixed(length, lower, upper, digits, special);
const key = (length: number) => mixed(length, lower, upper, digits);
/** A password that a person could have chosen: only what is around it says that it is one. */
const word = () => one(['hunter2', 'Sommer2024', 's3cret-enough', 'bluebird', 'letmein99', 'tiger', 'Winter-is-here1']);
const user = () => one(['app', 'admin', 'svc_genai', 'jobmatch', 'root', 'metrics']);
const host = () => one(['db', 'db.internal', '10.10.0.5', 'cache.example.com', 'pg-main.europe-west1.example.net']);
const encoded = (plain: string) => Buffer.from(plain).toString('base64');
const part = () => encoded(JSON.stringify({ sub: text(8, digits), iat: 1_700_000_000 + draw.below(9_999_999) }));

/** How a secret of each kind is made, in pieces, so that no scanner takes this file for a leak. Each opens nothing. */
const kinds: Readonly<Record<string, () => string>> = {
  'password with symbols, 12': () => password(12),
  'password with symbols, 14': () => password(14),
  'password with symbols, 16': () => password(16),
  'password with symbols, 20': () => password(20),
  'password with symbols, 24': () => password(24),
  'password with symbols, 32': () => password(32),
  'password of all printable characters': () => mixed(20, alphanumeric, '!"#$%&\'()*+,-./:;<=>?@[]^_`{|}~'),
  'password with three symbols': () => `${key(5)}!${key(5)}#${key(5)}`,
  'letters and digits, 16': () => key(16),
  'letters and digits, 20': () => key(20),
  'letters and digits, 32': () => key(32),
  'letters and digits, 40': () => key(40),
  'letters alone, 20': () => mixed(20, lower, upper),
  'letters alone, 32': () => mixed(32, lower, upper),
  'small letters alone, 20': () => text(20, lower),
  'small letters alone, 32': () => text(32, lower),
  'capitals alone, 24': () => text(24, upper),
  'small letters and digits, 20': () => mixed(20, lower, digits),
  'small letters and digits, 32': () => mixed(32, lower, digits),
  'hex, 24': () => hex(24),
  'hex, 30': () => hex(30),
  'hex, 32': () => hex(32),
  'hex, 40': () => hex(40),
  'hex, 48': () => hex(48),
  'hex, 64': () => hex(64),
  'hex in capitals': () => hex(32).toUpperCase(),
  'base32, 16': () => mixed(16, upper, '234567'),
  'base32, 26': () => mixed(26, upper, '234567'),
  'base32, 32': () => text(32, base32),
  'base32 in groups': () => [5, 5, 5, 5].map((length) => text(length, base32)).join('-'),
  'base64, 24': () => `${mixed(22, base64)}==`,
  'base64, 44': () => `${mixed(43, base64)}=`,
  'base64 for URLs, 43': () => text(43, base64url),
  'base64 for URLs, 22': () => text(22, base64url),
  'token of a platform': () => `${one(['acme', 'svc', 'tok', 'app', 'live'])}_${key(32)}`,
  'token with a dash in front': () => `${one(['acme', 'svc', 'prod'])}-${hex(32)}`,
  'JSON web token': () => `eyJ${part().slice(3)}.eyJ${part().slice(3)}.${text(43, base64url)}`.replaceAll('=', ''),
  'AWS key id': () => `AKIA${text(16, base32)}`,
  'AWS secret key': () => mixed(40, lower, upper, digits, '/+'),
  'Google API key': () => `AIza${text(35, base64url)}`,
  'GitHub token': () => `ghp_${text(36, alphanumeric)}`,
  'GitLab token': () => `glpat-${text(20, base64url)}`,
  'Slack token': () => `xoxb-${text(12, digits)}-${text(12, digits)}-${text(24, alphanumeric)}`,
  'OpenAI key': () => `sk-proj-${text(48, alphanumeric)}`,
  'Anthropic key': () => `sk-ant-api03-${text(60, base64url)}`,
  'Hugging Face token': () => `hf_${text(34, alphanumeric)}`,
  'Stripe key': () => `sk_live_${text(24, alphanumeric)}`,
  'Telegram token': () => `${text(10, digits)}:AA${text(33, base64url)}`,
  'npm token': () => `npm_${text(36, alphanumeric)}`,
  'Azure client secret': () => `${text(3, alphanumeric)}8Q~${text(34, alphanumeric)}`,
  'private key': () => `-----BEGIN ${one(['RSA ', 'EC ', 'OPENSSH ', ''])}PRIVATE KEY-----\\n${text(64, base64)}`,
  'bcrypt hash': () => `$2b$12$${text(53, alphanumeric)}`,
  'recovery phrase': () =>
    Array.from({ length: 12 }, () =>
      one(['legal', 'winner', 'thank', 'year', 'wave', 'sausage', 'worth', 'useful', 'yellow', 'orbit', 'zebra']),
    ).join(' '),
  'URL with a password': () =>
    `${one(['postgresql', 'redis', 'amqp', 'mongodb+srv'])}://${user()}:${word()}@${host()}/0`,
  'URL with a random password': () => `mysql://${user()}:${key(16)}@${host()}:3306/app`,
  'user info without a scheme': () => `${user()}:${word()}@${host()}:5432/app`,
  'user info with a drawn password': () => `${user()}:${key(20)}@${host()}`,
  'Go DSN': () => `${user()}:${word()}@tcp(${host()}:3306)/app?parseTime=true`,
  'JDBC URL with a parameter': () => `jdbc:postgresql://${host()}:5432/app?user=${user()}&password=${word()}`,
  'JDBC URL of SQL Server': () => `jdbc:sqlserver://${host()}:1433;database=app;user=${user()};password=${word()};`,
  'JDBC URL of Oracle': () => `jdbc:oracle:thin:${user()}/${word()}@${host()}:1521/ORCL`,
  'libpq DSN': () => `host=${host()} user=${user()} password=${word()} dbname=app`,
  'ADO connection string': () => `Server=${host()};Database=app;User Id=${user()};Pwd=${word()};`,
  'option with a token': () => `serve --port 8000 --token=${word()}`,
  'option with a password behind a space': () => `login --user ${user()} --password ${word()} registry.example.com`,
  'short option of a client': () => `curl -u ${user()}:${word()} https://api.example.com/v1`,
  'client secret in a query': () => `https://auth.example.com/cb?client_id=web&client_secret=${word()}`,
  'access token in a fragment': () => `https://app.example.com/cb#access_token=${key(12)}&token_type=bearer`,
  'key in a query': () => `https://maps.example.com/js?key=${key(24)}&v=3`,
  'signature in a query': () => `https://acct.blob.example.net/c/f?sv=2023-01-03&sig=${mixed(43, base64)}%3D`,
  'webhook with a token in its path': () => `https://hooks.example.com/in/${key(24)}`,
  'URL with a token for a user': () => `https://${hex(32)}@errors.example.com/7`,
  'JSON with a password': () => `{"host":"${host()}","user":"${user()}","password":"${word()}"}`,
  'JSON with a nested key': () => `{"llm": {"apiKey": "${word()}", "model": "small"}}`,
  'escaped JSON with a password': () => `{\\"user\\":\\"${user()}\\",\\"password\\":\\"${word()}\\"}`,
  'YAML in braces': () => `{user: ${user()}, password: ${word()}}`,
  'YAML of two lines': () => `user: ${user()}\\npassword: ${word()}`,
  'header with a bearer token': () => `Authorization: Bearer ${key(24)}`,
  'header with a basic login': () => `Basic ${encoded(`${user()}:${word()}`)}`,
  'header with an API key': () => `X-Api-Key: ${word()}`,
  'SASL line': () => `org.apache.kafka.PlainLoginModule required username="${user()}" password="${word()}";`,
  'assignment in a shell': () => `export DB_PASSWORD=${word()}`,
  'Docker login': () => `{"auths":{"r.example.com":{"auth":"${encoded(`${user()}:${word()}`)}"}}}`,
  'drawn password between words': () => `the admin password is ${password(16)}`,
  'hex behind a prefix': () => `0x${text(64, hexDigits)}`,
};

/** Secrets whose value says what they are, five of each kind. */
export const secretValues: readonly { readonly kind: string; readonly value: string }[] = Object.entries(kinds).flatMap(
  ([kind, make]) => Array.from({ length: 5 }, () => ({ kind, value: make() })),
);
