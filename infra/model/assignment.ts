import type { HostKind } from '../catalogue/hosts.ts';
import type { Demand } from './demands.ts';
import type { Capacity } from './hosts.ts';

/** A host while it is being filled: what remains of its memory and GPUs, and the services on it. */
export interface Bin {
  readonly host: Capacity;
  memoryGib: number;
  readonly gpus: { memoryGib: number }[];
  readonly services: string[];
}

/** Where a replica goes. */
export interface Assignment {
  readonly service: string;
  /** Counts from 0 among the replicas of the service. */
  readonly index: number;
  readonly host: string;
  /** Index of its GPU on the host. */
  readonly gpu?: number;
}

/** The hosts before anything is on them. */
export const emptyBins = (hosts: readonly Capacity[]): Bin[] =>
  hosts.map((host) => ({
    host,
    memoryGib: host.memoryGib,
    gpus: host.gpus.map(({ memoryGib }) => ({ memoryGib })),
    services: [],
  }));

/** Takes the memory of a service that runs on every host, or on every one with GPUs, whether there is enough or not. */
export function assignToAll(bins: readonly Bin[], { id, entry, limits }: Demand): Assignment[] {
  const wanted = entry.allGpus ? bins.filter(({ gpus }) => gpus.length > 0) : bins;
  return wanted.map((bin, index) => {
    bin.memoryGib -= limits.memoryGib;
    return { service: id, index, host: bin.host.id };
  });
}

/** Kinds of hosts that take what finds no host of its own kind, the first choice first. */
const fallbackKinds: readonly HostKind[] = ['app', 'gpu', 'data'];

/**
 * Puts a replica into the first bin with room for it: on a host of the kind that it wants, and there on one without a replica of
 * the same service. Undefined where there is none.
 */
export function assign(bins: readonly Bin[], { id, entry, limits }: Demand, index: number): Assignment | undefined {
  const rank = ({ host }: Bin) => (host.kind === entry.runsOn ? -1 : fallbackKinds.indexOf(host.kind));
  const inOrder = bins.toSorted((a, b) => rank(a) - rank(b) || count(a.services, id) - count(b.services, id));
  for (const bin of inOrder) {
    if (bin.memoryGib < limits.memoryGib) continue;
    if (entry.singleWriter && bin.services.includes(id)) continue;
    const needed = limits.gpuMemoryGib;
    const gpu = needed === undefined ? undefined : bin.gpus.findIndex(({ memoryGib }) => memoryGib >= needed);
    if (gpu === -1) continue;
    bin.memoryGib -= limits.memoryGib;
    bin.services.push(id);
    const device = gpu === undefined ? undefined : bin.gpus[gpu];
    if (device) device.memoryGib -= needed ?? 0;
    return { service: id, index, host: bin.host.id, ...(gpu === undefined ? {} : { gpu }) };
  }
  return undefined;
}

const count = (services: readonly string[], id: string): number => services.filter((service) => service === id).length;
