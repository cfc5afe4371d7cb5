import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutCommands } from '../../infra/masking/escapes.ts';
import { masked } from '../../infra/masking/masking.ts';
import { shown } from '../../infra/summary/masking.ts';
import { summarise } from '../../infra/summary/summarise.ts';
import { container, preview, runs } from '../summary/support.ts';

/** What engines, programs and shells print before something is said. */
const prefixes = [
  '',
  'error: ',
  'error: error: ',
  'config: ',
  'failed: ',
  'run: ',
  'warning: ',
  'docker:index:Container (gpu-0-flux): ',
  'docker:index:Container (gpu-0-flux): error: 1 error occurred: ',
  'urn:pulumi:staging::genai::docker:index/container:Container::gpu-0-flux: ',
  'gcp:secretmanager/secret:Secret::secret-tls-key ',
  '2026-07-13T12:00:01.123Z INFO ',
  '2026-07-13 12:00:01,123 [main] DEBUG com.example.App - ',
  'I0713 12:00:01.123456 1 server.go:12] ',
  'level=error msg=failed ',
  'time="2026-07-13T12:00:01Z" level=fatal ',
  '[12:00:01] ',
  'panic: ',
  'Error response from daemon: ',
  'token: dial tcp: lookup x: no such host; ',
  'password_min_length=12, ',
  '\t',
  '  - ',
  '> ',
  '+ ',
  '"',
  "'",
  '(',
  '{"level":"error","msg":"failed","env":{',
  '{\\"message\\":\\"failed\\",',
  'env: [',
  '::error file=app.js,line=1::',
  '##[error]',
  '::set-output name=x::',
  '\u001b[31merror:\u001b[0m ',
  '\u001b]0;title\u0007',
  '| ',
  'export ',
  '$ docker run -e ',
  'https://example.com/x?user=me&',
];

const words = [
  ['db', 'password'],
  ['admin', 'pass'],
  ['postgres', 'passwd'],
  ['password'],
  ['passphrase'],
  ['api', 'key'],
  ['openai', 'api', 'key'],
  ['access', 'token'],
  ['token'],
  ['github', 'token'],
  ['client', 'secret'],
  ['jwt', 'secret'],
  ['django', 'secret', 'key'],
  ['aws', 'secret', 'access', 'key'],
  ['private', 'token'],
  ['smtp', 'password'],
  ['credentials'],
];
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const styles: readonly ((parts: readonly string[]) => string)[] = [
  (parts) => parts.join('_').toUpperCase(),
  (parts) => parts.join('_'),
  (parts) => parts.join('-'),
  (parts) => parts.join('.'),
  (parts) => parts.map((part, index) => (index === 0 ? part : capital(part))).join(''),
  (parts) => parts.map(capital).join(''),
  (parts) => parts.map(capital).join('-'),
  (parts) => `spring.datasource.${parts.join('-')}`,
  (parts) => `APP_${parts.join('_').toUpperCase()}`,
];
const name = fc.tuple(fc.constantFrom(...styles), fc.constantFrom(...words)).map(([style, parts]) => style(parts));

/** Value in its form, with what may stand behind it. */
const forms: readonly ((name: string, value: string) => string)[] = [
  (n, v) => `${n}=${v}`,
  (n, v) => `${n}=${v} and more`,
  (n, v) => `${n} = ${v}`,
  (n, v) => `${n}: ${v}`,
  (n, v) => `${n}:${v}`,
  (n, v) => `${n} : ${v}`,
  (n, v) => `${n}:\t${v}`,
  (n, v) => `${n}=>${v}`,
  (n, v) => `${n} => "${v}"`,
  (n, v) => `:${n} => '${v}'`,
  (n, v) => `${n}="${v}"`,
  (n, v) => `${n}='${v}' next`,
  (n, v) => `${n}: "${v}", user: "x"`,
  (n, v) => `"${n}": "${v}"}`,
  (n, v) => `"${n}":"${v}"`,
  (n, v) => `\\"${n}\\":\\"${v}\\"}`,
  (n, v) => `'${n}': '${v}'`,
  (n, v) => `map[user:x ${n}:${v} zone:y]`,
  (n, v) => `{Name:${n} Value:${v}}`,
  (n, v) => `{"name": "${n}", "value": "${v}"}`,
  (n, v) => `--${n.replaceAll('.', '-')} ${v}`,
  (n, v) => `--${n.replaceAll('.', '-')}=${v}`,
  (n, v) => `tool --user me --${n.replaceAll('.', '-')} '${v}' host`,
  (n, v) => `<${n}>${v}</${n}>`,
  (n, v) => `${n}: |\n  ${v}\nrest`,
  (n, v) => `${n}="first\n${v}"`,
  (n, v) => `${n}%3D${v}`,
];
/** Without a name of its own. */
const nameless: readonly ((value: string) => string)[] = [
  (v) => `Authorization: Bearer ${v}`,
  (v) => `authorization: basic ${v}`,
  (v) => `-H 'X-Api-Key: ${v}'`,
  (v) => `Cookie: session=${v}`,
  (v) => `postgres://coursia:${v}@db.example.com:5432/x`,
  (v) => `redis://:${v}@redis`,
  (v) => `cloning https://${v}@github.com/x/y`,
  (v) => `https://x.example.com/?token=${v}`,
  (v) => `docker login -u me -p ${v} registry.example.com`,
  (v) => `mysql -u root -p${v} x`,
  (v) => `sshpass -p '${v}' ssh host`,
  (v) => `redis-cli -a ${v} ping`,
  (v) => `curl -u me:${v} https://x.example.com/`,
  (v) => `machine x login me password ${v}`,
  (v) => `API key: ${v}`,
  (v) => `mot de passe : ${v}`,
  (v) => `DB_PASSWORD ${v}`,
  (v) => `the password is ${v}`,
];

