import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locatedProblems, reportProblems } from '../../infra/config/report.ts';
import { type LineOf, readStackFile, StackFileError } from '../../infra/config/stack-file.ts';
import { environmentOf } from '../../infra/model/environment.ts';
import { InputError } from '../../infra/problem.ts';
import { profiles } from '../../stacks/profiles.ts';
import { type Changes, committed, problemsOf } from '../support/stacks.ts';
import { byPlace, type Placement, placements } from './placements.ts';

const staging = (changes: Changes) => problemsOf('staging', committed('staging', changes));
const key = `sk-${'a1b2c3d4'.repeat(4)}`;
const looksLike = 'looks like a secret, and stack files hold none: secrets are kept by npx infra secrets';
const ofOpenAi = '(not shown: has the form of a key of OpenAI, Anthropic, OpenRouter or a like service)';

/** Every problem of a value, as people see it. */
function reported(raw: unknown): string {
  try {
    environmentOf(raw, profiles.staging);
    return '';
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return reportProblems(error.problems, 'f', () => 1);
  }
}

describe('a secret in a stack file', () => {
  it('is refused where it stands, also where its form is right', () => {
    expect(staging({ settings: { DB_HOST: key } })).toEqual([`settings.DB_HOST  ${ofOpenAi} ${looksLike}`]);
    expect(staging({ settings: { BACKUP_SECONDARY_STORAGE: key } })).toEqual([
      `settings.BACKUP_SECONDARY_STORAGE  ${ofOpenAi} ${looksLike}`,
    ]);
    expect(staging({ tenants: { acme: { name: key } } })).toEqual([`tenants.acme.name  ${ofOpenAi} ${looksLike}`]);
    expect(staging({ tenants: { acme: { name: 'https://me:hunter2@acme.example' } } })).toEqual([
      `tenants.acme.name  (not shown: has a login with a password in it) ${looksLike}`,
    ]);
    expect(staging({ images: { flux: `${key}:1` } })).toEqual([`images.flux  ${ofOpenAi} ${looksLike}`]);
  });

  it('is said to be of its line', () => {
    const text = `config:\n  genai:environment:\n    settings:\n      REDIS_HOST: redis\n      DB_HOST: ${key}\n`;
    const { environment, lineOf } = readStackFile(text);
    const lines = (() => {
      try {
        environmentOf(environment, profiles.staging);
        return '';
      } catch (error) {
        return reportProblems((error as InputError).problems, 'f', lineOf);
      }
    })();
    expect(lines).toContain(`f:5  settings.DB_HOST  ${ofOpenAi} ${looksLike}`);
  });

  it('is not repeated where its form is wrong', () => {
    expect(staging({ settings: { DB_HOST: 'postgres://u:p@h' } })).toEqual([
      'settings.DB_HOST  (not shown: has a login with a password in it) must be a host name in lower case or an IPv4 address, without scheme, user or port, or unset',
    ]);
    expect(staging({ admins: { accessPolicy: { token: 'hunter2' } } })).toEqual([
      'admins.accessPolicy  (not shown: is a secret by its name) must be text',
      `admins.accessPolicy.token  (not shown: is a secret by its name) ${looksLike}`,
    ]);
  });

  it('is sent to its place by its name, and not to the profiles', () => {
    const place = 'It looks like a secret, and stack files hold none: secrets are kept by npx infra secrets.';
    expect(staging({ settings: { DB_PASSWORD: 'hunter2' } })).toEqual([
      `settings.DB_PASSWORD  is not a known key; known here: DB_HOST, REDIS_HOST, BACKUP_SECONDARY_STORAGE. ${place}`,
    ]);
    expect(staging({ network: { token: 'hunter2' } })).toEqual([
      `network.token  is not a known key; known here: range. ${place}`,
    ]);
  });

  it('is not repeated as a key either', () => {
    const tenant = `sk-${'a1b2c3d4'.repeat(3)}`;
    expect(reported(committed('staging', { tenants: { [tenant]: { name: 'x' } } }))).toBe(
      `f:1  tenants.(not shown)  ${ofOpenAi} ${looksLike}`,
    );
    expect(reported(committed('staging', { settings: { [key]: 'x' } }))).toBe(
      'f:1  settings.(not shown)  is not a known key; known here: DB_HOST, REDIS_HOST, BACKUP_SECONDARY_STORAGE. It looks like a secret, and stack files hold none: secrets are kept by npx infra secrets.',
    );
  });

  const secrets = [
    key,
    'postgres://u:pa55word@h',
    'ghp_a1B2c3D4e5F6g7H8i9J0k1L2',
    'https://x.example/?token=a1B2c3D4',
    'AKIAIOSFODNN7EXAMPLE',
    'a..0f1e2d3c4b5a69780f1e2d3c4b5a6978',
    'ssh://lab:0f1e2d3c4b5a69780f1e2d3c4b5a6978',
  ];
  const base = committed('staging');
  const places = [
    'project',
    'zone',
    'region',
    'domain',
    'hostImage',
    'prefix',
    'network.range',
    'admins.groups',
    'hosts.gpu-0.address',
    'hosts.gpu-0.gpu.model',
    'hosts.gpu-0.bootDiskGib',
    'images.flux',
    'settings.DB_HOST',
    'deployments.jobmatch.file',
    'deployments.jobmatch.unit',
    'hosts.gpu-0.docker',
    'deployments.jobmatch.health',
    'deployments.jobmatch.readers',
    'tenants',
    'registries',
    'ports',
    'nowhere',
  ];

  it('is in no message, wherever and however it was put', () => {
    const put = fc.record({
      place: fc.constantFrom(...places),
      secret: fc.constantFrom(...secrets),
      as: fc.constantFrom('value', 'list', 'map', 'key'),
    });
    fc.assert(
      fc.property(fc.array(put, { minLength: 1, maxLength: 3 }), (all) => {
        const raw = structuredClone(base);
        for (const { place, secret, as } of all) {
          const keys = place.split('.');
          const last = keys.pop() ?? '';
          const around = keys.reduce<Record<string, unknown>>(
            (at, one) => (at[one] ?? {}) as Record<string, unknown>,
            raw,
          );
          around[last] = { value: secret, list: [secret], map: { a: secret }, key: { [secret]: 'x' } }[as];
        }
        const lines = reported(raw);
        expect(lines).not.toBe('');
        for (const secret of [...secrets, '0f1e2d3c4b5a6978', 'pa55word']) expect(lines).not.toContain(secret);
      }),
      { numRuns: 400 },
    );
  });
});

