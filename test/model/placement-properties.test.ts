import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue, serviceIds } from '../../infra/catalogue/services/catalogue.ts';
import type { Demand } from '../../infra/model/demands.ts';
import type { Capacity } from '../../infra/model/hosts.ts';
import { place, type Replica } from '../../infra/model/placement.ts';

const hostsOf = (...kinds: Capacity['kind'][]) =>
  fc
    .array(
      fc.record({
        memoryGib: fc.integer({ min: 8, max: 48 }),
        cpus: fc.constant(64),
        kind: fc.constantFrom(...kinds),
        gpus: fc.array(
          fc.integer({ min: 4, max: 24 }).map((memoryGib) => ({ model: 'simulated', memoryGib, simulated: true })),
          { maxLength: 3 },
        ),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((all): Capacity[] => all.map((one, index) => ({ ...one, id: `gpu-${index}`, machine: 'Docker engine' })));

const hosts = hostsOf('gpu');

/** How many replicas of a service are to run. */
function asked(all: readonly Capacity[], { entry, replicas }: Demand): number {
  if (entry.mode === 'global') return all.filter(({ gpus }) => !entry.allGpus || gpus.length > 0).length;
  if (!entry.singleWriter) return replicas;
  return Math.min(replicas, Math.max(1, all.filter(({ kind }) => kind === entry.runsOn).length));
}

/** What every service asks for; what runs on every host asks for little, so that each host can run it. */
const demands = (maxReplicas: number): fc.Arbitrary<Demand[]> =>
  fc.tuple(
    ...serviceIds.map((id) =>
      fc.record({
        id: fc.constant(id),
        entry: fc.constant(catalogue[id]),
        replicas: fc.integer({ min: 1, max: maxReplicas }),
        limits:
          catalogue[id].mode === 'global'
            ? fc.constant({ memoryGib: 1, cpus: 1 })
            : fc.record(
                {
                  memoryGib: fc.integer({ min: 1, max: 16 }),
                  cpus: fc.integer({ min: 1, max: 16 }),
                  gpuMemoryGib: fc.integer({ min: 1, max: 20 }),
                },
                { requiredKeys: ['memoryGib', 'cpus'] },
              ),
      }),
    ),
  );

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** What remains of the hosts under a placement. */
function remaining(all: readonly Capacity[], wanted: readonly Demand[], replicas: readonly Replica[]) {
  const limits = (service: string) => wanted.find(({ id }) => id === service)?.limits;
  const gpuMemory = ({ service }: Replica) => limits(service)?.gpuMemoryGib ?? 0;
  return all.map((host) => {
    const here = replicas.filter((replica) => replica.host === host.id);
    return {
      memoryGib: host.memoryGib - sum(here.map(({ service }) => limits(service)?.memoryGib ?? 0)),
      gpus: host.gpus.map(({ memoryGib }, index) => {
        const on = here.filter(({ gpu }) => gpu === index);
        const free = memoryGib - sum(on.map(gpuMemory));
        return { free, whileUpdating: free - sum(on.filter(({ update }) => update === 'start-first').map(gpuMemory)) };
      }),
    };
  });
}

const shown = ({ service, index, host, gpu }: Replica): string => `${service} ${index} ${host} ${gpu ?? '-'}`;

describe('whatever the hosts and the demands are, placement', () => {
  it('never takes more memory than a host or a GPU has, not even while versions change', () => {
    fc.assert(
      fc.property(hosts, demands(3), (all, wanted) => {
        for (const { memoryGib, gpus } of remaining(all, wanted, place(all, wanted).replicas)) {
          expect(memoryGib).toBeGreaterThanOrEqual(0);
          for (const { free, whileUpdating } of gpus) {
            expect(free).toBeGreaterThanOrEqual(0);
            expect(whileUpdating).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives a GPU to exactly those that need one, and every replica a host or a problem', () => {
    fc.assert(
      fc.property(hosts, demands(3), (all, wanted) => {
        const { replicas, problems } = place(all, wanted);
        for (const { id, limits } of wanted) {
          const own = replicas.filter(({ service }) => service === id);
          expect(own.every(({ gpu }) => (gpu !== undefined) === (limits.gpuMemoryGib !== undefined))).toBe(true);
        }
        expect(replicas.length + problems.length).toBe(sum(wanted.map((one) => asked(all, one))));
        expect(new Set(replicas.map(({ service, index }) => `${service} ${index}`)).size).toBe(replicas.length);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses nothing that a host still has room for', () => {
    fc.assert(
      fc.property(hosts, demands(3), (all, wanted) => {
        const { replicas } = place(all, wanted);
        const refused = wanted.filter(
          (one) => replicas.filter(({ service }) => service === one.id).length < asked(all, one),
        );
        const capacities = remaining(all, wanted, replicas);
        for (const { limits } of refused) {
          const { memoryGib, gpuMemoryGib = 0 } = limits;
          const fits = capacities.filter(
            (capacity) =>
              capacity.memoryGib >= memoryGib &&
              (gpuMemoryGib === 0 || capacity.gpus.some(({ free }) => free >= gpuMemoryGib)),
          );
          expect(fits).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('puts no two writers of a volume on one host', () => {
    fc.assert(
      fc.property(hostsOf('app', 'gpu'), demands(3), (all, wanted) => {
        const writers = wanted.filter(({ entry }) => entry.singleWriter).map(({ id }) => id as string);
        const places = place(all, wanted).replicas.filter(({ service }) => writers.includes(service));
        expect(new Set(places.map(({ service, host }) => `${service} ${host}`)).size).toBe(places.length);
      }),
      { numRuns: 300 },
    );
  });

  it('moves nothing when a host is added at the end, where each service has one replica', () => {
    fc.assert(
      fc.property(hosts, hosts, demands(1), (before, [added], wanted) => {
        const after = [...before, ...(added ? [{ ...added, id: `gpu-${before.length}` }] : [])];
        const kept = new Set(place(after, wanted).replicas.map(shown));
        expect(
          place(before, wanted)
            .replicas.map(shown)
            .filter((one) => !kept.has(one)),
        ).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same each time, and leaves what it was given as it was', () => {
    fc.assert(
      fc.property(hosts, demands(3), (all, wanted) => {
        const copy = structuredClone(all);
        expect(place(all, wanted)).toEqual(place(copy, wanted));
        expect(all).toEqual(copy);
      }),
      { numRuns: 50 },
    );
  });
});
