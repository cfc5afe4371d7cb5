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

/** Takes the memory of a service that runs on every host, whether there is enough or not. */
export function assignToAll(bins: readonly Bin[], { id, limits }: Demand): Assignment[] {
  return bins.map((bin, index) => {
    bin.memoryGib -= limits.memoryGib;
    return { service: id, index, host: bin.host.id };
  });
}

/** Puts a replica into the first bin with room for it, those without a replica of the same service first; undefined where there is none. */
export function assign(bins: readonly Bin[], { id, limits }: Demand, index: number): Assignment | undefined {
  const fewestFirst = bins.toSorted((a, b) => count(a.services, id) - count(b.services, id));
  for (const bin of fewestFirst) {
    if (bin.memoryGib < limits.memoryGib) continue;
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