const letters = 'abcdefghjkmnpqrstuvwxyz';
const part = fc.tuple(
  fc.string({ unit: fc.constantFrom(...letters), minLength: 4, maxLength: 10 }),
  fc.integer({ min: 10, max: 99 }),
  fc.constantFrom('', 'Q', '!', '_x'),
);
/** Chosen by people, so that neither its form nor chance tells what it is. */
const value = part.map(([word, number, end]) => `${word}${number}${end}`);
const withBlanks = fc.array(value, { minLength: 2, maxLength: 3 }).map((parts) => parts.join(' '));

/** What a terminal and a reader do not see. */
const hidden = fc.constantFrom('', '\u200b', '\u001b[1m', '\u00ad', '\u2060', '\u034f', '\u0000', '\u001b[0;31m\u200d');
const split = (text: string, by: string): string =>
  by === '' ? text : [...text].map((character, index) => (index % 3 === 2 ? by + character : character)).join('');

const quoted = (form: (name: string, value: string) => string): boolean => /["']\*{2}/.test(form('n', '**'));
const line = fc
  .tuple(
    fc.constantFrom(...prefixes),
    fc.oneof(
      fc.tuple(name, fc.constantFrom(...forms), value, withBlanks).map(([n, form, one, several]) => {
        const secret = quoted(form) ? several : one;
        return { secret, body: form(n, secret) };
      }),
      fc.tuple(fc.constantFrom(...nameless), value).map(([form, secret]) => ({ secret, body: form(secret) })),
    ),
    hidden,
  )
  .map(([prefix, { secret, body }, by]) => ({ secret, text: prefix + split(body, by) }));

const read = (text: string): string => text.replace(/[^\n\x20-\x7e]/g, '');
function expectHidden(output: string, secret: string): void {
  for (const word of secret.split(' ')) expect(read(output)).not.toContain(word);
}
const runs5000 = { numRuns: 5_000 };

describe('a secret behind its name', () => {
  it('is in no masked text, whatever stands before it and however it is written', () => {
    fc.assert(
      fc.property(line, ({ secret, text }) => expectHidden(masked(text), secret)),
      runs5000,
    );
  });

  it('is not shown as a name', () => {
    fc.assert(
      fc.property(line, ({ secret, text }) => expectHidden(shown(text), secret)),
      runs5000,
    );
  });

  it('is in no summary, be it in an error, a warning, a name or a value', () => {
    fc.assert(
      fc.property(line, line, ({ secret, text }, other) => {
        const diagnostics = ['error', 'warning'].map((severity) => ({ severity, message: text }));
        const steps = [
          { op: 'create', name: text },
          { op: 'update', before: { size: 'x' }, after: { size: text }, detailedDiff: { size: { kind: 'update' } } },
          {
            op: 'update',
            type: container,
            before: runs('flux', [`A=${text}`]),
            after: runs('flux', [`A=x ${text}`, text]),
          },
          { op: 'replace', name: 'two', replaceReasons: [text], before: { [text]: text }, after: { [text]: 'y' } },
        ];
        const run = { ...preview(steps, { diagnostics }), status: 1, stderr: `${other.text}\n${text}` };
        const markdown = summarise(run, { limit: Number.POSITIVE_INFINITY });
        expectHidden(markdown, secret);
        expectHidden(markdown, other.secret);
      }),
      { numRuns: 500 },
    );
  });
});

it('nothing in a log is a command to the runner of a workflow', () => {
  const piece = fc.constantFrom(
    '::',
    ':',
    ' ',
    '\t',
    '\n',
    'error',
    'set-env name=X',
    '##[',
    '##',
    '[',
    ']',
    'add-mask',
    '\u200b',
    '\r',
    '\u001b[0m',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      (text) => {
        const log = withoutCommands(masked(text));
        for (const one of log.split(/\r\n|\r|\n/)) {
          expect(one.trim().startsWith('::')).toBe(false);
          expect(one).not.toContain('##[');
        }
      },
    ),
    runs5000,
  );
});
