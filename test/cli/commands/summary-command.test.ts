import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeCommands } from '../../support/fake-commands.ts';
import { StubGitHub } from '../../support/github.ts';
import { copyRepository } from '../../support/repository-copy.ts';
import { committed, facts } from '../../support/stacks.ts';

const infra = fileURLToPath(new URL('../../../infra/cli/infra.mjs', import.meta.url));
const unchanged = { steps: [], changeSummary: { same: 3 } };
const changed = {
  steps: [
    {
      op: 'create',
      urn: 'urn:pulumi:staging::genai::gcp:storage/bucket:Bucket::more',
      newState: { type: 'gcp:storage/bucket:Bucket', inputs: { name: 'more' } },
    },
  ],
  changeSummary: { create: 1, same: 3 },
};

let gitHub: StubGitHub;
let workflow: Record<string, string>;
let directory: string;
let commands: FakeCommands | undefined;
beforeEach(async () => {
  gitHub = new StubGitHub();
  directory = mkdtempSync(join(tmpdir(), 'genai-summary-'));
  workflow = {
    GITHUB_API_URL: await gitHub.start(),
    GITHUB_REPOSITORY: 'owner/name',
    GITHUB_TOKEN: 'token',
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_OUTPUT: join(directory, 'step'),
  };
});
afterEach(() => {
  gitHub.stop();
  commands?.remove();
  commands = undefined;
  rmSync(directory, { recursive: true });
});

