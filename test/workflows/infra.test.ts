import { describe, expect, it } from 'vitest';
import { type Contexts, evaluate, filledIn } from '../support/workflow-expressions.ts';
import { byHand, checkout, job, named, pullRequest, push, runs } from '../support/workflows.ts';

describe('infra', () => {
  const infra = named('infra');

  it.each<[what: string, Contexts, stack: string, jobs: string, group: string, cancels: string]>([
    ['a push to main', push('main'), 'prod', 'preview up deploy', 'stack-main', 'false'],
    ['a push to staging', push('staging'), 'staging', 'preview up deploy', 'stack-staging', 'false'],
    ['a pull request to main', pullRequest('main'), 'prod', 'preview', 'preview-refs/pull/7/merge', 'true'],
    ['a pull request to staging', pullRequest('staging'), 'staging', 'preview', 'preview-refs/pull/7/merge', 'true'],
    ['one from a fork', pullRequest('main', 'else/name'), 'prod', 'fork', 'preview-refs/pull/7/merge', 'true'],
    ['a run by hand on main', byHand('main'), 'prod', 'preview up deploy', 'stack-main', 'false'],
    ['a run by hand on staging', byHand('staging'), 'staging', 'preview up deploy', 'stack-staging', 'false'],
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

  it.each<[what: string, Contexts, environment: string]>([
    ['a pull request to main', pullRequest('main'), 'prod-preview'],
    ['a pull request to staging', pullRequest('staging'), 'staging-preview'],
    ['a push to main', push('main'), 'prod-read'],
    ['a push to staging', push('staging'), 'staging-read'],
    // Whose environment that is allows its own branches only.
    ['a run by hand on another branch', byHand('feature'), 'staging-read'],
  ])('previews %s with an identity of its own', (_, contexts, environment) => {
    expect(filledIn(job(infra, 'preview').environment ?? '', contexts)).toBe(environment);
  });

  it('previews in process where the environment has no identity', () => {
    const steps = job(infra, 'preview').steps ?? [];
    const run = (account: string) =>
      steps
        .filter(
          ({ if: condition = 'true' }) => evaluate(condition, { vars: { GCP_SERVICE_ACCOUNT: account } }) === 'true',
        )
        .map(({ run: line, uses }) => (line ?? uses ?? '').split(/@| "\$STACK"/)[0]);
    const installed = ['actions/checkout', './.github/actions/install'];
    expect(run('')).toEqual([...installed, 'npm run --silent preview --']);
    expect(run('a@b')).toEqual([...installed, 'google-github-actions/auth', 'npx infra summary']);
  });

  it('applies the commit and the plan that were previewed', () => {
    for (const name of ['preview', 'up']) expect(checkout(job(infra, name))).toBeUndefined();
    const given = job(infra, 'up').steps?.find(({ run }) => run?.includes('--expect-plan'));
    expect(given?.run).toBe('npx infra summary "$STACK" --expect-plan "$PLAN"');
    expect(filledIn(given?.env?.['PLAN'] ?? '', { needs: { preview: { outputs: { plan: 'abc' } } } })).toBe('abc');
    expect(job(infra, 'preview').outputs).toEqual({ plan: '${{ steps.summary.outputs.plan }}' });
    expect(job(infra, 'preview').steps?.at(-1)).toMatchObject({ id: 'summary' });
  });

  it('comments on pull requests, and lets the policy and the missing token hold up an update before it begins', () => {
    const { run, env } = job(infra, 'preview').steps?.at(-1) ?? {};
    expect(run).toBe('npx infra summary "$STACK" ${PULL_REQUEST:+--comment} | tee -a "$GITHUB_STEP_SUMMARY"');
    expect(env).toMatchObject({ PULL_REQUEST: '${{ github.event.pull_request.number }}' });
    expect(runs(job(infra, 'up')).map((run) => run.split(/ \|\| | "\$STACK"|; then/)[0])).toEqual([
      'test -n "$GITHUB_TOKEN"',
      'if [ "$(git rev-parse "origin/$GITHUB_REF_NAME")" != "$GITHUB_SHA" ]',
      'npx infra summary',
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
    const needs = { up: { outputs: { outputs: '{"contract":1}' } } };
    const given = Object.entries(job(infra, 'deploy').with ?? {}).map(([name, text]) => [
      name,
      filledIn(text, { needs }),
    ]);
    expect(Object.fromEntries(given)).toEqual({ outputs: '{"contract":1}' });
    expect(job(infra, 'up').steps?.at(-1)).toMatchObject({ id: 'publish', run: 'npx infra publish "$STACK"' });
  });
});
