import { describe, expect, it } from 'vitest';
import { catalogue, type ServiceId } from '../../infra/catalogue/services/catalogue.ts';
import type { Limits } from '../../infra/catalogue/services/service.ts';
import type { Demand } from '../../infra/model/demands.ts';
import type { Environment } from '../../infra/model/environment.ts';
import type { Capacity } from '../../infra/model/hosts.ts';
import { place, type Replica } from '../../infra/model/placement.ts';
import { namedServices } from '../support/named-services.ts';
import { environment, gpuHostAlone, twoHosts } from '../support/stacks.ts';

const demand = (id: ServiceId, limits: Partial<Limits>, replicas = 1): Demand => ({
  id,
  entry: catalogue[id],
  limits: { memoryGib: 1, cpus: 1, ...limits },
  replicas,
});
const host = (id: string, memoryGib: number, ...gpus: number[]): Capacity => ({
  id,
  kind: 'gpu' as const,
  machine: 'Docker engine',
  cpus: 8,
  memoryGib,
  gpus: gpus.map((gpu) => ({ model: 'simulated', memoryGib: gpu, simulated: true })),
});

/** `flux gpu-0/1 stop-first: no GPU memory for two`, for each replica of a service that these tests name. */
const lines = (replicas: readonly Replica[]): string[] =>
  replicas
    .filter(({ service }) => namedServices.has(service))
    .map(
      ({ service, host, gpu, update, reason }) =>
        `${service} ${host}${gpu === undefined ? '' : `/${gpu}`} ${update}${reason ? `: ${reason}` : ''}`,
    );
const positions = (replicas: readonly Replica[]): string[] => lines(replicas).map((line) => line.replace(/ st.*/, ''));
const problems = (hosts: Capacity[], demands: Demand[]): string[] =>
  place(hosts, demands).problems.map(({ path, message }) => `${path.join('.')}  ${message}`);

const rest = (monitoringHost: string) => [
  `integration ${monitoringHost} start-first`,
  `health-dashboard ${monitoringHost} start-first`,
];
const monitoring = (monitoringHost: string) => [
  `prometheus ${monitoringHost} stop-first: its volume has one writer`,
  `grafana ${monitoringHost} stop-first: its volume has one writer`,
];

