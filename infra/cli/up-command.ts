import { profiles } from '../../stacks/profiles.ts';
import { type Environment, environmentOf } from '../model/environment.ts';
import { toFillIn } from '../model/to-fill-in.ts';
import { InputError } from '../problem.ts';
import { bringUp } from './bring-up.ts';
import { LocalProject } from './local-project.ts';
import { removeLocalSecrets } from './local-secrets.ts';
import { root } from './root.ts';
import { type StackInput, withStackFile } from './stack-input.ts';
import { withStandIns } from './stand-ins.ts';
import { UsageError } from './usage.ts';
import { removeEnvironmentFiles } from './write-files.ts';

/** Brings up an environment on Docker engines with the real engine, with state and passphrase of its own under `.local/`. */
export function upCommand(name: string | undefined, { standIns }: { standIns: boolean }): Promise<number> {
  return withStackFile(name, undefined, (chosen) => {
    const input = standIns ? withStandIns(chosen) : chosen;
    const environment = localEnvironment(input);
    const unset = toFillIn(environment);
    const message = 'is unset; choose an image, or say --stand-ins for a small program in its place';
    if (unset.length > 0) throw new InputError(unset.map((path) => ({ path, message })));
    return bringUp(environment, new LocalProject(root, input.stack).prepare(input.text), { refresh: true });
  });
}

/** Takes an environment down, with everything that `up` made: containers, networks, volumes, secrets, state, `.env` files. */
export function downCommand(name: string | undefined): Promise<number> {
  return withStackFile(name, undefined, async (input) => {
    const environment = localEnvironment(input);
    const local = new LocalProject(root, input.stack);
    if (local.exists()) {
      const project = local.prepare(input.text);
      const failed = project.run('destroy', '--yes', '--skip-preview', '--remove', '--stack', input.stack);
      if (failed) return 1;
      local.remove();
    }
    await removeLocalSecrets(environment);
    removeEnvironmentFiles(root, input.stack);
    console.log(`Nothing of ${input.stack} is left.`);
    return 0;
  });
}

function localEnvironment({ stack, raw }: StackInput): Environment {
  const profile = profiles[stack];
  if (profile.platform !== 'local') {
    throw new UsageError(
      `${stack} is on Google Cloud: use the Pulumi CLI, npm run pulumi -- up -s ${stack} (README, «Staging for real»).`,
    );
  }
  return environmentOf(raw, profile);
}
