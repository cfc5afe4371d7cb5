import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyRepository } from '../../support/repository-copy.ts';
import { changed, unchanged, WorkflowRun } from '../../support/workflow-run.ts';

let workflow: WorkflowRun;
beforeEach(async () => {
  workflow = await WorkflowRun.start();
});
afterEach(() => workflow.remove());

describe('infra summary', () => {
  it('prints what a preview would change, and what the engine says into the log', async () => {
    const { status, stdout, stderr } = await workflow.run(['summary', 'staging'], changed);
    expect({ status, stderr }).toEqual({ status: 0, stderr: 'from the engine\n' });
    expect(stdout).toContain('## Preview of `staging`');
    expect(stdout).toContain('1 to create');
    expect(workflow.gitHub.comments).toEqual([]);
  });

  it('writes nothing into the log that is a secret or a command to the runner', async () => {
    workflow.settings['SAID'] =
      '\\033[31merror:\\033[0m DB_PASS\\033[1mWORD=hunter2 x\\n::set-env name=A::b\\n  ::add-mask::c\\r##[error]d\\nAll is well\\n';
    const message = 'error: token: abc\n::error::e\nfailed: ADMIN_PASS=hunter3';
    const failed = { ...changed, diagnostics: [{ severity: 'error', message }] };
    const { stdout, stderr } = await workflow.run(['summary', 'staging'], failed);
    expect(stderr).toBe('error: DB_PASSWORD=***\nb\nc\nd\nAll is well\n');
    expect(stdout).toContain('\n```text\ntoken: ***\ne\nfailed: ADMIN_PASS=***\n');
    expect(stdout).not.toMatch(/hunter|^\s*::|##\[/m);
  });

  it('keeps one comment on the pull request, also where the preview fails', async () => {
    await workflow.run(['summary', 'staging', '--comment'], changed);
    const { status } = await workflow.run(['summary', 'staging', '--comment'], 'error: no stack named staging', 255);
    expect(status).toBe(1);
    expect(workflow.gitHub.comments).toHaveLength(1);
    expect(workflow.gitHub.comments[0]?.body).toContain(
      '<!-- genai-environments: preview of staging -->\n## Preview of `staging`',
    );
    expect(workflow.gitHub.comments[0]?.body).toContain('The preview failed');
  });

  it('cuts the comment, and shows the whole in the log', async () => {
    const steps = Array.from({ length: 2000 }, (_, index) => ({
      op: 'delete',
      urn: `urn:pulumi:staging::genai::gcp:storage/bucket:Bucket::bucket-${index}`,
      oldState: { type: 'gcp:storage/bucket:Bucket', inputs: {} },
    }));
    const { stdout, stderr } = await workflow.run(['summary', 'staging', '--comment'], { steps, changeSummary: {} });
    const [mark = '', text = ''] = workflow.gitHub.comments[0]?.body.split(/\n(.*)/s) ?? [];
    expect(mark).toBe('<!-- genai-environments: preview of staging -->');
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text.length).toBeGreaterThan(59_000);
    expect(stdout).not.toContain('`bucket-1999`');
    expect(stderr).toContain('`bucket-1999`');
  });

  it('tells the plan to the jobs behind it, and fails where another one was agreed to', async () => {
    await workflow.run(['summary', 'staging'], changed);
    const [, plan = ''] = /^plan=([0-9a-f]{64})\n$/.exec(readFileSync(join(workflow.directory, 'step'), 'utf8')) ?? [];
    const agreed = (digest: string, preview: unknown) =>
      workflow.run(['summary', 'staging', '--expect-plan', digest], preview);
    expect(await agreed(plan, changed)).toMatchObject({ status: 0, stderr: 'from the engine\n' });
    for (const [digest, preview] of [
      [plan, unchanged],
      ['', changed],
    ] as const)
      expect(await agreed(digest, preview)).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('\nThis is not the plan that was agreed to: staging or its state was changed'),
      });
  });

  it('tells no plan of a preview that fails', async () => {
    await workflow.run(['summary', 'staging'], 'error: no stack named staging', 255);
    expect(existsSync(join(workflow.directory, 'step'))).toBe(false);
  });

  it('keeps one issue while there is drift, and closes it afterwards', async () => {
    const look = 'preview --json --show-sames --stack test --refresh';
    await workflow.run(['summary', 'test', '--drift'], changed, 0, look);
    expect(workflow.gitHub.issues).toMatchObject([{ title: 'test is not what its stack says', state: 'open' }]);
    expect(workflow.gitHub.issues[0]?.body).toContain('## Drift of `test`');
    await workflow.run(['summary', 'test', '--drift'], unchanged, 0, look);
    expect(workflow.gitHub.issues).toMatchObject([{ state: 'closed' }]);
  });

  it('opens one, too, where nobody could look', async () => {
    const look = 'preview --json --show-sames --stack test --refresh';
    const { status } = await workflow.run(['summary', 'test', '--drift'], '', 1, look);
    expect(status).toBe(1);
    expect(workflow.gitHub.issues).toMatchObject([
      { state: 'open', body: expect.stringContaining('The preview failed') },
    ]);
  });

  it('says outside of a workflow that it is for one', async () => {
    workflow.settings = {};
    const { status, stderr } = await workflow.run(['summary', 'staging', '--comment'], changed);
    expect(status).toBe(2);
    expect(stderr).toContain(
      'This is for workflows of GitHub: GITHUB_REPOSITORY is not set (docs/operations.md, «GitHub»).',
    );
  });

  it('says in one line what GitHub refuses', async () => {
    workflow.settings['GITHUB_TOKEN'] = 'another';
    const { status, stderr } = await workflow.run(['summary', 'staging', '--comment'], changed);
    expect({ status, line: stderr.trim().split('\n').at(-1) }).toEqual({
      status: 1,
      line: 'GitHub says 401 to GET /issues/7/comments?per_page=100&page=1: Bad credentials',
    });
  });
});

