import type { DockerState, KnownContainer } from '../../infra/drift/docker-state.ts';

/** A container as the state has it. */
export const known = (key: string, more: Partial<KnownContainer> = {}): KnownContainer => ({
  id: `id-${key}`,
  key,
  name: `gpu-0-${key}-1a2b3c4`,
  image: 'sha256:one',
  runs: true,
  restart: 'unless-stopped',
  memoryMib: 4096,
  memorySwapMib: 4096,
  cpus: 1.5,
  networks: ['genai-monitoring', 'genai-network'],
  ...more,
});

/** What the state has on a host. */
export const stateWith = (containers: readonly KnownContainer[], more: Partial<DockerState> = {}): DockerState => ({
  containers,
  networks: [{ id: 'id-network', name: 'genai-network' }],
  volumes: ['jobmatch-staging-models'],
  remnants: [],
  modified: new Date('2026-01-02T03:00:00Z'),
  ...more,
});

/** What a host writes that is just as the state has it. */
export const rawReport = ({ containers, networks, volumes }: DockerState, at = '2026-01-02T03:04:05Z') => ({
  at,
  containers: containers.map(
    ({ id, name, image, runs, restart, memoryMib, memorySwapMib, cpus, networks: joined }) => ({
      id,
      name: `/${name}`,
      image,
      status: runs ? 'running' : 'created',
      restart,
      memory: memoryMib * 1024 * 1024,
      memorySwap: memorySwapMib * 1024 * 1024,
      cpuPeriod: 100_000,
      cpuQuota: cpus * 100_000,
      nanoCpus: 0,
      networks: [...joined],
    }),
  ),
  networks: networks.map((one) => ({ ...one })),
  volumes: [...volumes],
});
