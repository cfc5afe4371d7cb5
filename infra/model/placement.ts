import type { ServiceEntry } from '../catalogue/services/service.ts';
import type { Problem } from '../problem.ts';
import { type Assignment, assign, assignToAll, type Bin, emptyBins } from './assignment.ts';
import type { Demand } from './demands.ts';
import type { Capacity } from './hosts.ts';
import { insufficientCapacity, overloaded, tooManyCores } from './insufficient-capacity.ts';

export type UpdateOrder = 'start-first' | 'stop-first';

/** One container to run: which service, where, and how it is replaced by a new version. */
export interface Replica extends Assignment {
  readonly update: UpdateOrder;
  /** Why it cannot start first. */
  readonly reason?: string;
}

export interface Placement {
  readonly replicas: readonly Replica[];
  readonly problems: readonly Problem[];
}

/** The name of a replica’s container among those of its host: `flux`, or `orchestrator-1` where the host has several. */
export function containerKey(replicas: readonly Assignment[], { service, host, index }: Assignment): string {
  const here = replicas.filter((other) => other.service === service && other.host === host);
  return here.length > 1 ? `${service}-${index}` : service;
}

/** A replica that wants a place. */
interface Wanted {
  readonly demand: Demand;
  readonly index: number;
}

/**
 * Puts every replica on a host, and GPU services on a GPU, by memory alone (CPU limits may overcommit).
 *
 * First fit, the largest GPU demand first; hosts of the kind that a service wants before others, in their order, and one without a
 * replica of the same service preferred.
 * Further replicas come after the first ones of all services, so that a host added at the end moves only further replicas;
 * where that does not fit, all replicas of a service go together.
 */
export function place(hosts: readonly Capacity[], demands: readonly Demand[]): Placement {
  const largestFirst = demands
    .filter(({ entry }) => entry.mode === 'replicated')
    .sort((a, b) => (b.limits.gpuMemoryGib ?? 0) - (a.limits.gpuMemoryGib ?? 0));
  const together = largestFirst.flatMap((demand) =>
    Array.from({ length: placeable(demand, hosts) }, (_, index) => ({ demand, index })),
  );
  const firstOnesFirst = together.toSorted((a, b) => a.index - b.index);
  const stable = fill(hosts, demands, firstOnesFirst);
  if (stable.problems.length === 0) return stable;
  const packed = fill(hosts, demands, together);
  return packed.problems.length === 0 ? packed : stable;
}

/** Of a service whose data has one writer, a host has one replica: further ones only come with further hosts of the kind that it wants. */
function placeable({ entry, replicas }: Demand, hosts: readonly Capacity[]): number {
  if (!entry.singleWriter) return replicas;
  return Math.min(replicas, Math.max(1, hosts.filter(({ kind }) => kind === entry.runsOn).length));
}

function fill(hosts: readonly Capacity[], demands: readonly Demand[], queue: readonly Wanted[]): Placement {
  const bins = emptyBins(hosts);
  const assignments = demands
    .filter(({ entry }) => entry.mode === 'global')
    .flatMap((demand) => assignToAll(bins, demand));
  const unplaced: Wanted[] = [];
  for (const wanted of queue) {
    const assignment = assign(bins, wanted.demand, wanted.index);
    if (assignment) assignments.push(assignment);
    else unplaced.push(wanted);
  }
  const order = new Map(demands.map(({ id }, position) => [id as string, position]));
  const sorted = assignments.toSorted(
    (a, b) => (order.get(a.service) ?? 0) - (order.get(b.service) ?? 0) || a.index - b.index,
  );
  return {
    replicas: withUpdateOrder(sorted, bins, demands),
    problems: [
      ...unplaced.map(({ demand, index }) => insufficientCapacity(demand, index, bins, demands)),
      ...overloaded(bins),
      ...tooManyCores(sorted, hosts, demands),
    ],
  };
}

/** What two versions of a service cannot both have. */
function onlyOnce(assignment: Assignment, hasRoom: boolean, entry: ServiceEntry | undefined): string | undefined {
  if (entry?.publishesPorts) return 'it publishes ports';
  if (entry?.singleWriter) return 'its volume has one writer';
  return assignment.gpu !== undefined && !hasRoom ? 'no GPU memory for two' : undefined;
}

/** Start-first where nothing that both versions need exists only once: a published port, a volume with one writer, GPU memory. */
function withUpdateOrder(
  assignments: readonly Assignment[],
  bins: readonly Bin[],
  demands: readonly Demand[],
): Replica[] {
  const demandOf = new Map(demands.map((demand) => [demand.id as string, demand]));
  const roomFor = new Set<Assignment>();
  for (const bin of bins) {
    for (const [gpu, device] of bin.gpus.entries()) {
      const gpuMemory = (one: Assignment) => demandOf.get(one.service)?.limits.gpuMemoryGib ?? 0;
      let free = device.memoryGib;
      for (const assignment of assignments
        .filter((one) => one.host === bin.host.id && one.gpu === gpu)
        .toSorted((a, b) => gpuMemory(a) - gpuMemory(b))) {
        if (gpuMemory(assignment) > free) break;
        free -= gpuMemory(assignment);
        roomFor.add(assignment);
      }
    }
  }
  return assignments.map((assignment) => {
    const demand = demandOf.get(assignment.service);
    const reason = onlyOnce(assignment, roomFor.has(assignment), demand?.entry);
    return reason === undefined
      ? { ...assignment, update: 'start-first' }
      : { ...assignment, update: 'stop-first', reason };
  });
}
