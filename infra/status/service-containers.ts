import { dockerCommand, HostError, runOnHost } from '../host/run-on-host.ts';
import type { Environment } from '../model/environment.ts';
import type { Host } from '../model/hosts.ts';
import { labels } from '../model/labels.ts';

/** Seconds that a host may take to answer, the way there included. */
const answerSeconds = 60;

/** Hosts on which a service, or the container of this name, is meant to run; none for a name that nothing has. */
export const hostsOf = ({ hosts, replicas }: Environment, name: string): Host[] =>
  hosts.filter(({ id }) => replicas.some((one) => one.host === id && isNamed(name, one.service)));

/** Whether a service, or one of its containers, has this name. */
const isNamed = (name: string, service: string): boolean =>
  name === service || (name.startsWith(`${service}-`) && /^\d+$/.test(name.slice(service.length + 1)));

/** A container of a service on a host. */
export interface ServiceContainer {
  readonly id: string;
  /** Its name among the containers of the host: `flux`, `orchestrator-1`. */
  readonly key: string;
  readonly isRunning: boolean;
  readonly isHealthy: boolean;
}

/** Filters of the docker client that leave the containers of an environment. */
export const ofEnvironment = (environment: string): string[] => [
  ...['--filter', `label=${labels.environment}=${environment}`],
  ...['--filter', `label=${labels.container}`],
];

/** Whether a container, by Docker's name of it, only holds configuration files: it is never started, and runs no service. */
export const holdsFiles = (dockerName: string): boolean => /-config-[0-9a-f]+$/.test(dockerName);

/** A label in a format of the docker client. */
export const labelIn = (prefix: string, label: string): string => `{{${prefix} "${label}"}}`;

const format = `{{.ID}}\t${labelIn('.Label', labels.service)}\t${labelIn('.Label', labels.container)}\t{{.Names}}\t{{.Status}}`;

/**
 * The containers of a service on a host, the newest first; of a container's name alone that one.
 *
 * @throws HostError where the host cannot be reached, or its engine does not answer.
 */
export async function serviceContainers(
  { engine, id, name }: Host,
  environment: string,
  service: string,
): Promise<ServiceContainer[]> {
  const command = dockerCommand(engine, 'ps', '--all', '--no-trunc', ...ofEnvironment(environment), '--format', format);
  const { status, stdout, stderr } = await runOnHost(engine, command, answerSeconds);
  if (status !== 0) throw new HostError(`${id} (${name}) cannot be asked: ${stderr.trim().split('\n')[0]}`);
  return stdout.split('\n').flatMap((line) => {
    const [container = '', ofService, key = '', dockerName = '', state = ''] = line.split('\t');
    const isMeant = line !== '' && (ofService === service || key === service);
    if (!isMeant || holdsFiles(dockerName)) return [];
    return [{ id: container, key, isRunning: state.startsWith('Up'), isHealthy: state.includes('(healthy)') }];
  });
}
