import type { Problem } from '../problem.ts';
import type { Assignment, Bin } from './assignment.ts';
import type { Demand } from './demands.ts';
import type { Capacity } from './hosts.ts';

/** Why a replica found no place: what it needs, what is free where, and how much is missing. */
export function insufficientCapacity(
  { id, limits, replicas }: Demand,
  index: number,
  bins: readonly Bin[],
  demands: readonly Demand[],
): Problem {
  const which = replicas > 1 ? `${id} (replica ${index + 1} of ${replicas})` : id;
  const free = bins.map(freeIn).join('; ');
  const gpuNeed = limits.gpuMemoryGib ?? 0;
  const withGpu = bins.filter(
    ({ gpus }) => limits.gpuMemoryGib === undefined || gpus.some((gpu) => gpu.memoryGib >= gpuNeed),
  );
  if (withGpu.length === 0) {
    const set = demands.reduce((sum, demand) => sum + (demand.limits.gpuMemoryGib ?? 0) * demand.replicas, 0);
    const short = gpuNeed - Math.max(0, ...bins.flatMap(({ gpus }) => gpus.map(({ memoryGib }) => memoryGib)));
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

const freeIn = ({ host, memoryGib, gpus }: Bin): string =>
  `${host.id} ${[`${gib(memoryGib)} of memory`, ...gpus.map((gpu, device) => `${gib(gpu.memoryGib)} on GPU ${device}`)].join(', ')}`;

/** Hosts whose memory does not even hold what runs on every host. */
export function overloaded(bins: readonly Bin[]): Problem[] {
  return bins
    .filter(({ memoryGib }) => memoryGib < 0)
    .map(({ host, memoryGib }) => ({
      path: ['hosts', host.id],
      message: `has ${gib(host.memoryGib)} of memory (${host.machine}), ${gib(-memoryGib)} less than what runs on every host needs: give a larger one`,
    }));
}

/** Of each host the service that may use the most cores, where that is more than there are. */
export function tooManyCores(
  assignments: readonly Assignment[],
  hosts: readonly Capacity[],
  demands: readonly Demand[],
): Problem[] {
  return hosts.flatMap((host) => {
    const [most] = demands
      .filter(({ id }) => assignments.some((assignment) => assignment.host === host.id && assignment.service === id))
      .sort((a, b) => b.limits.cpus - a.limits.cpus);
    if (most === undefined || most.limits.cpus <= host.cpus) return [];
    const message = `has ${host.cpus} cores (${host.machine}), and ${most.id} may use ${most.limits.cpus}: give a larger one`;
    return [{ path: ['hosts', host.id], message }];
  });
}

const gib = (amount: number): string => `${Number(amount.toFixed(3))} GiB`;
