import { profiles } from '../../stacks/profiles.ts';
import { serviceUrl } from '../env/urls.ts';
import { factsOf } from '../facts/facts.ts';
import { isRemote } from '../host/run-on-host.ts';
import { type Environment, environmentOf } from '../model/environment.ts';
import { toFillIn } from '../model/to-fill-in.ts';
import { InputError } from '../problem.ts';
import { imagesCommand, standInImage } from './images-command.ts';
import { LocalProject } from './local-project.ts';
import { prepareLocalSecrets, removeLocalSecrets } from './local-secrets.ts';
import type { PulumiProject } from './pulumi-project.ts';
import { root } from './root.ts';
import { type StackInput, withStackFile } from './stack-input.ts';
import { UsageError } from './usage.ts';
import { removeEnvironmentFiles, writeEnvironmentFiles } from './write-files.ts';

/** With a look at what is really there first: what went missing comes back. What fails does not hold up what does not need it. */
const upFlags = ['--yes', '--skip-preview', '--refresh', '--continue-on-error', '--suppress-outputs'];

/**
 * How many resources are changed at once. On an engine here all containers wait for their health together; over ssh each
 * change is a connection of its own, of which sshd drops some beyond ten (`MaxStartups`).
 */
const parallel = { here: 32, overSsh: 8 };

/** Brings up an environment on Docker engines with the real engine, with state and passphrase of its own under `.local/`. */
export function upCommand(name: string | undefined): Promise<number> {
  return withStackFile(name, undefined, (input) => {
    const environment = localEnvironment(input);
    const unset = toFillIn(environment);
    if (unset.length > 0) throw new InputError(unset.map((path) => ({ path, message: 'is unset; choose an image' })));
    return bringUp(environment, new LocalProject(root, input.stack).prepare(input.text));
  });
}

/** Brings up a local environment whose project is prepared. Returns the exit code. */
export async function bringUp(environment: Environment, project: PulumiProject): Promise<number> {
  const { hosts, services, scope } = environment;
  if (services.some(({ role, image }) => image === standInImage(role))) imagesCommand({ force: false });
  const missing = prepareLocalSecrets(environment);
  if (missing.length > 0)
    console.log(
      `Secrets that nobody gave: ${missing.join(', ')}; set them in this shell's environment and come again.`,
    );

  const atOnce = hosts.some(({ docker }) => isRemote(docker)) ? parallel.overSsh : parallel.here;
  const failed =
    project.run('stack', 'select', '--create', scope.environment) ||
    project.run('up', ...upFlags, '--parallel', String(atOnce), '--stack', scope.environment);
  if (failed) return 1;
  tell(environment);
  return 0;
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
    removeLocalSecrets(environment);
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

function tell(environment: Environment): void {
  const facts = factsOf(environment);
  const urls = Object.keys(facts.services).flatMap((role) => {
    const url = serviceUrl(facts, 'environment', role);
    return url === undefined ? [] : [`  ${role.padEnd(18)}${url}`];
  });
  const [first] = writeEnvironmentFiles(root, facts);
  console.log(
    `\n${facts.environment} is up\n${urls.join('\n')}\n\n  written  ${first?.path}, and one file for each service beside it`,
  );
}
