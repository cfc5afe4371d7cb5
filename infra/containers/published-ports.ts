import type { Environment } from '../model/environment.ts';
import type { Host } from '../model/hosts.ts';

/** The ports that the gateway of a host publishes, on the host's own address: those of the services on it, and its own. */
export function publishedPorts(
  { profile, services, replicas }: Environment,
  host: Host,
): { internal: number; external: number; ip: string; protocol: string }[] {
  const here = services.filter(({ id }) =>
    replicas.some((replica) => replica.service === id && replica.host === host.id),
  );
  const ports = [
    ...(profile.tls ? [80, 443] : []),
    ...here.flatMap(({ port, entry }) => [port, profile.debugPortsExposed ? entry.debugPort : undefined]),
  ].filter((port) => port !== undefined);
  return ports
    .sort((a, b) => a - b)
    .map((port) => ({ internal: port, external: port, ip: host.address, protocol: 'tcp' }));
}