/** Runs `infra …` with a Pulumi CLI that prints this preview, if it is asked for one like that. */
function run(
  args: readonly string[],
  preview: unknown,
  status = 0,
  asked = 'preview --json --show-sames --stack staging',
  program = infra,
) {
  const file = join(directory, 'preview.json');
  writeFileSync(file, typeof preview === 'string' ? preview : JSON.stringify(preview));
  commands?.remove();
  commands = new FakeCommands({
    pulumi: `[ "$*" = '${asked}' ] || exit 9; cat '${file}'; printf "$SAID" >&2; exit ${status}`,
  });
  const env = { PATH: process.env['PATH'], HOME: directory, SAID: 'from the engine\\n', ...workflow };
  return new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [program, ...args], { encoding: 'utf8', env }, (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

describe('infra summary', () => {
  it('prints what a preview would change, and what the engine says into the log', async () => {
    const { status, stdout, stderr } = await run(['summary', 'staging'], changed);
    expect({ status, stderr }).toEqual({ status: 0, stderr: 'from the engine\n' });
    expect(stdout).toContain('## Preview of `staging`');
    expect(stdout).toContain('1 to create');
    expect(gitHub.comments).toEqual([]);
  });

  it('writes nothing into the log that is a secret or a command to the runner', async () => {
    workflow['SAID'] =
      '\\033[31merror:\\033[0m DB_PASS\\033[1mWORD=hunter2 x\\n::set-env name=A::b\\n  ::add-mask::c\\r##[error]d\\nAll is well\\n';
    const message = 'error: token: abc\n::error::e\nfailed: ADMIN_PASS=hunter3';
    const failed = { ...changed, diagnostics: [{ severity: 'error', message }] };
    const { stdout, stderr } = await run(['summary', 'staging'], failed);
    expect(stderr).toBe('error: DB_PASSWORD=***\nb\nc\nd\nAll is well\n');
    expect(stdout).toContain('\n```text\ntoken: ***\ne\nfailed: ADMIN_PASS=***\n');
    expect(stdout).not.toMatch(/hunter|^\s*::|##\[/m);
  });

  it('keeps one comment on the pull request, also where the preview fails', async () => {
    await run(['summary', 'staging', '--comment'], changed);
    const { status } = await run(['summary', 'staging', '--comment'], 'error: no stack named staging', 255);
    expect(status).toBe(1);
    expect(gitHub.comments).toHaveLength(1);
    expect(gitHub.comments[0]?.body).toContain(
      '<!-- genai-environments: preview of staging -->\n## Preview of `staging`',
    );
    expect(gitHub.comments[0]?.body).toContain('The preview failed');
  });

  it('cuts the comment, and shows the whole in the log', async () => {
    const steps = Array.from({ length: 2000 }, (_, index) => ({
      op: 'delete',
      urn: `urn:pulumi:staging::genai::gcp:storage/bucket:Bucket::bucket-${index}`,
      oldState: { type: 'gcp:storage/bucket:Bucket', inputs: {} },
    }));
    const { stdout, stderr } = await run(['summary', 'staging', '--comment'], { steps, changeSummary: {} });
    const [mark = '', text = ''] = gitHub.comments[0]?.body.split(/\n(.*)/s) ?? [];
    expect(mark).toBe('<!-- genai-environments: preview of staging -->');
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text.length).toBeGreaterThan(59_000);
    expect(stdout).not.toContain('`bucket-1999`');
    expect(stderr).toContain('`bucket-1999`');
  });

  it('keeps one issue while there is drift, and closes it afterwards', async () => {
    const look = 'preview --json --show-sames --stack test --refresh';
    await run(['summary', 'test', '--drift'], changed, 0, look);
    expect(gitHub.issues).toMatchObject([{ title: 'test is not what its stack says', state: 'open' }]);
    expect(gitHub.issues[0]?.body).toContain('## Drift of `test`');
    await run(['summary', 'test', '--drift'], unchanged, 0, look);
    expect(gitHub.issues).toMatchObject([{ state: 'closed' }]);
  });

  it('opens one, too, where nobody could look', async () => {
    const look = 'preview --json --show-sames --stack test --refresh';
    const { status } = await run(['summary', 'test', '--drift'], '', 1, look);
    expect(status).toBe(1);
    expect(gitHub.issues).toMatchObject([{ state: 'open', body: expect.stringContaining('The preview failed') }]);
  });

  it('says outside of a workflow that it is for one', async () => {
    workflow = {};
    const { status, stderr } = await run(['summary', 'staging', '--comment'], changed);
    expect(status).toBe(2);
    expect(stderr).toContain(
      'This is for workflows of GitHub: GITHUB_REPOSITORY is not set (docs/operations.md, «GitHub»).',
    );
  });

  it('says in one line what GitHub refuses', async () => {
    workflow['GITHUB_TOKEN'] = 'another';
    const { status, stderr } = await run(['summary', 'staging', '--comment'], changed);
    expect({ status, line: stderr.trim().split('\n').at(-1) }).toEqual({
      status: 1,
      line: 'GitHub says 401 to GET /issues/7/comments?per_page=100&page=1: Bad credentials',
    });
  });
});

describe('a preview in a file', () => {
  const given = (preview: unknown) =>
    run(['summary', 'staging', '--preview', join(directory, 'preview.json')], preview);
  const refused = (preview: unknown) =>
    given(preview).then(({ status, stdout, stderr }) => ({ status, stdout, stderr }));
  const file = () => join(directory, 'preview.json');

  it('is summarised as one that was made for it', async () => {
    expect(await given(changed)).toMatchObject({ status: 0, stdout: expect.stringContaining('1 to create') });
  });

  it('of another stack is refused in one line, known by its URNs', async () => {
    const text = JSON.stringify(changed).replace('pulumi:staging', 'pulumi:prod');
    expect(await refused(text)).toEqual({
      status: 1,
      stdout: '',
      stderr: `${file()} is a preview of prod, not of staging: name prod, or give one of staging.\n`,
    });
  });

  it('… or by its configuration, where it has no URNs', async () => {
    const config = { 'genai:environment': JSON.stringify(committed('prod')) };
    expect(await refused({ ...unchanged, config })).toMatchObject({
      status: 1,
      stderr: `${file()} is a preview of prod, not of staging: name prod, or give one of staging.\n`,
    });
    const own = { 'genai:environment': JSON.stringify(committed('staging')) };
    expect(await given({ ...unchanged, config: own })).toMatchObject({ status: 0 });
  });

  it('of another project is refused', async () => {
    const text = JSON.stringify(changed).replace('staging::genai', 'staging::other');
    expect(await refused(text)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `${file()} is a preview of the project other, not of genai: give one of staging.\n`,
    });
  });

  it('that contradicts itself is refused', async () => {
    expect(await refused({ steps: [], changeSummary: { delete: 50, same: 1 } })).toEqual({
      status: 1,
      stdout: '',
      stderr: `${file()} has no steps, and counts 50 to delete: it is not whole; make it again.\n`,
    });
    expect(await refused({ ...changed, changeSummary: { same: 3 } })).toMatchObject({
      status: 1,
      stderr: `${file()} has 1 step that changes something, and counts none: it is not whole; make it again.\n`,
    });
  });
});

describe('the policy', () => {
  it('is asked without credentials, stands first, and fails the summary', async () => {
    copyRepository(directory);
    cpSync(
      fileURLToPath(new URL('../../../Pulumi.staging.yaml', import.meta.url)),
      join(directory, 'Pulumi.staging.yaml'),
    );
    const network = join(directory, 'infra/components/gcp/network.ts');
    writeFileSync(
      network,
      readFileSync(network, 'utf8').replace('sourceRanges: [range]', "sourceRanges: ['0.0.0.0/0']"),
    );
    writeFileSync(join(directory, 'preview.json'), JSON.stringify(unchanged));
    const arguments_ = ['summary', 'staging', '--preview', join(directory, 'preview.json')];
    const { status, stdout } = await run(arguments_, unchanged, 0, '', join(directory, 'infra/cli/infra.mjs'));
    expect(status).toBe(1);
    expect(stdout.split('\n').slice(2, 5)).toEqual([
      '> [!CAUTION]',
      '> **2 policy violations: fix them, or write an exception into the profile**',
      '> - rule 16: `network-allow-gateways` `compute.Firewall`; **From anywhere, only 443 is reachable**: name source ranges, or allow 443 alone',
    ]);
    writeFileSync(join(directory, 'Pulumi.staging.yaml'), 'config: {}\n');
    expect(await run(arguments_, unchanged, 0, '', join(directory, 'infra/cli/infra.mjs'))).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('**The policy could not be checked**: `The configuration of staging has'),
    });
  });
});

