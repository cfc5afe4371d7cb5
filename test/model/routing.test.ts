import { describe, expect, it } from 'vitest';
import { aliasesOf, routedServices } from '../../infra/model/routing.ts';
import { namedServices } from '../support/named-services.ts';
import { environment, gpuHostAlone, stackNames, twoHosts } from '../support/stacks.ts';

type Own = ReturnType<typeof environment>;
const routed = (own: Own, host: string) => routedServices(own, host).filter(({ id }) => namedServices.has(id));
const aliases = (own: Own, host: string, id: string, network: 'genai' | 'monitoring') => {
  const service = own.services.find((one) => one.id === id);
  return (
    service && aliasesOf(own, host, service, network).filter((name) => namedServices.has(name.replace('-replicas', '')))
  );
};

describe('the services that a gateway passes requests on to', () => {
  it('are those with a port on its host, each with its containers and twice as many places and two', () => {
    const own = environment('staging', gpuHostAlone);
    expect(
      routed(own, 'gpu-0').map(({ id, listens, containers, servers }) => [id, listens, containers, servers.length]),
    ).toEqual([
      ['orchestrator', 8193, ['orchestrator-0', 'orchestrator-1'], 6],
      ['flux', 8189, ['flux'], 4],
      ['sd35', 8190, ['sd35'], 4],
      ['comfyui', 8191, ['comfyui'], 4],
      ['integration', 8194, ['integration'], 4],
      ['health-dashboard', 8195, ['health-dashboard'], 4],
      ['prometheus', 9090, ['prometheus'], 4],
      ['grafana', 3000, ['grafana'], 4],
      ['node-exporter', 9100, ['node-exporter'], 4],
      ['gpu-exporter', 9400, ['gpu-exporter'], 4],
    ]);
    expect(routed(own, 'gpu-0')[1]?.servers).toEqual(['flux-1', 'flux-2', 'flux-3', 'flux-4']);
  });

  it('are not those of other hosts', () => {
    expect(routed(environment('staging', twoHosts), 'gpu-1').map(({ id }) => id)).toEqual([
      'orchestrator',
      'flux',
      'node-exporter',
      'gpu-exporter',
    ]);
  });
});

describe('the names on a network', () => {
  it('of services lead to the gateway, where the service is on that network', () => {
    const own = environment('dev');
    const names = ['gateway', 'orchestrator', 'flux', 'sd35', 'comfyui', 'integration', 'health-dashboard'];
    expect(aliases(own, 'gpu-0', 'gateway', 'genai')).toEqual([...names, 'prometheus', 'grafana']);
    expect(aliases(own, 'gpu-0', 'gateway', 'monitoring')).toContain('node-exporter');
  });

  it('of containers are names of their own', () => {
    expect(aliases(environment('dev'), 'gpu-0', 'flux', 'genai')).toEqual(['flux-replicas']);
  });

  it.each(stackNames)('stand for either a gateway or containers in %s, and never for both', (stack) => {
    const own = environment(stack);
    for (const { id: host } of own.hosts) {
      const names = own.services.map((service) => ({
        isGateway: service.entry.publishesPorts === true,
        names: service.entry.networks.flatMap((network) => aliasesOf(own, host, service, network)),
      }));
      const ofGateway = new Set(names.filter(({ isGateway }) => isGateway).flatMap((one) => one.names));
      expect(
        names.filter(({ isGateway }) => !isGateway).flatMap((one) => one.names.filter((name) => ofGateway.has(name))),
      ).toEqual([]);
    }
  });
});
