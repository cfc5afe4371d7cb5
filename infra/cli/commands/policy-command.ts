import { readFileSync } from 'node:fs';
import type { EnvironmentName } from '../../model/profile.ts';
import { violationLine } from '../../policy/evaluate.ts';
import type { RawResource } from '../../preview/normalise.ts';
import { projectName } from '../../preview/preview.ts';
import { readCheckpoint } from '../../recovery/checkpoint.ts';
import { readPreview } from '../../summary/preview-output.ts';
import { plannedResources } from '../../summary/resources-of.ts';
import { judgeResources } from '../judge-resources.ts';
import { projectOf } from '../pulumi/stack-outputs.ts';
import { stackName } from '../stack-name.ts';
import { UsageError } from '../usage-error.ts';

/** What `infra policy` is asked for beside the stack: files, or `-` for standard input; the stack's own state unless said. */
export interface PolicyOptions {
  readonly state: string | undefined;
  readonly preview: string | undefined;
}

/**
 * Prints what violates the policy, a line each, and what its exceptions are worth.
 *
 * @returns the exit code: 1 where something violates it, or nothing could be read.
 */
export async function policyCommand(name: string | undefined, options: PolicyOptions): Promise<number> {
  const stack = stackName(name);
  if (options.state !== undefined && options.preview !== undefined)
    throw new UsageError('policy takes one file, with --state or with --preview.');
  const resources = options.preview === undefined ? stateOf(stack, options.state) : plannedIn(options.preview);
  // The CLI has said why there is none.
  if (resources === undefined) return 1;
  assertOwn(stack, resources);
  const { violations, excepted, warnings } = await judgeResources(stack, resources);
  for (const line of warnings) console.error(line);
  for (const violation of violations) console.log(violationLine(violation));
  console.log(
    `${stack}: ${resources.length} resources, ${violations.length} policy ${violations.length === 1 ? 'violation' : 'violations'}, ${excepted.length} allowed by exceptions (docs/policy.md)`,
  );
  return violations.length > 0 ? 1 : 0;
}

function stateOf(stack: EnvironmentName, file: string | undefined): readonly RawResource[] | undefined {
  const exported = file === undefined ? projectOf(stack).read('stack', 'export', '--stack', stack) : textOf(file);
  if (exported === undefined) return undefined;
  try {
    return readCheckpoint(exported).resources;
  } catch {
    throw new UsageError(`${file ?? 'The state'} is not what pulumi stack export prints.`);
  }
}

function plannedIn(file: string): readonly RawResource[] {
  const { steps, unreadable } = readPreview(textOf(file));
  if (unreadable !== undefined) throw new UsageError(`${file}: ${unreadable}`);
  return plannedResources(steps);
}

const textOf = (file: string): string => readFileSync(file === '-' ? 0 : file, 'utf8');

/** What is of another stack would be judged by the exceptions of this one. */
function assertOwn(stack: string, resources: readonly RawResource[]): void {
  const foreign = resources.find(({ urn }) => !urn.startsWith(`urn:pulumi:${stack}::${projectName}::`));
  if (foreign) {
    const [, , of = 'another stack'] = foreign.urn.split(':');
    throw new UsageError(`These are resources of ${of}, not of ${stack} of ${projectName}.`);
  }
}
