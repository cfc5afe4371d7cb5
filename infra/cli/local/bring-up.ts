import { stubImage } from '../../catalogue/images.ts';
import { secretCommand } from '../../catalogue/secrets.ts';
import { refuseVariables } from '../../env/refuse-variables.ts';
import { serviceUrl } from '../../env/urls.ts';
import type { Facts } from '../../facts/contract.ts';
import { factsOf } from '../../facts/facts.ts';
import { isRemote } from '../../host/run-on-host.ts';
import { waitUntilReady } from '../../host/wait-until-ready.ts';
import type { Environment } from '../../model/environment.ts';
import type { Host } from '../../model/hosts.ts';
import { driftedContainers } from '../../recovery/drift.ts';
import { containerUrn, dockerSideOf } from '../../recovery/urn-patterns.ts';
import type { PulumiProject } from '../pulumi/pulumi-project.ts';
import { root } from '../root.ts';
import { environmentFiles, writeEnvironmentFiles } from '../write-files.ts';
import { LocalSecretFile } from './local-secret-file.ts';
import { givenSecrets, prepareLocalSecrets } from './local-secrets.ts';
import { makeStubImages, sendImages } from './stub-images.ts';

/** What fails does not hold up what does not need it. */
const upFlags = ['--yes', '--skip-preview', '--continue-on-error', '--suppress-outputs'];

/**
 * How many resources are changed at once. On an engine here all containers wait for their health together; over ssh each
 * change is a connection of its own, of which sshd drops some beyond ten (`MaxStartups`).
 */
const parallel = { here: 32, overSsh: 8 };

/**
 * Brings up a local environment whose project is prepared: all of its hosts that can be reached.
 *
 * @param refresh looks at what is really there first, so that what went missing comes back.
 * @returns the exit code, 1 also where a host was left out.
 * @throws InputError for variables that cannot be rendered.
 */
export async function bringUp(
  environment: Environment,
  project: PulumiProject,
  { refresh }: { refresh: boolean },
): Promise<number> {
  const { services, scope } = environment;
  const facts = factsOf(environment);
  // What cannot be written in the end is found before anything is done.
  refuseVariables(facts);
  environmentFiles(root, facts);
  const unready = await notReady(environment);
  const hosts = environment.hosts.filter(({ id }) => !unready.has(id));
  if (hosts.length === 0) return 1;

  const stubs = services.flatMap(({ id, image }) => (image === stubImage(id) ? [image] : []));
  if (stubs.length > 0) {
    makeStubImages({ force: false });
    for (const { engine } of hosts) sendImages(engine.host, stubs);
  }
  const given = givenSecrets(new LocalSecretFile(root, scope.environment));
  const missing = await prepareLocalSecrets(environment, hosts, given);
  if (missing.length > 0) {
    const commands = new Set(missing.map(({ id }) => `  ${secretCommand(scope.environment, id)}`));
    console.log(['Secrets without a value; the services that read them start without them:', ...commands].join('\n'));
  }

  const anew = (await Promise.all(hosts.map((host) => driftedContainers(environment, host)))).flat();
  const atOnce = hosts.some(({ engine }) => isRemote(engine)) ? parallel.overSsh : parallel.here;
  const failed =
    project.run('stack', 'select', '--create', scope.environment) ||
    project.run(
      'up',
      ...upFlags,
      ...(refresh ? ['--refresh'] : []),
      ...['--parallel', String(atOnce), '--stack', scope.environment],
      ...[...unready.keys()].flatMap(dockerSideOf).flatMap((urns) => ['--exclude', urns]),
      ...anew.flatMap((resource) => ['--replace', containerUrn(resource)]),
    );
  if (!failed) tell(facts);
  for (const [id, reason] of unready) console.error(`${reason} Nothing on ${id} was changed.`);
  return failed || unready.size > 0 ? 1 : 0;
}

/** Hosts that are not ready in the time that they have, and why; the others are not held up by them. */
async function notReady({ hosts }: Environment): Promise<ReadonlyMap<string, string>> {
  const reasons = new Map<string, string>();
  const wait = async (host: Host) => {
    try {
      await waitUntilReady(host, (line) => console.log(line));
    } catch (error) {
      reasons.set(host.id, (error as Error).message);
      console.error((error as Error).message);
    }
  };
  await Promise.all(hosts.map(wait));
  return reasons;
}

function tell(facts: Facts): void {
  const urls = Object.keys(facts.services).flatMap((id) => {
    const url = serviceUrl(facts, 'environment', id);
    return url === undefined ? [] : [`  ${id.padEnd(18)}${url}`];
  });
  const [first] = writeEnvironmentFiles(root, facts);
  console.log(
    `\n${facts.environment} is up\n${urls.join('\n')}\n\n  written  ${first?.path}, and one file for each service in the same directory`,
  );
}
