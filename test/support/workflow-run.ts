import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FakeCommands } from './fake-commands.ts';
import { StubGitHub } from './github.ts';
import { lawfulBucket } from './lawful.ts';

const infra = fileURLToPath(new URL('../../infra/cli/infra.mjs', import.meta.url));

/** What `pulumi preview --json` prints where nothing changes. */
export const unchanged = { steps: [], changeSummary: { same: 3 } };
/** The same where a bucket of staging is new. */
export const changed = {
  steps: [
    {
      op: 'create',
      urn: 'urn:pulumi:staging::genai::gcp:storage/bucket:Bucket::more',
      newState: { type: 'gcp:storage/bucket:Bucket', inputs: lawfulBucket },
    },
  ],
  changeSummary: { create: 1, same: 3 },
};

/** A run of a GitHub workflow, on a pull request: commands of ours in it find GitHub, and a Pulumi CLI that prints what it is told. */
export class WorkflowRun {
  readonly gitHub = new StubGitHub();
  readonly directory = mkdtempSync(join(tmpdir(), 'genai-workflow-'));
  /** Variables that the runner sets. */
  settings: Record<string, string> = {};
  private commands: FakeCommands | undefined;

  static async start(): Promise<WorkflowRun> {
    const run = new WorkflowRun();
    run.settings = {
      GITHUB_API_URL: await run.gitHub.start(),
      GITHUB_REPOSITORY: 'owner/name',
      GITHUB_TOKEN: 'token',
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_SHA: 'abc',
      GITHUB_OUTPUT: join(run.directory, 'step'),
    };
    return run;
  }

  /** Runs `infra …` with a Pulumi CLI that prints this, if it is asked for it with these words. */
  run(
    args: readonly string[],
    printed: unknown,
    status = 0,
    asked = 'preview --json --show-sames --stack staging',
    program = infra,
  ): Promise<{ status: number; stdout: string; stderr: string }> {
    const file = join(this.directory, 'preview.json');
    writeFileSync(file, typeof printed === 'string' ? printed : JSON.stringify(printed));
    this.commands?.remove();
    this.commands = new FakeCommands({
      pulumi: `[ "$*" = '${asked}' ] || exit 9; cat '${file}'; printf "$SAID" >&2; exit ${status}`,
    });
    const env = { PATH: process.env['PATH'], HOME: this.directory, SAID: 'from the engine\\n', ...this.settings };
    return new Promise((resolve) => {
      execFile(process.execPath, [program, ...args], { encoding: 'utf8', env }, (error, stdout, stderr) =>
        resolve({ status: error ? Number(error.code) : 0, stdout, stderr }),
      );
    });
  }

  remove(): void {
    this.gitHub.stop();
    this.commands?.remove();
    rmSync(this.directory, { recursive: true });
  }
}