describe('the policy', () => {
  it('is asked of what the engine would make, too', async () => {
    const text = JSON.stringify(changed).replace('"forceDestroy":false', '"forceDestroy":true');
    const { status, stdout } = await workflow.run(['summary', 'staging'], text);
    expect(status).toBe(1);
    expect(stdout.split('\n').slice(2, 5)).toEqual([
      '> [!CAUTION]',
      '> **1 policy violation: fix it, or write an exception into the profile**',
      '> - rule 40: `more` `storage.Bucket` `forceDestroy`; **A bucket that holds objects is not deleted**: set forceDestroy to false',
    ]);
  });

  it('is asked without credentials, stands first, and fails the summary', async () => {
    copyRepository(workflow.directory);
    cpSync(
      fileURLToPath(new URL('../../../Pulumi.staging.yaml', import.meta.url)),
      join(workflow.directory, 'Pulumi.staging.yaml'),
    );
    const network = join(workflow.directory, 'infra/components/gcp/network.ts');
    writeFileSync(
      network,
      readFileSync(network, 'utf8').replace('sourceRanges: [range]', "sourceRanges: ['0.0.0.0/0']"),
    );
    writeFileSync(join(workflow.directory, 'preview.json'), JSON.stringify(unchanged));
    const arguments_ = ['summary', 'staging', '--preview', join(workflow.directory, 'preview.json')];
    const { status, stdout } = await workflow.run(
      arguments_,
      unchanged,
      0,
      '',
      join(workflow.directory, 'infra/cli/infra.mjs'),
    );
    expect(status).toBe(1);
    expect(stdout.split('\n').slice(2, 5)).toEqual([
      '> [!CAUTION]',
      '> **2 policy violations: fix them, or write an exception into the profile**',
      '> - rule 16: `network-allow-gateways` `compute.Firewall` `sourceRanges`; **From anywhere, only 443 is reachable**: name source ranges, or allow 443 alone',
    ]);
    writeFileSync(join(workflow.directory, 'Pulumi.staging.yaml'), 'config: {}\n');
    expect(
      await workflow.run(arguments_, unchanged, 0, '', join(workflow.directory, 'infra/cli/infra.mjs')),
    ).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('**The policy could not be checked**: `The configuration of staging has'),
    });
  });
});
