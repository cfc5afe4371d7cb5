import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { profiles } from '../../../stacks/profiles.ts';
import { configKey, readStackFile } from '../../config/stack-file.ts';
import { putComment, putIssue } from '../../github/sticky.ts';
import { withoutCommands } from '../../masking/escapes.ts';
import { type EnvironmentName, environmentNames } from '../../model/profile.ts';
import { dayOf } from '../../policy/exceptions.ts';
import { planDigest } from '../../preview/plan-digest.ts';
import { preview, projectName } from '../../preview/preview.ts';
import { assertOwn } from '../../summary/origin.ts';
import type { PreviewRun } from '../../summary/preview-output.ts';
import { changingSteps, hasChanges, hasFailed, summarise } from '../../summary/summarise.ts';
import { policyOf } from '../policy-report.ts';
import { enginePreview } from '../pulumi/engine-preview.ts';
import { currentProjectOf } from '../pulumi/stack-outputs.ts';
import { root } from '../root.ts';
import { withStackFile } from '../stack-input.ts';
import { stackName } from '../stack-name.ts';
import { UsageError } from '../usage-error.ts';
import { lookAround } from './drift-look.ts';
import { gitHubOfWorkflow, pullRequestOfWorkflow, setStepOutput } from './github-environment.ts';

/** What `infra summary` is asked for beside the stack. */
export interface SummaryOptions {
  /** File with what `pulumi preview --json` printed, or `-` for standard input; a preview is run unless said. */
  readonly preview: string | undefined;
  /** Puts it on the pull request that the workflow runs for, as one comment. */
  readonly comment: boolean;
  /** Looks at what is really there, and keeps one issue while that is not what the stack says. */
  readonly drift: boolean;
  /** Digest of the plan that somebody agreed to: another one fails. */
  readonly expectPlan: string | undefined;
}

/**
 * Prints the summary of an infrastructure change in Markdown, also of a preview that fails.
 *
 * @returns the exit code: 1 where the preview failed, the policy is violated or cannot be checked, or the plan is not the expected one.
 * @throws ForeignPreviewError for a preview in a file that is of another stack, or contradicts itself.
 */
export async function summaryCommand(name: string | undefined, options: SummaryOptions): Promise<number> {
  const stack = stackName(name);
  if (options.drift && options.preview !== undefined) throw new UsageError('--drift makes its own preview.');
  const engine = (flags: readonly string[] = []) => enginePreview(currentProjectOf(stack), stack, flags);
  const { run, hosts } = options.drift
    ? await lookAround(stack, engine)
    : { run: options.preview === undefined ? engine() : previewIn(stack, options.preview), hosts: [] };
  const plan = () => withStackFile(stack, undefined, ({ raw }) => preview(profiles, stack, raw, dayOf(new Date())));
  const policy = await policyOf(run, plan, options.drift ? 'present' : 'planned');
  const title = options.drift ? 'Drift of' : 'Preview of';
  const text = summarise(run, { title, policy, hosts });
  console.log(withoutCommands(text));
  const whole = summarise(run, { title, policy, hosts, limit: Number.POSITIVE_INFINITY });
  // A text that was cut says that the whole is in the log.
  if (whole !== text) console.error(withoutCommands(whole));
  if (options.comment) await putComment(gitHubOfWorkflow(), pullRequestOfWorkflow(), `preview of ${stack}`, text);
  const isAllowed = 'violations' in policy && policy.violations.length === 0;
  if (options.drift) {
    const isNews = hasFailed(run) || hasChanges(run) || hosts.length > 0 || !isAllowed;
    await putIssue(
      gitHubOfWorkflow(),
      `drift of ${stack}`,
      `${stack} is not what its stack says`,
      isNews ? text : undefined,
    );
  }
  return hasFailed(run) || !isAllowed || !isExpected(run, options.expectPlan) ? 1 : 0;
}

/** Tells the steps and jobs behind this one which plan it is; false where another one was expected. */
function isExpected(run: PreviewRun, expected: string | undefined): boolean {
  const digest = planDigest(changingSteps(run));
  if (!hasFailed(run)) setStepOutput('plan', digest);
  if (expected === undefined || expected === digest) return true;
  console.error(
    `This is not the plan that was agreed to: ${run.stack} or its state was changed since, or that preview failed. Start the workflow anew.`,
  );
  return false;
}

function previewIn(stack: string, file: string): PreviewRun {
  const stdout = readFileSync(file === '-' ? 0 : file, 'utf8');
  assertOwn(file === '-' ? 'Standard input' : file, stdout, { stack, project: projectName, stackConfiguredBy });
  return { stack, status: 0, stdout, stderr: '' };
}

/** The stack whose file has this configuration; undefined where none has, as it was changed since. */
function stackConfiguredBy(config: Readonly<Record<string, unknown>>): EnvironmentName | undefined {
  const text = config[configKey];
  return environmentNames.find((stack) => {
    try {
      const { environment } = readStackFile(readFileSync(`${root}Pulumi.${stack}.yaml`, 'utf8'));
      return typeof text === 'string' && isDeepStrictEqual(JSON.parse(text), environment);
    } catch {
      // A stack file that cannot be read says nothing about a preview.
      return false;
    }
  });
}
