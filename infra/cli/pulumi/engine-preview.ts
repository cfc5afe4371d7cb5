import { withoutCommands } from '../../masking/escapes.ts';
import { masked } from '../../masking/masking.ts';
import type { PreviewRun } from '../../summary/preview-output.ts';
import type { PulumiProject } from './pulumi-project.ts';

/**
 * A preview of the engine; what it prints for people goes to the error output, and so into a workflow's log: without secrets, and without
 * what the runner would obey. With the unchanged ones shown, a new service can be told from one more container.
 */
export function enginePreview(project: PulumiProject, stack: string, flags: readonly string[] = []): PreviewRun {
  const ended = project.capture(['preview', '--json', '--show-sames', '--stack', stack, ...flags]);
  process.stderr.write(withoutCommands(masked(ended.stderr)));
  return { stack, ...ended };
}
