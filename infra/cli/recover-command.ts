import { profiles } from '../../stacks/profiles.ts';
import { lackOf } from '../host/readiness.ts';
import { type Environment, environmentOf } from '../model/environment.ts';
import { readCheckpoint } from '../recovery/checkpoint.ts';
import { importsOf } from '../recovery/imports.ts';
import { removeStrays } from '../recovery/strays.ts';
import { bringUp, leftOut } from './bring-up.ts';
import { LocalProject } from './local-project.ts';
import { PulumiProject } from './pulumi-project.ts';
import { root } from './root.ts';
import { withStackFile } from './stack-input.ts';
import { withStandIns } from './stand-ins.ts';

/** Brings a stack whose update was killed back into order, and then up. */
export function recoverCommand(
  name: string | undefined,
  { yes, standIns }: { yes: boolean; standIns: boolean },
): Promise<number> {
  return withStackFile(name, undefined, async (chosen) => {
    const { stack, raw, text } = standIns ? withStandIns(chosen) : chosen;
    const profile = profiles[stack];
    const environment = environmentOf(raw, profile);
    if (profile.platform === 'local') {
      const project = new LocalProject(root, stack).prepare(text);
      return (await restored(project, environment)) ? bringUp(environment, project, { refresh: false }) : 1;
    }
    const project = new PulumiProject(root);
    if (!(await restored(project, environment))) return 1;
    return project.run('up', '--stack', stack, ...(yes ? ['--yes'] : []));
  });
}

/** Makes state and reality agree again: the lock, what the state does not know of, creations that were cut short. */
async function restored(project: PulumiProject, environment: Environment): Promise<boolean> {
  const stack = environment.scope.environment;
  if (!exists(project, stack)) return true;
  project.run('cancel', '--yes', '--stack', stack);
  const exported = project.read('stack', 'export', '--stack', stack);
  if (exported === undefined) return false;
  const checkpoint = readCheckpoint(exported);

  const lacking = await Promise.all(environment.hosts.map((host) => lackOf(host)));
  const unready = environment.hosts.filter((_, index) => lacking[index]);
  for (const { role, name } of unready) console.error(`${role} (${name}) is left out: it is not ready`);
  for (const { role, engine } of environment.hosts.filter((host) => !unready.includes(host))) {
    for (const stray of await removeStrays(engine, stack, checkpoint))
      console.log(`${role}: removed ${stray}, unknown to the stack`);
  }
  const imports = importsOf(checkpoint).flatMap(({ urn, id }) => [urn, id]);
  const refreshed = project.run(
    'refresh',
    ...['--yes', '--skip-preview', '--stack', stack, '--clear-pending-creates'],
    ...imports.flatMap((word) => ['--import-pending-creates', word]),
    ...unready.flatMap(({ role }) => leftOut(role)),
  );
  return refreshed === 0;
}

/** Whether the backend knows the stack; one that was never brought up has nothing to restore. */
function exists(project: PulumiProject, stack: string): boolean {
  const listed = JSON.parse(project.read('stack', 'ls', '--json') ?? '[]') as { name: string }[];
  return listed.some(({ name }) => name.split('/').at(-1) === stack);
}