describe('the placement of a committed stack', () => {
  it.each<[name: string, own: Environment, genai: string[]]>([
    [
      'dev',
      environment('dev'),
      [
        'orchestrator gpu-0 start-first',
        'flux gpu-0/0 stop-first: no GPU memory for two',
        'sd35 gpu-0/0 stop-first: no GPU memory for two',
        'comfyui gpu-0/0 start-first',
      ],
    ],
    [
      'test',
      environment('test'),
      [
        'orchestrator gpu-0 start-first',
        'flux gpu-0/0 start-first',
        'sd35 gpu-0/0 stop-first: no GPU memory for two',
        'comfyui gpu-0/0 start-first',
      ],
    ],
    [
      'staging without app-0',
      environment('staging', gpuHostAlone),
      [
        'orchestrator gpu-0 start-first',
        'orchestrator gpu-0 start-first',
        'flux gpu-0/1 start-first',
        'sd35 gpu-0/0 stop-first: no GPU memory for two',
        'comfyui gpu-0/0 stop-first: no GPU memory for two',
      ],
    ],
  ])('of %s is exactly this', (_, { replicas, profile }, genai) => {
    const exporters = ['node-exporter gpu-0 start-first', 'gpu-exporter gpu-0 start-first'];
    expect(lines(replicas)).toEqual([
      ...genai,
      'gateway gpu-0 stop-first: it publishes ports',
      ...rest('gpu-0'),
      ...(profile.metricsEnabled ? [...monitoring('gpu-0'), ...exporters] : []),
    ]);
  });

  it('of staging has what needs no GPU beside the GPU host', () => {
    expect(lines(environment('staging').replicas)).toEqual([
      'orchestrator app-0 start-first',
      'orchestrator app-0 start-first',
      'flux gpu-0/1 start-first',
      'sd35 gpu-0/0 stop-first: no GPU memory for two',
      'comfyui gpu-0/0 stop-first: no GPU memory for two',
      'gateway gpu-0 stop-first: it publishes ports',
      'gateway app-0 stop-first: it publishes ports',
      ...rest('app-0'),
      ...monitoring('app-0'),
      'node-exporter gpu-0 start-first',
      'node-exporter app-0 start-first',
      'gpu-exporter gpu-0 start-first',
    ]);
  });

  it('of prod has what needs no GPU beside the GPU host, in two zones', () => {
    expect(lines(environment('prod').replicas)).toEqual([
      'orchestrator app-0 start-first',
      'orchestrator app-1 start-first',
      'flux gpu-0/1 start-first',
      'sd35 gpu-0/0 stop-first: no GPU memory for two',
      'comfyui gpu-0/0 stop-first: no GPU memory for two',
      'gateway gpu-0 stop-first: it publishes ports',
      'gateway app-0 stop-first: it publishes ports',
      'gateway app-1 stop-first: it publishes ports',
      ...rest('app-0'),
      'prometheus app-0 stop-first: its volume has one writer',
      'prometheus app-1 stop-first: its volume has one writer',
      'grafana app-0 stop-first: its volume has one writer',
      'node-exporter gpu-0 start-first',
      'node-exporter app-0 start-first',
      'node-exporter app-1 start-first',
      'gpu-exporter gpu-0 start-first',
    ]);
    expect(environment('prod').hosts.map(({ vm }) => vm?.zone)).toEqual([
      'europe-west1-b',
      'europe-west1-b',
      'europe-west1-c',
    ]);
  });

  it('of staging on two GPU hosts takes replicas apart, and puts one of what runs everywhere on each', () => {
    expect(lines(environment('staging', twoHosts).replicas)).toEqual([
      'orchestrator gpu-0 start-first',
      'orchestrator gpu-1 start-first',
      'flux gpu-1/0 start-first',
      'sd35 gpu-0/0 stop-first: no GPU memory for two',
      'comfyui gpu-0/0 stop-first: no GPU memory for two',
      'gateway gpu-0 stop-first: it publishes ports',
      'gateway gpu-1 stop-first: it publishes ports',
      ...rest('gpu-0'),
      ...monitoring('gpu-0'),
      'node-exporter gpu-0 start-first',
      'node-exporter gpu-1 start-first',
      'gpu-exporter gpu-0 start-first',
      'gpu-exporter gpu-1 start-first',
    ]);
  });

  it('of staging does not move when a host of a kind that is there is added', () => {
    const before = environment('staging', gpuHostAlone).replicas;
    const hosts = { ...gpuHostAlone.hosts, 'gpu-1': twoHosts.hosts['gpu-1'] };
    const after = environment('staging', { hosts }).replicas;
    const moved = positions(before).filter((position) => !positions(after).includes(position));
    expect(moved).toEqual([]);
    expect(positions(after).filter((position) => position.startsWith('orchestrator'))).toEqual([
      'orchestrator gpu-0',
      'orchestrator gpu-1',
    ]);
  });
});

describe('placement', () => {
  it('puts the largest GPU demand first, on the first GPU with room', () => {
    const demands = [demand('flux', { gpuMemoryGib: 8 }), demand('sd35', { gpuMemoryGib: 12 })];
    expect(positions(place([host('gpu-0', 32, 16, 16)], demands).replicas)).toEqual(['flux gpu-0/1', 'sd35 gpu-0/0']);
  });

  it('fills a GPU to the last byte', () => {
    const demands = [demand('flux', { gpuMemoryGib: 10 }), demand('sd35', { gpuMemoryGib: 6 })];
    expect(positions(place([host('gpu-0', 2, 16)], demands).replicas)).toEqual(['flux gpu-0/0', 'sd35 gpu-0/0']);
  });

  it('passes over a host whose GPU is free but whose memory is not', () => {
    const hosts = [host('gpu-0', 4, 16), host('gpu-1', 8, 16)];
    expect(positions(place(hosts, [demand('flux', { memoryGib: 6, gpuMemoryGib: 8 })]).replicas)).toEqual([
      'flux gpu-1/0',
    ]);
  });

  it('takes replicas apart while there are hosts, and together after that', () => {
    const hosts = [host('gpu-0', 8), host('gpu-1', 8)];
    expect(positions(place(hosts, [demand('integration', {}, 3)]).replicas)).toEqual([
      'integration gpu-0',
      'integration gpu-1',
      'integration gpu-0',
    ]);
  });

  it('lets CPU limits overcommit, as long as each fits its host', () => {
    const demands = [demand('flux', { cpus: 8 }), demand('sd35', { cpus: 8 })];
    expect(problems([host('gpu-0', 8)], demands)).toEqual([]);
  });

  it('starts the new version first only where a GPU has room for both of everything that does so', () => {
    const small = [demand('flux', { gpuMemoryGib: 4 }), demand('sd35', { gpuMemoryGib: 4 })];
    const orders = (gpu: number) => place([host('gpu-0', 8, gpu)], small).replicas.map(({ update }) => update);
    expect(orders(16)).toEqual(['start-first', 'start-first']);
    expect(orders(15)).toEqual(['start-first', 'stop-first']);
    expect(orders(11)).toEqual(['stop-first', 'stop-first']);
  });
});

