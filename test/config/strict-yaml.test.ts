import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { reportProblems } from '../../infra/config/report.ts';
import { readStackFile, StackFileError } from '../../infra/config/stack-file.ts';
import { scalarText } from '../support/yaml-scalars.ts';

const head = 'config:\n  genai:environment:\n';

/** What is said of a whole file; empty where it is accepted. */
function report(text: string): string {
  try {
    readStackFile(text);
    return '';
  } catch (error) {
    if (!(error instanceof StackFileError)) throw error;
    return reportProblems(error.problems, 'f', error.lineOf);
  }
}

/** What is said of one value, without its line and path. */
const ofValue = (value: string) => report(`${head}    a: ${value}\n`).replace(/^f:3 {2}a {2}/, '');

const number = (text: string, written: number) =>
  `${text} is not the same number to all readers of YAML: write ${written}, or, for text, in quotes, "${text}"`;
const unwritable = (text: string) =>
  `${text} is not the same number to all readers of YAML: write it in quotes, "${text}"`;
const date = (text: string) =>
  `${text} is a date to some readers of YAML, and text to others: write it in quotes, "${text}"`;
const sixty = (text: string) =>
  `${text} is a number to base 60 to some readers of YAML, and text to others: write it in quotes, "${text}"`;
const choice = (text: string, value: boolean) =>
  `${text} is ${value} to some readers of YAML, and text to others: write true or false, or, for text, in quotes, "${text}"`;

/** The package's reader of YAML 1.1 alone takes E0 for a number, of no digits. */
const withoutDigits = /(^|[^\d.])[-+]?e[-+]?\d/i;

