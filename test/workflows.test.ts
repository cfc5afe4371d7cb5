import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../package.json' with { type: 'json' };
import { type Contexts, evaluate, filledIn } from './support/workflow-expressions.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const paths = globSync('.github/{workflows,actions}/**/*.yml', { cwd: root }).sort();
const texts = new Map(paths.map((path) => [path, readFileSync(`${root}${path}`, 'utf8')]));

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly environment?: string;
  readonly steps?: readonly Step[];
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly permissions?: Readonly<Record<string, string>>;
}
interface Workflow {
  readonly jobs: Readonly<Record<string, Job>>;
  readonly runs?: Job;
  readonly permissions?: object;
  readonly on?: object;
  readonly env: Readonly<Record<string, string>>;
  readonly concurrency: { readonly group: string; readonly 'cancel-in-progress': string };
  readonly defaults?: unknown;
}
const workflow = (path: string): Workflow => parse(texts.get(path) ?? '');
const named = (name: string): Workflow => workflow(`.github/workflows/${name}.yml`);
const steps = (path: string): readonly Step[] => {
  const { jobs = {}, runs } = workflow(path);
  return [...Object.values(jobs), ...(runs ? [runs] : [])].flatMap((job) => job.steps ?? []);
};
const job = (of: Workflow, name: string): Job => of.jobs[name] ?? {};
const runs = (of: Job): string[] => (of.steps ?? []).flatMap(({ run }) => run ?? []);
const checkout = (of: Job): unknown =>
  of.steps?.find(({ uses }) => uses?.startsWith('actions/checkout@'))?.with?.['ref'];

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
    const { permissions, jobs } = workflow(path);
    expect(permissions).toMatchObject({ contents: 'read' });
    for (const one of Object.values(jobs)) expect(one.permissions?.['contents'] ?? 'read').toBe('read');
    for (const step of steps(path))
      if (step.uses?.startsWith('actions/checkout@')) expect(step.with).toMatchObject({ 'persist-credentials': false });
  });

  it.each(['infra', 'deploy', 'drift'])('fail where a program in front of a pipe does: %s', (name) => {
    // The shell that GitHub takes by that name has pipefail; the one that it takes without a name has not.
    expect(named(name).defaults).toEqual({ run: { shell: 'bash' } });
  });

  it('use one secret, and no keys', () => {
    const secrets = [...texts.values()].flatMap((text) => [...text.matchAll(/secrets\.(\w+)/g)].map(([, one]) => one));
    expect(new Set(secrets)).toEqual(new Set(['VARIABLES_TOKEN']));
    expect([...texts.values()].join('')).not.toContain('credentials_json');
  });

  it('install the CLI that package.json pins, wherever they install anything', () => {
    const versions = steps('.github/actions/install/action.yml').flatMap((step) => step.with?.['pulumi-version'] ?? []);
    expect(versions).toEqual([packageJson.devDependencies.pulumi]);
    for (const path of paths.filter((one) => one.includes('/workflows/')))
      for (const { steps: own } of Object.values(workflow(path).jobs))
        if (own) expect(own.map(({ uses }) => uses)).toContain('./.github/actions/install');
  });
});

/** What GitHub tells a run of a push, a pull request, or one by hand. */
const repository = 'owner/name';
const push = (branch: string) => ({
  github: { event_name: 'push', ref_name: branch, ref: `refs/heads/${branch}`, repository },
});
const pullRequest = (base: string, from = repository) => ({
  github: {
    event_name: 'pull_request',
    base_ref: base,
    ref_name: '7/merge',
    ref: 'refs/pull/7/merge',
    repository,
    event: { pull_request: { head: { repo: { full_name: from } } } },
  },
});
const byHand = (environment: string, action: string) => ({
  github: { event_name: 'workflow_dispatch', ref_name: 'feature', ref: 'refs/heads/feature', repository },
  inputs: { environment, action },
});

