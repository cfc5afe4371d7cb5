import { cpuQuota } from '../containers/inputs.ts';
import { dockerCommand, HostError, runOnHost } from '../host/run-on-host.ts';
import type { Environment } from '../model/environment.ts';
import type { Host } from '../model/hosts.ts';
import { labels } from '../model/labels.ts';

/** Seconds that an engine may take to answer. */
const answerSeconds = 60;

/** What is asked of each container, a line each; its networks come last. */
const format = [
  '{{.Name}} {{.State.Paused}} {{.State.Health.Status}} {{.RestartCount}} {{.HostConfig.CpuQuota}}',
  `{{index .Config.Labels "${labels.service}"}} {{index .Config.Labels "${labels.container}"}}`,
  '{{range $network, $_ := .NetworkSettings.Networks}}{{$network}} {{end}}',
].join(' ');

/**
 * Names of the resources whose containers on a host are not as they were made, in a way that the provider does not look at:
 * not healthy, or renamed, paused, given another share of the cores, or disconnected from a network by hand.
 *
 * @throws HostError where the engine does not answer.
 */
export async function driftedContainers(environment: Environment, host: Host): Promise<string[]> {
  const { engine } = host;
  const ask = async (...args: string[]) => {
    const { status, stdout, stderr } = await runOnHost(engine, dockerCommand(engine, ...args), answerSeconds);
    if (status !== 0) throw new HostError(`docker ${args[0]} failed on ${engine.host}: ${stderr.trim()}`);
    return stdout.split('\n').filter((line) => line !== '');
  };
  const own = `label=${labels.environment}=${environment.scope.environment}`;
  const ids = await ask('ps', '--quiet', '--filter', own, '--filter', `label=${labels.container}`);
  if (ids.length === 0) return [];
  const inspected = await ask('inspect', '--format', format, ...ids);
  return inspected.flatMap((line) => {
    const [name, paused, health, restarts, quota, id, container, ...joined] = line.trim().split(' ');
    const service = environment.services.find((one) => one.id === id);
    const resource = `${host.id}-${container}`;
    const isAsMade =
      service?.entry.networks.every((network) => joined.includes(environment.networks[network].name)) &&
      Number(quota) === cpuQuota(service.limits.cpus) &&
      paused === 'false' &&
      (health === 'healthy' || (health === 'starting' && restarts === '0')) &&
      name?.startsWith(`/${resource}-`);
    return isAsMade ? [] : [resource];
  });
}