/** What is said of a stack file with a secret in it: to people, and to machines. */
function saidOf({ body }: Placement, secret: string, stack: 'dev' | 'staging') {
  const text = `config:\n  genai:environment:\n${body(secret).replace(/^/gm, '    ')}\n`;
  let lineOf: LineOf = () => 1;
  try {
    const file = readStackFile(text);
    lineOf = file.lineOf;
    environmentOf(file.environment, profiles[stack]);
    return { lines: '', located: [] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const at = error instanceof StackFileError ? error.lineOf : lineOf;
    return { lines: reportProblems(error.problems, 'f', at), located: locatedProblems(error.problems, at) };
  }
}

describe.each(['dev', 'staging'] as const)('wherever a secret stands in the stack file of %s', (stack) => {
  const all = [
    ...Object.entries(placements).map(([name, placement]) => [name, placement, key] as const),
    ...Object.entries(byPlace).map(([name, placement]) => [name, placement, 'hunter2x'] as const),
  ];

  it('is one of sixty places at least', () => {
    expect(new Set(all.map(([name]) => name)).size).toBeGreaterThanOrEqual(60);
  });

  it.each(all)('%s is refused without being repeated', (_, placement, secret) => {
    const { lines, located } = saidOf(placement, secret, stack);
    expect(lines).not.toBe('');
    expect(lines).not.toContain(secret);
    expect(JSON.stringify(located)).not.toContain(secret);
  });

  it.each(all)('%s is said to be on its line, where the guard says so', (_, placement, secret) => {
    const { located } = saidOf(placement, secret, stack);
    // What is no key at all is said at the line of the key.
    const guards = located.filter(({ message }) => /^(?!is not a known key).*looks like a secret/.test(message));
    for (const { line } of guards) expect(line).toBe(3 + placement.at);
  });
});

describe('a name that every object of JavaScript has', () => {
  const places: [string, (raw: Record<string, unknown>) => unknown][] = [
    ['the environment', (raw) => raw],
    ...['hosts', 'images', 'settings', 'deployments', 'admins', 'network'].map(
      (name): [string, (raw: Record<string, unknown>) => unknown] => [name, (raw) => raw[name]],
    ),
    [
      'tenants',
      (raw) => {
        raw['tenants'] = {};
        return raw['tenants'];
      },
    ],
  ];

  it.each(places)('is no key of %s', (_, place) => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
      const raw = committed('staging');
      Object.defineProperty(place(raw), name, { value: { name: 'x' }, enumerable: true, configurable: true });
      expect(problemsOf('staging', raw).filter((line) => line.split('  ')[0]?.includes(name))).not.toEqual([]);
    }
  });

  it('is refused as it comes from a file', () => {
    const { environment } = readStackFile('config:\n  genai:environment:\n    tenants:\n      __proto__: {name: x}\n');
    expect(problemsOf('staging', environment)).toContain(
      'tenants.__proto__  is a name that JavaScript keeps for itself: give another',
    );
  });
});