describe('a value that readers of YAML take for different things', () => {
  it.each([
    ['0200', number('0200', 200)],
    ['-007', number('-007', -7)],
    ['0o17', number('0o17', 15)],
    ['0O17', number('0O17', 15)],
    ['0x1f', number('0x1f', 31)],
    ['-0x1F', number('-0x1F', -31)],
    ['0b11', number('0b11', 3)],
    ['1_000', number('1_000', 1000)],
    ['1_0.5', number('1_0.5', 10.5)],
    ['-0', number('-0', 0)],
    ['9007199254740993', unwritable('9007199254740993')],
    ['12345678901234567890123', unwritable('12345678901234567890123')],
    ['1e400', unwritable('1e400')],
    ['.inf', unwritable('.inf')],
    ['.nan', unwritable('.nan')],
    ['2026-01-31', date('2026-01-31')],
    ['2026-1-1', date('2026-1-1')],
    ['2026-01-31T10:00:00Z', date('2026-01-31T10:00:00Z')],
    ['2026-01-31 10:00:00', date('2026-01-31 10:00:00')],
    ['1:30', sixty('1:30')],
    ['190:20:30', sixty('190:20:30')],
    ['yes', choice('yes', true)],
    ['Y', choice('Y', true)],
    ['ON', choice('ON', true)],
    ['no', choice('no', false)],
    ['off', choice('off', false)],
    ['<<', '<< merges maps for some readers of YAML: write the keys out'],
    ['a?b', 'a?b has a colon at its beginning or a question mark: write it in quotes, "a?b"'],
    ['!!str 5', 'has a tag (!…): leave it out, and write text in quotes'],
    ['!!binary aGk=', 'has a tag (!…): leave it out, and write text in quotes'],
    ['!custom {}', 'has a tag (!…): leave it out'],
    ['&big 5', 'has the anchor "&big": leave it out, stack files have no aliases'],
    ['*big', 'is the alias "*big": write the value itself'],
    ['|\n      text', 'spans several lines: write it on one line'],
    ['"one\n      two"', 'spans several lines: write it on one line'],
    ['one\n      two', 'spans several lines: write it on one line'],
    ['"\\ud800"', 'has half of a character (\\ud800 to \\udfff): leave it out'],
    ['"\\nline"', 'begins with a line break or a tab, which Pulumi’s engine does not always keep: leave that out'],
    ["{'<<': 1}", 'has the key "<<", which merges maps also in quotes: leave it out'],
    ['"a\\/b"', 'has \\/, which Pulumi’s engine does not know: write /'],
  ])('is refused with what to write instead: %s', (value, message) => {
    expect(ofValue(value)).toBe(message);
  });

  it.each<[string, unknown]>([
    ['200', 200],
    ['-3', -3],
    ['+5', 5],
    ['0', 0],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['9007199254740991', 9007199254740991],
    ['true', true],
    ['False', false],
    ['~', null],
    ['NULL', null],
    ['', null],
    ['10.20.0.10', '10.20.0.10'],
    ['10.20.0.0/24', '10.20.0.0/24'],
    ['name:tag', 'name:tag'],
    ['job-match-v0', 'job-match-v0'],
    ['"0200"', '0200'],
    ["'2026-01-31'", '2026-01-31'],
    ['"yes"', 'yes'],
    ['"\\u00e9\\\\/"', 'é\\/'],
    ['[]', []],
    ['{}', {}],
  ])('is read where all agree: %s', (value, read) => {
    expect(readStackFile(`${head}    a: ${value}\n`).environment).toEqual({ a: read });
  });

  it('is never one that was accepted: YAML 1.1 and 1.2 read it alike', () => {
    fc.assert(
      fc.property(
        scalarText.filter((text) => !withoutDigits.test(text)),
        (text) => {
          const files = [`a: ${text}`, `${text}: 1`, `a: [${text}]`, `a: {${text}: 1}`];
          for (const line of files) {
            const file = `${head}    ${line}\n`;
            if (report(file) !== '') continue;
            const { environment } = readStackFile(file);
            for (const version of ['1.1', '1.2'] as const)
              expect(parse(file, { version }).config['genai:environment'], line).toEqual(environment);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('a key', () => {
  it.each([
    ['    a: 1\n    b: 2\n    a: 3\n', 'f:5  a  is given twice: line 3 has it too'],
    ['    hosts:\n      gpu-0: 1\n      gpu-0: 2\n', 'f:5  hosts.gpu-0  is given twice: line 4 has it too'],
    [
      '    <<: {a: 1}\n',
      'f:3  config.genai:environment  has a key that is refused: << merges maps for some readers of YAML: write the keys out',
    ],
    ['    0200: 1\n', `f:3  config.genai:environment  has a key that is refused: ${number('0200', 200)}`],
    ['    1: 1\n', 'f:3  config.genai:environment  has the key 1, which is not text: write it in quotes'],
    ['    true: 1\n', 'f:3  config.genai:environment  has the key true, which is not text: write it in quotes'],
    ['    ~: 1\n', 'f:3  config.genai:environment  has the key null, which is not text: write it in quotes'],
    ['    ? [a]\n    : 1\n', 'f:3  config.genai:environment  has a key that is not text: write the key itself'],
    ['    a: {b}\n', 'f:3  a.b  has no value: write one, or null'],
  ])('is refused at its line: %j', (body, line) => {
    expect(report(head + body)).toBe(line);
  });

  it('is no matter of ours in what other programs read', () => {
    expect(report(`${head}    a: 1\n  gcp:zone: 0200\nencryptionsalt: v1:yes\nenvironment:\n  - &a 2026-01-31\n`)).toBe(
      '',
    );
  });

  it('that stands twice is refused also around the environment', () => {
    expect(report(`${head}    a: 1\n  genai:environment:\n    a: 2\n`)).toBe(
      'f:4  config.genai:environment  is given twice: line 2 has it too',
    );
  });
});

describe('an encrypted value', () => {
  const encrypted =
    'is encrypted (secure: …), and stack files hold no secrets: they are kept by npx infra secrets. Write the value itself';
  it.each([
    [`${head}    secure: v1:abc:def\n`, `f:3  config.genai:environment  ${encrypted}`],
    [`${head}    a:\n      secure: v1:abc:def\n`, `f:4  a  ${encrypted}`],
    [`${head}    a:\n      - {secure: v1:abc:def}\n`, `f:4  a.0  ${encrypted}`],
  ])('is refused, as Pulumi’s engine would decrypt it: %j', (text, line) => {
    expect(report(text)).toBe(line);
  });

  it.each(['{secure: {name: x}}', '{secure: v1, name: x}', '{secure: 5}'])(
    'is not what the engine leaves: %s',
    (value) => {
      expect(report(`${head}    a: ${value}\n`)).toBe('');
    },
  );
});

describe('a text', () => {
  it.each([
    ['a tab', `${head}\ta: 1\n`, 'f:3  has a tab: write spaces'],
    [
      'two documents',
      `${head}    a: 1\n---\nconfig: {}\n`,
      'f:4  begins a second document, which Pulumi’s engine would pass over: keep one, and no line of --- or ...',
    ],
    [
      'a directive',
      `%YAML 1.1\n---\n${head}    a: 1\n`,
      'f:1  is a directive, which changes how YAML is read: remove it',
    ],
    [
      'a control character',
      `${head}    a: "\u0007"\n`,
      'f:3  has the character U+0007: remove it, and save the file as UTF-8',
    ],
    [
      'a line separator',
      `${head}    a: x\u2028y\n`,
      'f:3  has the character U+2028: remove it, and save the file as UTF-8',
    ],
    [
      'bytes that are no UTF-8',
      `${head}    a: \ufffd\n`,
      'f:3  has the character U+FFFD: remove it, and save the file as UTF-8',
    ],
    [
      'a second byte order mark',
      `${head}    a: \ufeffx\n`,
      'f:3  has the character U+FEFF: remove it, and save the file as UTF-8',
    ],
    [
      'a bracket too few',
      `${head}    a: [1\n    b: 2\n`,
      'f:3  has [ without the ] that ends it: write that, and indent the lines between',
    ],
    [
      'a brace too few',
      `${head}    a: {b: 1\n    c: 2\n`,
      'f:3  has { without the } that ends it: write that, and indent the lines between',
    ],
    [
      'a quote too few',
      `${head}    a: "1\n    b: 2\n    c: 3\n`,
      'f:3  has " without the " that ends it: write that, and indent the lines between',
    ],
    [
      'keys that do not begin alike',
      `${head}    a: [1]\n   b: 2\n`,
      'f:4  is not YAML: All mapping items must start at the same column',
    ],
  ])('is refused for %s', (_, text, line) => {
    expect(report(text).split('\n')[0]).toBe(line);
  });

  it.each([
    ['a byte order mark', `\ufeff${head}    a: 1\n`],
    ['lines that end as on Windows', `${head}    a: 1\n`.replaceAll('\n', '\r\n')],
    ['a line of hyphens at its beginning', `# comment\n---\n${head}    a: 1\n`],
  ])('may have %s', (_, text) => {
    expect(readStackFile(text).environment).toEqual({ a: 1 });
  });

  it('that is a secret in the wrong place is not repeated', () => {
    const secret = `sk-${'a1B2c3D4'.repeat(4)}`;
    for (const body of [
      `    a: [${secret}\n`,
      `    a: *${secret}\n`,
      `    a: &${secret} x\n`,
      `    &${secret} a: x\n`,
      `    a: "${secret}" ${secret}\n`,
      `    a: 0x${'0f1e2d3c4b5a6978'.repeat(3)}\n`,
    ])
      expect(report(head + body)).not.toMatch(/a1B2c3D4|0f1e2d3c/);
  });
});
