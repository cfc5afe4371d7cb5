import type { Facts } from '../facts/contract.ts';
import type { Viewpoint } from './variable.ts';

/**
 * The URL of a service, as seen from a viewpoint.
 *
 * A service names its neighbours by alias: those with a replica on each of its hosts, on a network of its own. Everyone else
 * is reached through the gateway of a host, and so is everyone from outside. Undefined for a service that listens on no port or runs on every host.
 */
export function serviceUrl(facts: Facts, view: Viewpoint, id: string): string | undefined {
  const service = facts.services[id];
  if (service?.port === undefined || service.mode === 'global') return undefined;
  if (view !== 'environment') {
    const reader = facts.services[view.service];
    const together = reader?.hosts.every((host) => service.hosts.includes(host)) ?? false;
    if (together && reader?.networks.some((network) => service.networks.includes(network)))
      return `http://${service.alias}:${service.listens}`;
  }
  return gatewayUrl(facts, service.hosts[0] ?? '', service.port);
}

/** The address of a port at the gateway of a host. */
export function gatewayUrl(facts: Facts, host: string, port: number): string {
  return `${facts.tls ? 'https' : 'http'}://${facts.hosts[host]?.hostname}:${port}`;
}
