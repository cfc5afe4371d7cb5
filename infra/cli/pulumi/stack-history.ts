import { profiles } from '../../../stacks/profiles.ts';
import { masked } from '../../masking/masking.ts';
import type { EnvironmentName } from '../../model/profile.ts';
import { HistoryError, readHistory, type Update } from '../../releases/history.ts';
import { LocalProject } from '../local/local-project.ts';
import { root } from '../root.ts';
import { PulumiProject } from './pulumi-project.ts';

/** All of it: the CLI shows ten unless said. */
const whole = ['--page-size', '0'];

/**
 * The updates of a stack, the newest first, as the Pulumi CLI tells them of any backend.
 *
 * @throws HistoryError where there is none, or it cannot be read.
 */
export function stackHistory(stack: EnvironmentName): Update[] {
  const local = new LocalProject(root, stack);
  if (profiles[stack].platform === 'local' && !local.exists())
    throw new HistoryError(`${stack} was never brought up on this machine: npx infra up ${stack}`);
  const project = local.exists() ? local.project() : new PulumiProject(root);
  const asked = ['stack', 'history', '--json', '--show-secrets=false', ...whole, '--stack', stack];
  const { status, stdout, stderr } = project.capture(asked);
  if (status === 0) return readHistory(stdout);
  const [why = `the Pulumi CLI ended with ${status}`] = masked(stderr).match(/\S.*/) ?? [];
  throw new HistoryError(`The history of ${stack} cannot be read: ${why.replace(/^error: /, '')}`);
}
