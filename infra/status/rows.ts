import { unset } from '../config/schema.ts';
import { type Container, containersOf } from '../containers/containers.ts';
import { factsOf } from '../facts/facts.ts';
import type { Environment } from '../model/environment.ts';
import type { Host } from '../model/hosts.ts';
import { labels } from '../model/labels.ts';
import type { Found, FoundContainer, FoundImage } from './found.ts';

/** A container that the stack file wants, or one that is there: what runs, and how it differs from what is wanted. */
export interface Row {
  readonly host: string;
  readonly service: string;
  /** Its name among the containers of the host: `flux`, `orchestrator-1`. */
  readonly container: string;
  /** `healthy`, `unhealthy` or `starting` while it runs with a health check, otherwise Docker's word; `missing` where there is none. */
  readonly state: string;
  /** When it started, or ended. */
  readonly since?: string;
  /** How often the engine has restarted it. */
  readonly restarts?: number;
  /** Docker's id of it, in full. */
  readonly id?: string;
  /** The image that it runs: the stack file's reference, otherwise a digest. */
  readonly image?: string;
  /** The image that the stack file wants, or `unset`. */
  readonly wanted?: string;
  /** GPUs that it was given. */
  readonly gpus: readonly string[];
  /** How it differs from what is wanted; never a value of a variable. */
  readonly differs: readonly string[];
}

/** What a host runs, in the order of the services, and behind it what nobody wants there. */
export function rowsOf(environment: Environment, host: Host, found: Found): Row[] {
  const wanted = containersOf(environment, factsOf(environment), host);
  const known = new Set(wanted.map(({ key }) => key));
  const keyOf = ({ labels: given }: FoundContainer) => given[labels.container] ?? '';
  const rows = wanted.flatMap((one): Row[] => {
    const [current, ...others] = found.containers.filter((container) => keyOf(container) === one.key).sort(bestFirst);
    const base = { host: host.id, service: one.service, container: one.key, wanted: one.image };
    if (!current) return [{ ...base, state: 'missing', gpus: [], differs: ['there is no container'] }];
    return [
      { ...base, ...described(current, found), differs: differences(one, current, found) },
      ...others.map((other) => ({ ...base, ...described(other, found), differs: ['it is beside another one'] })),
    ];
  });
  const unwanted = found.containers
    .filter((container) => !known.has(keyOf(container)))
    .map((container) => ({
      host: host.id,
      service: container.labels[labels.service] ?? '',
      container: keyOf(container),
      ...described(container, found),
      differs: ['the stack file wants none here'],
    }));
  return [...rows, ...unwanted];
}

const stateOf = ({ status, health }: FoundContainer): string => (status === 'running' ? (health ?? status) : status);

/** Of several that do the same, the one that serves comes first; of those that do, the newest. */
const bestFirst = (one: FoundContainer, other: FoundContainer): number =>
  rank(one) - rank(other) || other.created.getTime() - one.created.getTime();
const rank = (container: FoundContainer): number => {
  const order = ['healthy', 'running', 'starting', 'unhealthy'].indexOf(stateOf(container));
  return order < 0 ? Number.POSITIVE_INFINITY : order;
};

function described(container: FoundContainer, { images }: Found) {
  const { created, started, finished, status } = container;
  const since = status === 'created' ? created : status === 'running' || status === 'paused' ? started : finished;
  return {
    state: stateOf(container),
    since: since.toISOString(),
    restarts: container.restarts,
    id: container.container,
    image: nameOf(container.image, images),
    gpus: container.devices,
  };
}

/** What people know an image by: the reference in the stack file, a digest in a registry, its id. */
function nameOf(id: string, images: readonly FoundImage[]): string {
  const same = images.filter(({ image }) => image === id);
  return same.find(({ reference }) => reference)?.reference ?? same.flatMap(({ digests }) => digests)[0] ?? id;
}

const mib = 1024 * 1024;

function differences({ image, inputs, config }: Container, current: FoundContainer, { images, contents }: Found) {
  const state = stateOf(current);
  const content = current.mounts.flatMap((name) => contents.get(name) || [])[0];
  const fromImage = images.find((one) => one.image === current.image)?.variables ?? [];
  const variables = [
    ...inputs.envs.filter((one) => !current.variables.includes(one)),
    ...current.variables.filter((one) => !inputs.envs.includes(one) && !fromImage.includes(one)),
  ].map((one) => one.split('=')[0] ?? '');
  const devices = inputs.deviceRequests?.flatMap(({ deviceIds }) => deviceIds) ?? [];
  const isWanted = images.some((one) => one.reference === image && one.image === current.image);
  const checks: [differs: boolean, line: string][] = [
    [state !== 'healthy', state === 'exited' ? `it ended with exit code ${current.exitCode}` : `it is ${state}`],
    [image !== unset && !isWanted, 'another image'],
    [variables.length > 0, `other variables: ${[...new Set(variables)].sort().join(', ')}`],
    [content !== config?.hash, 'other configuration files'],
    [current.memory !== inputs.memory * mib, 'another memory limit'],
    [current.cpuQuota !== inputs.cpuQuota, 'another limit of cores'],
    [current.devices.join() !== devices.join(), 'other GPUs'],
  ];
  return checks.flatMap(([differs, line]) => (differs ? [line] : []));
}
