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

/** How a service of one container is reached from a host: its container there, or the gateway of the host where it is; undefined where there is none. */
export function reachedFrom(host: string, id: ServiceId, environment: Environment, facts: Facts): Reached | undefined {
  const service = environment.services.find((one) => one.id === id);
  const on = environment.replicas.find((replica) => replica.service === id)?.host;
  if (!service || on === undefined) return undefined;
  return on === host
    ? { address: `${replicasAlias(id)}:${service.listens}`, tls: false }
    : { address: `${facts.hosts[on]?.hostname}:${service.port}`, tls: facts.tls !== undefined };
}
