import { describe, expect, it } from 'vitest';
import { masked } from '../../infra/masking/masking.ts';
import { ordinaryLines } from './ordinary-lines.ts';

describe('an error text', () => {
  it.each([
    ['map[password:hunter2 user:x]', 'map[password:***'],
    ['{\\"password\\":\\"hunter2secret\\"}', '{\\"password\\":***'],
    ['DB_PASSWORD="hunter2 with space', 'DB_PASSWORD=***'],
    ['docker login --password hunter2secret host', 'docker login --password ***'],
    ['password: correct horse battery', 'password: ***'],
    ["zone='a', apiKey='hunter2'", "zone='a', apiKey=***"],
    [
      'all is well: zone=europe-west1-b, password_min_length=12',
      'all is well: zone=europe-west1-b, password_min_length=12',
    ],
  ])('%j is shown as %j', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });
});

describe('a secret behind the prefix of the engine', () => {
  it.each([
    ['error: DB_PASSWORD=hunter2 is wrong', 'error: DB_PASSWORD=***'],
    ['config: apiKey=hunter2', 'config: apiKey=***'],
    ['failed: ADMIN_PASS=hunter2', 'failed: ADMIN_PASS=***'],
    ['run: --password x', 'run: --password ***'],
    ['error: token: abc', 'error: token: ***'],
    [
      'error: cannot reach postgres://me:hunter2@db:5432/x, tried twice',
      'error: cannot reach postgres://***@db:5432/x, tried twice',
    ],
    ['error: DB_PASS\u001b[1mWORD=hun\u200bter2', 'error: DB_PASSWORD=***'],
    ['password: |\n  hunter2\n  hunter3\nzone: a', 'password: ***\n***\n***\nzone: a'],
    ['TOKEN="a\nb" c\nd', 'TOKEN=***\n***\nd'],
    ['- name: DB_PASSWORD\n  value: hunter2\n- name: A', '- name: DB_PASSWORD\n***\n- name: A'],
  ])('%j is shown as %j', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });
});

describe('a private key', () => {
  const lines = [
    'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj',
    'MzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDuictGeurT8jNbvJZHtCSuYEvu',
    'NMoSfm76oqFvAp8Gy0==',
  ];
  const [begin, end] = [`-----BEGIN ${'PRIVATE'} KEY-----`, `-----END ${'PRIVATE'} KEY-----`];
  it.each([
    ['whole', ['a', begin, ...lines, end, 'b'], 'a\n***\nb'],
    ['without its end', ['a', begin, ...lines], 'a\n***'],
    ['without its beginning', ['a b', ...lines, end, 'c'], 'a b\n***\n***\n***\n***\nc'],
    ['without both', ['a b', ...lines, 'c d'], 'a b\n***\n***\n***\nc d'],
    ['on one line', [`{"k":"${[begin, ...lines, end].join('\\n')}"}`, 'b'], '{"k":"***"}\nb'],
  ])('%s is not shown', (_, text, expected) => {
    expect(masked(text.join('\n'))).toBe(expected);
  });
});

describe('an ordinary line', () => {
  it('is one of sixty at least', () => {
    expect(ordinaryLines.length).toBeGreaterThanOrEqual(60);
  });
  it.each(ordinaryLines)('%s comes through unchanged', (line) => {
    expect(masked(line)).toBe(line);
  });
});