describe('infra', () => {
  const infra = named('infra');

  it.each<[what: string, Contexts, stack: string, jobs: string, group: string, cancels: string]>([
    ['a push to main', push('main'), 'prod', 'preview up deploy', 'stack-prod', 'false'],
    ['a push to staging', push('staging'), 'staging', 'preview up deploy', 'stack-staging', 'false'],
    ['a pull request to main', pullRequest('main'), 'prod', 'preview', 'preview-refs/pull/7/merge-', 'true'],
    ['a pull request to staging', pullRequest('staging'), 'staging', 'preview', 'preview-refs/pull/7/merge-', 'true'],
    ['one from a fork', pullRequest('main', 'else/name'), 'prod', 'fork', 'preview-refs/pull/7/merge-', 'true'],
    ['a preview by hand', byHand('prod', 'preview'), 'prod', 'preview', 'preview-refs/heads/feature-prod', 'false'],
    ['an update by hand', byHand('staging', 'up'), 'staging', 'preview up deploy', 'stack-staging', 'false'],
  ])('does for %s what it should, one at a time for each stack', (_, contexts, stack, jobs, group, cancels) => {
    expect(filledIn(infra.env['STACK'] ?? '', contexts)).toBe(stack);
    const isRun = (name: string): boolean => {
      const { if: condition = 'true', needs } = job(infra, name);
      return evaluate(condition, contexts) === 'true' && (needs === undefined || isRun(needs));
    };
    expect(Object.keys(infra.jobs).filter(isRun).join(' ')).toBe(jobs);
    expect(filledIn(infra.concurrency.group, contexts).trim()).toBe(group);
    expect(filledIn(infra.concurrency['cancel-in-progress'], contexts)).toBe(cancels);
    if (jobs.includes('up')) expect(filledIn(job(infra, 'up').environment ?? '', contexts)).toBe(stack);
  });

  it('updates by hand what the branch of the environment says', () => {
    for (const name of ['preview', 'up']) {
      const ref = String(checkout(job(infra, name)));
      expect(filledIn(ref, byHand('prod', 'up'))).toBe('main');
      expect(filledIn(ref, byHand('staging', 'up'))).toBe('staging');
      expect(filledIn(ref, push('main'))).toBe('');
    }
    expect(filledIn(String(checkout(job(infra, 'preview'))), byHand('prod', 'preview'))).toBe('');
  });

  it('comments on pull requests, and lets the policy and the missing token hold up an update before it begins', () => {
    const [summary = ''] = runs(job(infra, 'preview'));
    expect(filledIn(summary, pullRequest('main'))).toMatch(/^npx infra summary "\$STACK" --comment \| tee /);
    expect(filledIn(summary, push('main'))).toMatch(/^npx infra summary "\$STACK" {2}\| tee /);
    expect(runs(job(infra, 'up')).map((run) => run.split(/ \|\| | "\$STACK"/)[0])).toEqual([
      'test -n "$GITHUB_TOKEN"',
      'npx infra preview',
      'npm run pulumi -- up --yes --skip-preview --stack',
      'npx infra publish',
    ]);
  });

  it('gives a pull request from a fork neither a token of Google nor a right to write', () => {
    const fork = job(infra, 'fork');
    expect(fork.permissions).toBeUndefined();
    expect(JSON.stringify(fork)).not.toMatch(/auth|sign-in|secrets\.|github\.token/);
    expect(infra.on).not.toHaveProperty('pull_request_target');
  });

  it('hands its outputs to the deploy behind it', () => {
    const needs = { up: { outputs: { stack: 'prod', outputs: '{"contract":1}' } } };
    const given = Object.entries(job(infra, 'deploy').with ?? {}).map(([name, text]) => [
      name,
      filledIn(text, { needs }),
    ]);
    expect(Object.fromEntries(given)).toEqual({ environment: 'prod', outputs: '{"contract":1}' });
    expect(job(infra, 'up').steps?.at(-1)).toMatchObject({ id: 'publish', run: 'npx infra publish "$STACK"' });
  });
});

describe('deploy', () => {
  const deploy = job(named('deploy'), 'deploy');

  it('takes the outputs that it is given, or those that were published last', () => {
    const vars = { OUTPUTS_STAGING: 'published' };
    const outputs = (inputs: object) => filledIn(deploy.env?.['OUTPUTS'] ?? '', { inputs, vars });
    expect(outputs({ environment: 'staging', outputs: 'given' })).toBe('given');
    expect(outputs({ environment: 'staging' })).toBe('published');
    expect(runs(deploy)).toEqual(['printf %s "$OUTPUTS" | npx infra deploy "$STACK" --outputs -']);
  });
});

describe('drift', () => {
  it('compares each environment with its own branch', () => {
    const drift = job(named('drift'), 'drift');
    const ref = (stack: string) => filledIn(String(checkout(drift)), { matrix: { stack } });
    expect([ref('prod'), ref('staging')]).toEqual(['main', 'staging']);
    expect(runs(drift)).toEqual(['npx infra summary "$STACK" --drift | tee -a "$GITHUB_STEP_SUMMARY"']);
  });
});
