import type { Problem } from '../problem.ts';
import type { Demand } from './demands.ts';
import type { Capacity } from './hosts.ts';
import type { Room, Seat } from './placement.ts';

/** Why a replica found no place: what it needs, what is free where, and how much is missing. */
export function noRoom(
  { role, limits, replicas }: Demand,
  index: number,
  rooms: readonly Room[],
  demands: readonly Demand[],
): Problem {
  const which = replicas > 1 ? `${role} (replica ${index + 1} of ${replicas})` : role;
  const free = rooms.map(freeIn).join('; ');
  const gpuNeed = limits.gpuMemoryGib ?? 0;
  const withGpu = rooms.filter(
    ({ gpus }) => limits.gpuMemoryGib === undefined || gpus.some((gpu) => gpu.memoryGib >= gpuNeed),
  );
  if (withGpu.length === 0) {
    const set = demands.reduce((sum, demand) => sum + (demand.limits.gpuMemoryGib ?? 0) * demand.replicas, 0);
    const short = gpuNeed - Math.max(0, ...rooms.flatMap(({ gpus }) => gpus.map(({ memoryGib }) => memoryGib)));
    return {
      path: ['hosts'],
      message: `have no GPU for ${which}: it needs ${gib(gpuNeed)} on one GPU, ${gib(short)} more than is free (${free}); all services need ${gib(set)}: give a host more or larger GPUs, or add a host`,
    };
  }
  const beside = limits.gpuMemoryGib === undefined ? '' : ` beside ${gib(gpuNeed)} on a GPU`;
  const short = limits.memoryGib - Math.max(0, ...withGpu.map(({ memoryGib }) => memoryGib));
  return {
    path: ['hosts'],
    message: `have no room for ${which}: it needs ${gib(limits.memoryGib)} of memory${beside}, ${gib(short)} more than is free (${free}): give a larger host, or add one`,
  };
}

const freeIn = ({ host, memoryGib, gpus }: Room): string =>
  `${host.role} ${[`${gib(memoryGib)} of memory`, ...gpus.map((gpu, device) => `${gib(gpu.memoryGib)} on GPU ${device}`)].join(', ')}`;

/** Hosts whose memory does not even hold what runs on every host. */
export function overloaded(rooms: readonly Room[]): Problem[] {
  return rooms
    .filter(({ memoryGib }) => memoryGib < 0)
    .map(({ host, memoryGib }) => ({
      path: ['hosts', host.role],
      message: `has ${gib(host.memoryGib)} of memory (${host.kind}), ${gib(-memoryGib)} less than what runs on every host needs: give a larger one`,
    }));
}

/** Services that may use more cores than their host has. */
export function tooManyCores(
  seats: readonly Seat[],
  hosts: readonly Capacity[],
  demands: readonly Demand[],
): Problem[] {
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
