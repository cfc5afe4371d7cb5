import { profiles } from '../../../stacks/profiles.ts';
import { containersOf } from '../../containers/containers.ts';
import { factsOf } from '../../facts/facts.ts';
import { type Environment, environmentOf } from '../../model/environment.ts';
import { toFillIn } from '../../model/to-fill-in.ts';
import { InputError } from '../../problem.ts';
import { removeOrphans, removeVolumes } from '../../recovery/orphans.ts';
import { bringUp } from '../local/bring-up.ts';
import { LocalProject } from '../local/local-project.ts';
import { removeLocalSecrets } from '../local/local-secrets.ts';
import { withStubs } from '../local/stubs.ts';
import type { PulumiProject } from '../pulumi/pulumi-project.ts';
import { root } from '../root.ts';
import { type StackInput, withStackFile } from '../stack-input.ts';
import { UsageError } from '../usage-error.ts';
import { removeEnvironmentFiles } from '../write-files.ts';

/** Brings up an environment on Docker engines with the real engine, with state and passphrase of its own under `.local/`. */
export function upCommand(name: string | undefined, { stubs }: { stubs: boolean }): Promise<number> {
  return withStackFile(name, undefined, (chosen) => {
    const input = stubs ? withStubs(chosen) : chosen;
    const environment = localEnvironment(input);
    const unset = toFillIn(environment);
    const message = 'is unset; choose an image, or say --stubs for a small program in its place';
    if (unset.length > 0) throw new InputError(unset.map((path) => ({ path, message })));
    return bringUp(environment, new LocalProject(root, input.stack).prepare(input.text), { refresh: true });
  });
}

/** Takes an environment down, with everything that `up` made: containers, networks, volumes, secrets, state, `.env` files. */
export function downCommand(name: string | undefined): Promise<number> {
  return withStackFile(name, undefined, async (input) => {
    const environment = localEnvironment(input);
    const local = new LocalProject(root, input.stack);
    if (local.exists() && !destroyed(local.prepare(input.text), input.stack)) return 1;
    local.remove();
    await removeLeftovers(environment);
    await removeLocalSecrets(environment);
    removeEnvironmentFiles(root, input.stack);
    console.log(`${input.stack} is removed.`);
    return 0;
  });
}

/** Destroys a stack, also one whose update was killed and left its lock. Returns whether nothing of it is left in the state. */
function destroyed(project: PulumiProject, stack: string): boolean {
  const isKnown = project.hasStack(stack);
  if (!isKnown) return isKnown === false;
  project.read('cancel', '--yes', '--stack', stack);
  return project.run('destroy', '--yes', '--skip-preview', '--remove', '--stack', stack) === 0;
}

/** Removes what is on the engines without being in any state: of updates that were killed, or whose state somebody deleted. */
async function removeLeftovers(environment: Environment): Promise<void> {
  const facts = factsOf(environment);
  for (const host of environment.hosts) {
    const volumes = containersOf(environment, facts, host).flatMap((container) => container.volumes);
    await removeOrphans(host.engine, environment.scope.environment, { resources: [], pending: [] });
    await removeVolumes(host.engine, [...new Set(volumes)]);
  }
}

function localEnvironment({ stack, raw }: StackInput): Environment {
  const profile = profiles[stack];
  if (profile.platform !== 'local') {
    throw new UsageError(
      `${stack} is on Google Cloud: use the Pulumi CLI, npm run pulumi -- up -s ${stack} (README, «Staging on Google Cloud»).`,
    );
  }
  return environmentOf(raw, profile);
}
