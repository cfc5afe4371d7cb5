import { describe, expect, it } from 'vitest';
import { warningsOf } from '../../infra/model/warnings.ts';
import { appHost, smallHost } from '../support/hosts.ts';
import { namedServices } from '../support/named-services.ts';
import { type Changes, environment, everyReceiver, gpuHostAlone } from '../support/stacks.ts';

const placed = (changes: Changes): Record<string, string> => {
  const { hosts, replicas } = environment('staging', changes);
  return Object.fromEntries(
    hosts.map(({ id }) => [
      id,
      replicas
        .filter(({ host, service }) => host === id && namedServices.has(service))
        .map(({ service }) => service)
        .join(' '),
    ]),
  );
};
const prodHost = (address: string, zone: string) => ({ ...appHost, machineType: 'n4-highcpu-16', address, zone });

describe('services on hosts of several kinds', () => {
  it('all run on one machine, where there is only one', () => {
    expect(placed(gpuHostAlone)).toEqual({
      'gpu-0':
        'orchestrator orchestrator flux sd35 comfyui gateway integration health-dashboard prometheus grafana node-exporter gpu-exporter',
    });
  });

  it('run on the kind that they want: generators on GPUs, the others beside them', () => {
    expect(placed({ hosts: { 'app-0': appHost } })).toEqual({
      'gpu-0': 'flux sd35 comfyui gateway node-exporter gpu-exporter',
      'app-0': 'orchestrator orchestrator gateway integration health-dashboard prometheus grafana node-exporter',
    });
  });

  it('spread their replicas over the hosts of that kind', () => {
    const hosts = {
      'app-0': prodHost('10.10.0.20', 'europe-west1-b'),
      'app-1': prodHost('10.10.0.21', 'europe-west1-c'),
    };
    expect(placed({ hosts })).toEqual({
      'gpu-0': 'flux sd35 comfyui gateway node-exporter gpu-exporter',
      'app-0': 'orchestrator gateway integration health-dashboard prometheus grafana node-exporter',
      'app-1': 'orchestrator gateway prometheus node-exporter',
    });
  });

  it('go elsewhere where the hosts of that kind are full', () => {
    const small = { ...appHost, machineType: 'n2-highcpu-8' };
    expect(placed({ hosts: { 'app-0': small } })['app-0']).toBe(
      'orchestrator gateway integration health-dashboard prometheus node-exporter',
    );
  });

  it('have the GPU exporter only where there are GPUs', () => {
    const { replicas } = environment('staging', { hosts: { 'app-0': appHost, 'gpu-1': smallHost('10.10.0.11') } });
    expect(replicas.filter(({ service }) => service === 'gpu-exporter').map(({ host }) => host)).toEqual([
      'gpu-0',
      'gpu-1',
    ]);
  });
});

describe('warnings', () => {
  const zone = 'europe-west1-b';
  const oneZone = (stack: string) =>
    `HIGH_AVAILABILITY is true, and every host is in ${zone}: when that zone fails, everything does. Add hosts with another zone of the region (hosts.<id>.zone), or set it to false in stacks/${stack}.ts`;

  it('speak of GPUs that nobody uses', () => {
    expect(
      warningsOf(environment('staging', { ...everyReceiver, hosts: { 'gpu-1': smallHost('10.10.0.11') } })),
    ).toEqual([
      'gpu-1: no service uses its 1 × L4; remove the host, or give it a machine type without GPUs instead of g2-standard-4',
      oneZone('staging'),
    ]);
  });

  it('speak of high availability in one zone, and not in two', () => {
    expect(warningsOf(environment('prod', everyReceiver))).toEqual([]);
    expect(warningsOf(environment('prod', { ...everyReceiver, ...gpuHostAlone }))).toEqual([oneZone('prod')]);
  });

  it('are none of an environment on engines', () => {
    expect(warningsOf(environment('dev'))).toEqual([]);
  });
});