describe('infra publish', () => {
  it('sets the variables of the repository from the outputs of the stack', async () => {
    const { status, stdout } = await run(
      ['publish', 'staging'],
      facts('staging'),
      0,
      'stack output --json --stack staging',
    );
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout:
        'GCS_BUCKET_STAGING is set\nBQ_SILVER_STAGING is set\nBQ_GOLD_STAGING is set\nVM_NAME_STAGING is set\nOUTPUTS_STAGING is set\n',
    });
    expect(readFileSync(join(directory, 'step'), 'utf8')).toBe(`outputs=${JSON.stringify(facts('staging'))}\n`);
    expect(gitHub.variables['VM_NAME_STAGING']).toBe('jobmatch-staging-vm');
  });

  it('sets nothing where an output looks like a secret, or the stack was never brought up', async () => {
    const own = facts('staging');
    const leaky = { ...own, settings: { ...own.settings, LLM_MODEL: `ghp_${'aB3dE5gH7j'.repeat(4)}` } };
    const look = 'stack output --json --stack staging';
    expect(await run(['publish', 'staging'], leaky, 0, look)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('LLM_MODEL  has the form of a GitHub token'),
    });
    expect(await run(['publish', 'staging'], {}, 0, look)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('outputs  are empty: the stack was never updated'),
    });
    expect(gitHub.variables).toEqual({});
  });
});
