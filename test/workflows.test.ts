import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('..', import.meta.url));
const paths = globSync('.github/{workflows,actions}/**/*.yml', { cwd: root }).sort();
const texts = new Map(paths.map((path) => [path, readFileSync(`${root}${path}`, 'utf8')]));

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly steps?: readonly Step[];
  readonly permissions?: Readonly<Record<string, string>>;
}
const parsed = (path: string): { jobs?: Record<string, Job>; runs?: Job; permissions?: object; on?: object } =>
  parse(texts.get(path) ?? '');
const steps = (path: string): readonly Step[] => {
  const { jobs = {}, runs } = parsed(path);
  return [...Object.values(jobs), ...(runs ? [runs] : [])].flatMap((job) => job.steps ?? []);
};

describe('the workflows', () => {
  it('are those that the documents speak of', () => {
    expect(paths.map((path) => path.replace('.github/', ''))).toEqual([
      'actions/install/action.yml',
      'actions/sign-in/action.yml',
      ...['ci', 'deploy', 'drift', 'infra'].map((name) => `workflows/${name}.yml`),
    ]);
  });

  it.each(paths)('pin the actions of others by commit, and name the version: %s', (path) => {
    const others = [...(texts.get(path) ?? '').matchAll(/uses: (?!\.\/)(.*)$/gm)].map(([, action]) => action);
    expect(others.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action ?? ''))).toEqual([]);
  });

  it.each(paths)(
    'have no logic of their own: every script is one line, into which nothing from outside is pasted: %s',
    (path) => {
      for (const { run } of steps(path)) {
        if (run === undefined) continue;
        expect(run.trim()).not.toContain('\n');
        // What a pull request brings along would be run as code.
        expect(run).not.toMatch(/\$\{\{(?!\s*github\.event_name == 'pull_request' && '--comment' \|\| ''\s*\}\})/);
      }
    },
  );

  it.each(paths.filter((path) => path.includes('/workflows/')))('may only read unless a job says more: %s', (path) => {
    const { permissions, jobs = {} } = parsed(path);
    expect(permissions).toMatchObject({ contents: 'read' });
    for (const job of Object.values(jobs)) expect(job.permissions?.['contents'] ?? 'read').toBe('read');
    for (const step of steps(path))
      if (step.uses?.startsWith('actions/checkout@')) expect(step.with).toMatchObject({ 'persist-credentials': false });
  });

  it('give a pull request from a fork neither a token of Google nor a right to write', () => {
    const fork = parsed('.github/workflows/infra.yml').jobs?.['fork'];
    expect(fork?.permissions).toBeUndefined();
    expect(JSON.stringify(fork)).not.toMatch(/auth|sign-in|secrets\.|github\.token/);
    expect(parsed('.github/workflows/infra.yml').on).not.toHaveProperty('pull_request_target');
  });

  it('use one secret, and no keys', () => {
    const secrets = [...texts.values()].flatMap((text) =>
      [...text.matchAll(/secrets\.(\w+)/g)].map(([, name]) => name),
    );
    expect(secrets).toEqual(['VARIABLES_TOKEN']);
    expect([...texts.values()].join('')).not.toContain('credentials_json');
  });

  it('install the CLI that package.json pins', () => {
    const versions = steps('.github/workflows/ci.yml').flatMap((step) => step.with?.['pulumi-version'] ?? []);
    expect(versions).toEqual([packageJson.devDependencies.pulumi]);
  });
});
