import { readFileSync } from 'node:fs';
import { putComment, putIssue } from '../../github/sticky.ts';
import { withoutCommands } from '../../masking/escapes.ts';
import { masked } from '../../masking/masking.ts';
import type { PreviewRun } from '../../summary/preview-output.ts';
import { hasChanges, hasFailed, summarise } from '../../summary/summarise.ts';
import { currentProjectOf } from '../pulumi/stack-outputs.ts';
import { stackName } from '../stack-name.ts';
import { UsageError } from '../usage-error.ts';
import { gitHubOfWorkflow, pullRequestOfWorkflow } from './github-environment.ts';

/** What `infra summary` is asked for beside the stack. */
export interface SummaryOptions {
  /** File with what `pulumi preview --json` printed, or `-` for standard input; a preview is run unless said. */
  readonly preview: string | undefined;
  /** Puts it on the pull request that the workflow runs for, as one comment. */
  readonly comment: boolean;
  /** Looks at what is really there, and keeps one issue while that is not what the stack says. */
  readonly drift: boolean;
}

/**
 * Prints the summary of an infrastructure change in Markdown, also of a preview that fails.
 *
 * @returns the exit code: 1 where the preview failed.
 */
export async function summaryCommand(name: string | undefined, options: SummaryOptions): Promise<number> {
  const stack = stackName(name);
  if (options.drift && options.preview !== undefined) throw new UsageError('--drift makes its own preview.');
  const run = options.preview === undefined ? preview(stack, options) : previewIn(stack, options.preview);
  const title = options.drift ? 'Drift of' : 'Preview of';
  const text = summarise(run, { title });
  console.log(withoutCommands(text));
  const whole = summarise(run, { title, limit: Number.POSITIVE_INFINITY });
  // A text that was cut says that the whole is in the log.
  if (whole !== text) console.error(withoutCommands(whole));
  if (options.comment) await putComment(gitHubOfWorkflow(), pullRequestOfWorkflow(), `preview of ${stack}`, text);
  if (options.drift) {
    const isNews = hasFailed(run) || hasChanges(run);
    await putIssue(
      gitHubOfWorkflow(),
      `drift of ${stack}`,
      `${stack} is not what its stack says`,
      isNews ? text : undefined,
    );
  }
  return hasFailed(run) ? 1 : 0;
}

/**
 * A preview; what it prints for people goes to the error output, and so into a workflow's log: without secrets, and without what the
 * runner would obey. With the unchanged ones shown, a new
 * service can be told from one more container.
 */
function preview(stack: string, { drift }: SummaryOptions): PreviewRun {
  const flags = ['--json', '--show-sames', '--stack', stack, ...(drift ? ['--refresh'] : [])];
  const ended = currentProjectOf(stack).capture(['preview', ...flags]);
  process.stderr.write(withoutCommands(masked(ended.stderr)));
  return { stack, ...ended };
}

function previewIn(stack: string, file: string): PreviewRun {
  return { stack, status: 0, stdout: readFileSync(file === '-' ? 0 : file, 'utf8'), stderr: '' };
}
