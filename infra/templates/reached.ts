import type { ServiceId } from '../catalogue/services/catalogue.ts';
import type { Facts } from '../facts/contract.ts';
import type { Environment } from '../model/environment.ts';
import { replicasAlias } from '../model/routing.ts';

/** Where a service is for another one. */
export interface Reached {
  /** `loki-replicas:3100`, `jobmatch-prod-vm-app-0….internal:3100` */
  readonly address: string;
  /** With TLS, and a certificate of the environment. */
  readonly tls: boolean;
}

/** How a service is reached from a host, best first: its container there, then the gateways of other hosts where it is; empty where it is nowhere. */
export function allReachedFrom(host: string, id: ServiceId, environment: Environment, facts: Facts): Reached[] {
  const service = environment.services.find((one) => one.id === id);
  const hosts = environment.replicas.filter((replica) => replica.service === id).map((replica) => replica.host);
  if (!service) return [];
  const isHere = hosts.includes(host);
  const others = [...new Set(hosts)].filter((on) => on !== host);
  return [
    ...(isHere ? [{ address: `${replicasAlias(id)}:${service.listens}`, tls: false }] : []),
    ...others.map((on) => ({
      address: `${facts.hosts[on]?.hostname}:${service.port}`,
      tls: facts.tls !== undefined,
    })),
  ];
}

/** The best of these ways to a service, or undefined. */
export const reachedFrom = (host: string, id: ServiceId, environment: Environment, facts: Facts): Reached | undefined =>
  allReachedFrom(host, id, environment, facts)[0];
