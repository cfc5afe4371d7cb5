import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { parse } from 'dotenv';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type DialectName, dialects } from '../../../infra/env/dialects/dialects.ts';
import { anyValue, renderValues } from '../../support/env-values.ts';
import { readSystemdFile } from '../../support/systemd-env-file.ts';
import { missingTools } from '../../support/tools.ts';

const directory = mkdtempSync(join(tmpdir(), 'genai-readers-'));
afterAll(() => rmSync(directory, { recursive: true }));

const inFile = (text: string): string => {
  const file = join(directory, 'env');
  writeFileSync(file, text);
  return file;
};
const fromLines = (output: string): Record<string, string> =>
  Object.fromEntries(
    output
      .split('\0')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
const sourced = (interpreter: string) => (text: string) =>
  fromLines(
    execFileSync(interpreter, ['-c', `set -a; . "${inFile(text)}"; exec /usr/bin/env -0`], {
      encoding: 'utf8',
      env: {},
      cwd: directory,
      // A bash whose input is a socket takes itself for one that sshd started, and reads its user's start-up files.
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );

/** Reads what the runner of a workflow reads from `$GITHUB_ENV`: a name and an end mark, then lines up to that mark. */
function readGithubFile(text: string): Record<string, string> {
  const variables: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let i = 0; i < lines.length - 1; i++) {
    const [name = '', end = ''] = (lines[i] ?? '').split('<<');
    const value: string[] = [];
    while (lines[++i] !== end) value.push(lines[i] ?? '');
    variables[name] = value.join('\n');
  }
  return variables;
}

const readers: (readonly [dialect: DialectName, reader: string, read: (text: string) => Record<string, string>])[] = [
  ['dotenv', 'Node', (text) => parseEnv(text) as Record<string, string>],
  ['dotenv', 'dotenv', (text) => parse(text)],
  ['dotenv', 'bash', sourced('bash')],
  ['dotenv', 'sh', sourced('sh')],
  ['dotenv', 'systemd', readSystemdFile],
  ['shell', 'bash', sourced('bash')],
  ['shell', 'sh', sourced('sh')],
  ['systemd', 'systemd', readSystemdFile],
  ...(missingTools('zsh') === undefined
    ? ([
        ['dotenv', 'zsh', sourced('zsh')],
        ['shell', 'zsh', sourced('zsh')],
      ] as const)
    : []),
  ['json', 'JSON.parse', JSON.parse],
  ['github', 'the runner of a workflow', readGithubFile],
];

describe.each(readers)('the %s dialect', (name, reader, read) => {
  it(`is read back unchanged by ${reader}, for every value that it accepts`, () => {
    const dialect = dialects[name];
    fc.assert(
      fc.property(fc.array(anyValue, { minLength: 60, maxLength: 120 }), (values) => {
        const accepted = values.filter((one) => dialect.refuses(one) === undefined);
        const back = read(renderValues(dialect, accepted));
        expect(accepted.map((_, index) => back[`V${index}`])).toEqual(accepted);
      }),
      { numRuns: 30 },
    );
  });
});

describe.each(Object.entries(dialects))('the %s dialect', (_, dialect) => {
  it('refuses with a reason, and never shows the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 8 }), (text) => {
        const reason = dialect.refuses(text);
        expect(reason === undefined || (reason.length > 10 && !reason.includes(text))).toBe(true);
      }),
    );
  });

  it('accepts what is usual: names, URLs, numbers, paths, times', () => {
    const usual = [
      'jobmatch-staging-vm',
      'https://x.example:8443/a?b=c',
      '4.5',
      '/data/models',
      '0 2 * * *',
      'a,b',
      '',
    ];
    expect(usual.map((one) => dialect.refuses(one))).toEqual(usual.map(() => undefined));
  });
});