describe('what does not fit', () => {
  it('is refused with the GPU memory that is missing, and where', () => {
    const demands = [demand('flux', { gpuMemoryGib: 12 }), demand('sd35', { gpuMemoryGib: 16 })];
    expect(problems([host('gpu-0', 32, 24), host('gpu-1', 16, 10)], demands)).toEqual([
      'hosts  have no GPU for flux: it needs 12 GiB on one GPU, 2 GiB more than is free (gpu-0 31 GiB of memory, 8 GiB on GPU 0; gpu-1 16 GiB of memory, 10 GiB on GPU 0); all services need 28 GiB: give a host more or larger GPUs, or add a host',
    ]);
  });

  it('is refused with the memory that is missing, and where', () => {
    const demands = [demand('flux', { memoryGib: 12 }), demand('integration', { memoryGib: 6.5 })];
    expect(problems([host('gpu-0', 16), host('gpu-1', 5)], demands)).toEqual([
      'hosts  have no room for integration: it needs 6.5 GiB of memory, 1.5 GiB more than is free (gpu-0 4 GiB of memory; gpu-1 5 GiB of memory): give a larger host, or add one',
    ]);
  });

  it('is not told of memory on a host that has no GPU for it', () => {
    const hosts = [host('gpu-0', 2, 16), host('gpu-1', 32, 4)];
    expect(problems(hosts, [demand('flux', { memoryGib: 6, gpuMemoryGib: 12 })])).toEqual([
      'hosts  have no room for flux: it needs 6 GiB of memory beside 12 GiB on a GPU, 4 GiB more than is free (gpu-0 2 GiB of memory, 16 GiB on GPU 0; gpu-1 32 GiB of memory, 4 GiB on GPU 0): give a larger host, or add one',
    ]);
  });

  it('is refused replica by replica', () => {
    expect(problems([host('gpu-0', 5)], [demand('integration', { memoryGib: 4 }, 2)])).toEqual([
      'hosts  have no room for integration (replica 2 of 2): it needs 4 GiB of memory, 3 GiB more than is free (gpu-0 1 GiB of memory): give a larger host, or add one',
    ]);
  });

  it('is refused on a host that cannot even run what runs everywhere', () => {
    expect(problems([host('gpu-0', 8), host('gpu-1', 1)], [demand('gateway', { memoryGib: 1.25 })])).toEqual([
      'hosts.gpu-1  has 1 GiB of memory (Docker engine), 0.25 GiB less than what runs on every host needs: give a larger one',
    ]);
  });

  it('is refused where a service may use more cores than its host has', () => {
    expect(problems([host('gpu-0', 8), host('gpu-1', 8)], [demand('flux', { cpus: 12 })])).toEqual([
      'hosts.gpu-0  has 8 cores (Docker engine), and flux may use 12: give a larger one',
    ]);
  });
});

it('replicas of a service go together where everything fits only so', () => {
  const demands = [demand('flux', { gpuMemoryGib: 10 }, 2), demand('sd35', { gpuMemoryGib: 8 })];
  const positions = (...hosts: Capacity[]) =>
    place(hosts, demands).replicas.map(({ service, index, host: on }) => `${service} ${index} on ${on}`);
  expect(positions(host('gpu-0', 8, 20), host('gpu-1', 8, 8))).toEqual([
    'flux 0 on gpu-0',
    'flux 1 on gpu-0',
    'sd35 0 on gpu-1',
  ]);
  expect(positions(host('gpu-0', 8, 20), host('gpu-1', 8, 20))).toEqual([
    'flux 0 on gpu-0',
    'flux 1 on gpu-1',
    'sd35 0 on gpu-0',
  ]);
});
