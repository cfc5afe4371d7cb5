import type { ServiceEntry } from '../catalogue/services/service.ts';
import type { Problem } from '../problem.ts';
import type { Demand } from './demands.ts';
import type { Capacity } from './hosts.ts';
import { noRoom, overloaded, tooManyCores } from './shortage.ts';

export type UpdateOrder = 'start-first' | 'stop-first';

/** One container to run: which service, where, and how it is replaced by a new version. */
export interface Replica {
  readonly service: string;
  /** Counts from 0 among the replicas of the service. */
  readonly index: number;
  readonly host: string;
  /** Index of its GPU on the host. */
  readonly gpu?: number;
  readonly update: UpdateOrder;
  /** Why it cannot start first. */
  readonly because?: string;
}

export interface Placement {
  readonly replicas: readonly Replica[];
  readonly problems: readonly Problem[];
}

/** A host while it is being filled: what remains of its memory and GPUs, and the services on it. */
export interface Room {
  readonly host: Capacity;
  memoryGib: number;
  readonly gpus: { memoryGib: number }[];
  readonly services: string[];
}

/** A replica that wants a place. */
interface Wanted {
  readonly demand: Demand;
  readonly index: number;
}

/** Where a replica goes. */
export type Seat = Omit<Replica, 'update' | 'because'>;

/**
 * Puts every replica on a host, and GPU services on a GPU, by memory alone (CPU limits may overcommit).
 *
 * First fit, the largest GPU demand first, hosts in their order; a host without a replica of the same service is preferred.
 * Further replicas come after the first ones of all services, so that a host added at the end moves only further replicas;
 * where that does not fit, all replicas of a service go together.
 */
export function place(hosts: readonly Capacity[], demands: readonly Demand[]): Placement {
  const largestFirst = demands
    .filter(({ entry }) => entry.spread === 'replicas')
    .sort((a, b) => (b.limits.gpuMemoryGib ?? 0) - (a.limits.gpuMemoryGib ?? 0));
  const together = largestFirst.flatMap((demand) =>
    Array.from({ length: demand.replicas }, (_, index) => ({ demand, index })),
  );
  const firstOnesFirst = together.toSorted((a, b) => a.index - b.index);
  const stable = fill(hosts, demands, firstOnesFirst);
  if (stable.problems.length === 0) return stable;
  const packed = fill(hosts, demands, together);
  return packed.problems.length === 0 ? packed : stable;
}

function fill(hosts: readonly Capacity[], demands: readonly Demand[], queue: readonly Wanted[]): Placement {
  const rooms: Room[] = hosts.map((host) => ({
    host,
    memoryGib: host.memoryGib,
    gpus: host.gpus.map(({ memoryGib }) => ({ memoryGib })),
    services: [],
  }));
  const seats: Seat[] = [];
  const unplaced: Wanted[] = [];

  for (const { role, limits } of demands.filter(({ entry }) => entry.spread === 'every-host')) {
    for (const [index, room] of rooms.entries()) {
      room.memoryGib -= limits.memoryGib;
      seats.push({ service: role, index, host: room.host.role });
    }
  }
  for (const wanted of queue) {
    const seat = findSeat(rooms, wanted.demand, wanted.index);
    if (seat) seats.push(seat);
    else unplaced.push(wanted);
  }
  const order = new Map(demands.map(({ role }, position) => [role as string, position]));
  const sorted = seats.toSorted(
    (a, b) => (order.get(a.service) ?? 0) - (order.get(b.service) ?? 0) || a.index - b.index,
  );
  return {
    replicas: withUpdateOrder(sorted, rooms, demands),
    problems: [
      ...unplaced.map(({ demand, index }) => noRoom(demand, index, rooms, demands)),
      ...overloaded(rooms),
      ...tooManyCores(sorted, hosts, demands),
    ],
  };
}

function findSeat(rooms: readonly Room[], { role, limits }: Demand, index: number): Seat | undefined {
  const fewestFirst = rooms.toSorted((a, b) => count(a.services, role) - count(b.services, role));
  for (const room of fewestFirst) {
    if (room.memoryGib < limits.memoryGib) continue;
    const needed = limits.gpuMemoryGib;
    const gpu = needed === undefined ? undefined : room.gpus.findIndex(({ memoryGib }) => memoryGib >= needed);
    if (gpu === -1) continue;
    room.memoryGib -= limits.memoryGib;
    room.services.push(role);
    const device = gpu === undefined ? undefined : room.gpus[gpu];
    if (device) device.memoryGib -= needed ?? 0;
    return { service: role, index, host: room.host.role, ...(gpu === undefined ? {} : { gpu }) };
  }
  return undefined;
}

const count = (services: readonly string[], role: string): number =>
  services.filter((service) => service === role).length;

/** What two versions of a service cannot both have. */
function onlyOnce(seat: Seat, hasRoom: boolean, entry: ServiceEntry | undefined): string | undefined {
  if (entry?.publishesPorts) return 'it publishes ports';
  if (entry?.singleWriter) return 'its volume has one writer';
  return seat.gpu !== undefined && !hasRoom ? 'no GPU memory for two' : undefined;
}

/** Start-first where nothing that both versions need exists only once: a published port, a volume with one writer, GPU memory. */
function withUpdateOrder(seats: readonly Seat[], rooms: readonly Room[], demands: readonly Demand[]): Replica[] {
  const demandOf = new Map(demands.map((demand) => [demand.role as string, demand]));
  const roomFor = new Set<Seat>();
  for (const room of rooms) {
    for (const [gpu, device] of room.gpus.entries()) {
      const gpuMemory = (seat: Seat) => demandOf.get(seat.service)?.limits.gpuMemoryGib ?? 0;
      let free = device.memoryGib;
      for (const seat of seats
        .filter((one) => one.host === room.host.role && one.gpu === gpu)
        .toSorted((a, b) => gpuMemory(a) - gpuMemory(b))) {
        if (gpuMemory(seat) > free) break;
        free -= gpuMemory(seat);
        roomFor.add(seat);
      }
    }
  }
  return seats.map((seat) => {
    const demand = demandOf.get(seat.service);
    const because = onlyOnce(seat, roomFor.has(seat), demand?.entry);
    return because === undefined ? { ...seat, update: 'start-first' } : { ...seat, update: 'stop-first', because };
  });
}
