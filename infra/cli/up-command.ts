import { profiles } from '../../stacks/profiles.ts';
import { serviceUrl } from '../env/urls.ts';
import { factsOf } from '../facts/facts.ts';
import { type Environment, environmentOf } from '../model/environment.ts';
import { toFillIn } from '../model/to-fill-in.ts';
import { InputError } from '../problem.ts';
import { imagesCommand, standInImage } from './images-command.ts';
import { LocalProject } from './local-project.ts';
import { prepareLocalSecrets, removeLocalSecrets } from './local-secrets.ts';
import { root, type StackInput, withStackFile } from './stack-input.ts';
import { UsageError } from './usage.ts';
import { removeEnvironmentFiles, writeEnvironmentFiles } from './write-files.ts';

/**
 * With a look at what is really there first: what went missing comes back. All containers wait for their health at once, and
 * what fails does not hold up what does not depend on it.
 */
const upFlags = [
  '--yes',
  '--skip-preview',
  '--refresh',
  '--continue-on-error',
  '--suppress-outputs',
  '--parallel',
  '32',
];

/** Brings up an environment on Docker engines with the real engine, with state and passphrase of its own under `.local/`. */
export function upCommand(name: string | undefined): Promise<number> {
  return withStackFile(name, undefined, async (input) => {
    const environment = localEnvironment(input);
    const unset = toFillIn(environment);
    if (unset.length > 0) throw new InputError(unset.map((path) => ({ path, message: 'is unset; choose an image' })));
    if (environment.services.some(({ role, image }) => image === standInImage(role))) imagesCommand({ force: false });
    const missing = prepareLocalSecrets(environment);
    if (missing.length > 0)
      console.log(
        `Secrets that nobody gave: ${missing.join(', ')}; set them in this shell's environment and come again.`,
      );

    const project = new LocalProject(root, input.stack);
    project.prepare(input.text);
    const failed =
      project.pulumi('stack', 'select', '--create', input.stack) ||
      project.pulumi('up', ...upFlags, '--stack', input.stack);
    if (failed) return 1;
    tell(environment);
    return 0;
  });
}

/** Takes an environment down, with everything that `up` made: containers, networks, volumes, secrets, state, `.env` files. */
export function downCommand(name: string | undefined): Promise<number> {
  return withStackFile(name, undefined, async (input) => {
    const environment = localEnvironment(input);
    const project = new LocalProject(root, input.stack);
    if (project.exists()) {
      project.prepare(input.text);
      const failed = project.pulumi('destroy', '--yes', '--skip-preview', '--remove', '--stack', input.stack);
      if (failed) return 1;
      project.remove();
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
