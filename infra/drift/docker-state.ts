import { z } from 'zod';
import { dockerTypes } from '../catalogue/resource-types/docker.ts';
import { nameOf, typeOf } from '../summary/changes.ts';
import type { Step } from '../summary/preview-output.ts';

/** A container as the state has it. */
export interface KnownContainer {
  readonly id: string;
  /** Its name among those of the host, for people: `flux`, `gateway-config`. */
  readonly key: string;
  /** Docker's name. */
  readonly name: string;
  readonly image: string;
  /** It is started; one that only writes a configuration is not. */
  readonly runs: boolean;
  readonly restart: string;
  readonly memoryMib: number;
  readonly memorySwapMib: number;
  /** Cores that it may use. */
  readonly cpus: number;
  /** Names, sorted. */
  readonly networks: readonly string[];
}

/** What the state has on a host. */
export interface DockerState {
  readonly containers: readonly KnownContainer[];
  readonly networks: readonly { readonly id: string; readonly name: string }[];
  readonly volumes: readonly string[];
  /** Ids of what an earlier update replaced and could not remove: it may be there or not. */
  readonly remnants: readonly string[];
  /** When any of this was last written down. */
  readonly modified: Date;
}

const inputs = z.object({
  name: z.string().catch(''),
  image: z.string().catch(''),
  start: z.boolean().catch(true),
  restart: z.string().catch('no'),
  memory: z.number().catch(0),
  memorySwap: z.number().catch(0),
  cpuPeriod: z.number().catch(100_000),
  cpuQuota: z.number().catch(0),
  networkMode: z.string().catch('bridge'),
  networksAdvanced: z.array(z.object({ name: z.string() })).catch([]),
});

/** What the state has on a host, from the steps of a preview; undefined where that is nothing. */
export function dockerStateOf(steps: readonly Step[], hostId: string): DockerState | undefined {
  const known = steps.flatMap(({ urn, oldState }) => {
    const [type, name] = [typeOf(urn), nameOf(urn)];
    if (!oldState?.id || !isOnHost.includes(type) || !name.startsWith(`${hostId}-`)) return [];
    return [{ ...oldState, type, key: name.slice(hostId.length + 1) }];
  });
  // A replacement may be several steps.
  const states = [...new Map(known.map((one) => [one.id, one])).values()];
  if (states.length === 0) return undefined;
  const [remnants, current] = [states.filter((one) => one.delete), states.filter((one) => !one.delete)];
  const of = (type: string) => current.filter((one) => one.type === type);
  return {
    containers: of(dockerTypes.container.token).map(({ id, key, inputs: given }) => containerOf(id, key, given)),
    networks: of(dockerTypes.network.token).map(({ id, inputs: given }) => ({ id, name: inputs.parse(given).name })),
    volumes: of(dockerTypes.volume.token).map(({ id }) => id),
    remnants: remnants.map(({ id }) => id),
    modified: new Date(Math.max(0, ...states.map(({ modified }) => Date.parse(modified) || 0))),
  };
}

/** Images stay on a host when their containers go: nothing depends on them before the next update. */
const isOnHost: readonly string[] = [dockerTypes.container.token, dockerTypes.network.token, dockerTypes.volume.token];

function containerOf(id: string, key: string, given: unknown): KnownContainer {
  const { memory, memorySwap, cpuPeriod, cpuQuota, networkMode, networksAdvanced, start, ...rest } =
    inputs.parse(given);
  const networks = networksAdvanced.length > 0 ? networksAdvanced.map(({ name }) => name) : [networkMode];
  return {
    ...rest,
    id,
    key,
    runs: start,
    memoryMib: memory,
    memorySwapMib: memorySwap,
    cpus: cpuQuota / cpuPeriod,
    networks: networks.sort(),
  };
}
