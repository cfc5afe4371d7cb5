import { gatewayMetrics } from '../catalogue/services/web.ts';
import type { Environment } from '../model/environment.ts';
import type { Host } from '../model/hosts.ts';
import { passedPorts } from '../model/passed-ports.ts';
import { outsidePort, routedServices } from '../model/routing.ts';

/** The ports that the gateway of a host publishes, on the host’s own address: those of the services on it, and its own. */
export function publishedPorts(
  environment: Environment,
  host: Host,
): { internal: number; external: number; ip: string; protocol: string }[] {
  const { profile } = environment;
  const ports = [
    ...[...(profile.tls ? [80, 443] : []), ...(profile.metricsEnabled ? [gatewayMetrics.port] : [])].map((port) => ({
      internal: outsidePort(port),
      external: port,
    })),
    ...routedServices(environment, host.id).flatMap(({ port, listens, entry, peers }) => [
      { internal: outsidePort(listens), external: port },
      ...passedPorts(entry).map((passed) => ({ internal: outsidePort(passed), external: passed })),
      ...(entry.peers && peers.size > 0
        ? [{ internal: outsidePort(entry.peers.port), external: entry.peers.port }]
        : []),
      ...(profile.debugPortsExposed && entry.debugPort !== undefined
        ? [{ internal: entry.debugPort, external: entry.debugPort }]
        : []),
    ]),
  ];
  return ports
    .sort((a, b) => a.external - b.external)
    .map(({ internal, external }) => ({ internal, external, ip: host.address, protocol: 'tcp' }));
}
