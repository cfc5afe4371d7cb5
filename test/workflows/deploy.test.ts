import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Contexts, evaluate, filledIn } from '../support/workflow-expressions.ts';
import { byHand, job, named, push, runs } from '../support/workflows.ts';

describe('deploy', () => {
  const deploy = job(named('deploy'), 'deploy');

  it.each<[what: string, Contexts, stack: string, outputs: string, commit: string]>([
    [
      'behind an update',
      { ...push('main'), inputs: { called: true, outputs: 'given' } },
      'prod',
      'given',
      'sha of main',
    ],
    // GitHub drops an output that has a secret in it.
    [
      'behind an update whose outputs are gone',
      { ...push('main'), inputs: { called: true, outputs: '' } },
      'prod',
      'missing',
      'sha of main',
    ],
    ['by hand on staging', byHand('staging'), 'staging', 'of staging', 'commit of staging'],
    ['by hand on main', byHand('main'), 'prod', 'of prod', 'commit of prod'],
  ])('%s renders what was applied, with the commit that was applied', (_, contexts, stack, outputs, commit) => {
    const vars = {
      OUTPUTS_PROD: 'of prod',
      OUTPUTS_STAGING: 'of staging',
      COMMIT_PROD: 'commit of prod',
      COMMIT_STAGING: 'commit of staging',
    };
    const given = { inputs: {}, vars, ...contexts, github: Object.assign({ sha: 'sha of main' }, contexts['github']) };
    expect(filledIn(deploy.environment ?? '', given)).toBe(stack);
    const { STACK = '', OUTPUTS = '', COMMIT = '' } = deploy.env ?? {};
    expect([STACK, OUTPUTS, COMMIT].map((text) => filledIn(text, given))).toEqual([stack, outputs, commit]);
  });

  it('takes a commit of its own branch only, before anything of it runs', () => {
    const [check = '', , take, ...others] = runs(deploy);
    expect([take, ...others]).toEqual([
      'git checkout --quiet --detach "$COMMIT"',
      'npx infra preview "$STACK" && printf %s "$OUTPUTS" | npx infra env "$STACK" --outputs - --diff "out/$STACK/.env" --check',
      'printf %s "$OUTPUTS" | npx infra deploy "$STACK" --outputs -',
    ]);
    const uses = (deploy.steps ?? []).map(({ uses }) => uses?.split('@')[0]);
    expect(uses.indexOf('./.github/actions/install')).toBeGreaterThan(uses.lastIndexOf('actions/checkout') + 2);
    const directory = mkdtempSync(join(tmpdir(), 'genai-commits-'));
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: directory, encoding: 'utf8' });
    const commit = () => {
      git('commit', '--quiet', '--allow-empty', '--message', 'one');
      return git('rev-parse', 'HEAD').stdout.trim();
    };
    git('init', '--quiet', '--initial-branch', 'main');
    const [first, second] = [commit(), commit()];
    git('checkout', '--quiet', '-b', 'other');
    const foreign = commit();
    git('checkout', '--quiet', 'main');
    // What was on a branch that was merged was never the head of this one.
    git('checkout', '--quiet', '-b', 'merged');
    const merged = commit();
    git('checkout', '--quiet', 'main');
    git('merge', '--quiet', '--no-ff', '--no-edit', 'merged');
    const isTaken = (COMMIT: string) =>
      spawnSync('bash', ['-eo', 'pipefail', '-c', check], { cwd: directory, env: { ...process.env, COMMIT } })
        .status === 0;
    expect([first, second].map(isTaken)).toEqual([true, true]);
    expect([foreign, merged, '', 'HEAD', 'other', `--${second}`, second.slice(1)].some(isTaken)).toBe(false);
    rmSync(directory, { recursive: true });
  });

  it('is not repeated once its branch has moved on', () => {
    const step = deploy.steps?.find(({ if: condition }) => condition !== undefined);
    const isAsked = (attempt: string) => evaluate(step?.if ?? '', { github: { run_attempt: attempt } });
    expect([isAsked('1'), isAsked('2')]).toEqual(['false', 'true']);
    const program = step?.run ?? '';
    const isTaken = (head: string) =>
      spawnSync('bash', ['-c', `git() { [ "$*" = 'rev-parse origin/main' ] && echo ${head}; }; ${program}`], {
        env: { PATH: process.env['PATH'], GITHUB_REF_NAME: 'main', GITHUB_SHA: 'abc' },
      }).status === 0;
    expect([isTaken('abc'), isTaken('def'), isTaken('')]).toEqual([true, false, false]);
  });
});
