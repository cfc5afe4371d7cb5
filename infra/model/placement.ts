import type { Problem } from '../problem.ts';
import type { Demand } from './demands.ts';
import type { Capacity } from './hosts.ts';

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

interface Room {
  readonly host: Capacity;
  memoryGib: number;
  readonly gpus: { memoryGib: number }[];
  readonly services: string[];
}

type Seat = Omit<Replica, 'update' | 'because'>;

/**
 * Puts every replica on a host, and GPU services on a GPU, by memory alone (CPU limits may overcommit).
 *
 * First fit, the largest GPU demand first, hosts in their order; a host without a replica of the same service is preferred.
 * So a host added at the end moves nothing but replicas that shared a host for want of another.
 */
export function place(hosts: readonly Capacity[], demands: readonly Demand[]): Placement {
  const rooms: Room[] = hosts.map((host) => ({
    host,
    memoryGib: host.memoryGib,
    gpus: host.gpus.map(({ memoryGib }) => ({ memoryGib })),
    services: [],
  }));
  const seats: Seat[] = [];
  const unplaced: { demand: Demand; index: number }[] = [];

  for (const { role, limits } of demands.filter(({ entry }) => entry.spread === 'every-host')) {
    for (const [index, room] of rooms.entries()) {
      room.memoryGib -= limits.memoryGib;
      seats.push({ service: role, index, host: room.host.role });
    }
  }
  const spread = demands
    .filter(({ entry }) => entry.spread === 'replicas')
    .sort((a, b) => (b.limits.gpuMemoryGib ?? 0) - (a.limits.gpuMemoryGib ?? 0));
  for (const demand of spread) {
    for (let index = 0; index < demand.replicas; index++) {
      const seat = findSeat(rooms, demand, index);
      if (seat) seats.push(seat);
      else unplaced.push({ demand, index });
    }
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
    const because =
      demand?.entry.port === undefined
        ? 'it publishes ports'
        : demand.entry.singleWriter
          ? 'its volume has one writer'
          : seat.gpu !== undefined && !roomFor.has(seat)
            ? 'no GPU memory for two'
            : undefined;
    return because === undefined ? { ...seat, update: 'start-first' } : { ...seat, update: 'stop-first', because };
  });
}

function noRoom(
  { role, limits, replicas }: Demand,
  index: number,
  rooms: readonly Room[],
  demands: readonly Demand[],
): Problem {
  const which = replicas > 1 ? `${role} (replica ${index + 1} of ${replicas})` : role;
  const free = rooms
    .map(
      ({ host, memoryGib, gpus }) =>
        `${host.role} ${[`${gib(memoryGib)} of memory`, ...gpus.map((gpu, device) => `${gib(gpu.memoryGib)} on GPU ${device}`)].join(', ')}`,
    )
    .join('; ');
  const shortOf = (needed: number, offered: number[]) => gib(needed - Math.max(0, ...offered));
  if (
    limits.gpuMemoryGib !== undefined &&
    !rooms.some(({ gpus }) => gpus.some(({ memoryGib }) => memoryGib >= (limits.gpuMemoryGib ?? 0)))
  ) {
    const set = demands.reduce((sum, demand) => sum + (demand.limits.gpuMemoryGib ?? 0) * demand.replicas, 0);
    const short = shortOf(
      limits.gpuMemoryGib,
      rooms.flatMap(({ gpus }) => gpus.map(({ memoryGib }) => memoryGib)),
    );
    return {
      path: ['hosts'],
      message: `have no GPU for ${which}: it needs ${gib(limits.gpuMemoryGib)} on one GPU, ${short} more than is free (${free}); all services need ${gib(set)}: give a host more or larger GPUs, or add a host`,
    };
  }
  const short = shortOf(
    limits.memoryGib,
    rooms.map(({ memoryGib }) => memoryGib),
  );
  return {
    path: ['hosts'],
    message: `have no room for ${which}: it needs ${gib(limits.memoryGib)} of memory${limits.gpuMemoryGib === undefined ? '' : ` beside ${gib(limits.gpuMemoryGib)} on a GPU`}, ${short} more than is free (${free}): give a larger host, or add one`,
  };
}

function overloaded(rooms: readonly Room[]): Problem[] {
  return rooms
    .filter(({ memoryGib }) => memoryGib < 0)
    .map(({ host, memoryGib }) => ({
      path: ['hosts', host.role],
      message: `has ${gib(host.memoryGib)} of memory (${host.kind}), ${gib(-memoryGib)} less than what runs on every host needs: give a larger one`,
    }));
}

function tooManyCores(seats: readonly Seat[], hosts: readonly Capacity[], demands: readonly Demand[]): Problem[] {
  return hosts.flatMap((host) =>
    demands
      .filter(
        ({ role, limits }) =>
          limits.cpus > host.cpus && seats.some((seat) => seat.host === host.role && seat.service === role),
      )
      .map(({ role, limits }) => ({
        path: ['hosts', host.role],
        message: `has ${host.cpus} cores (${host.kind}), and ${role} may use ${limits.cpus}: give a larger one`,
      })),
  );
}

const gib = (amount: number): string => `${Number(amount.toFixed(3))} GiB`;
