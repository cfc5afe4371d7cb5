import type { NetworkId } from '../catalogue/services/service.ts';
import type { Environment } from './environment.ts';
import { containerKey } from './placement.ts';
import type { Service } from './services.ts';

/** A service that the gateway of a host passes requests on to. */
export interface RoutedService extends Service {
  /** The port on which it listens in its containers, and the gateway for other containers. */
  readonly listens: number;
  /** The port under which the gateway is reached from outside the host. */
  readonly port: number;
  /** Its containers on the host: `flux`, `orchestrator-1`. */
  readonly containers: readonly string[];
  /** What the gateway's configuration calls the places for its containers: enough for all of them twice, while they are replaced. */
  readonly servers: readonly string[];
}

/** The services on a host that the gateway there passes requests on to: those with a port. */
export const routedServices = ({ services, replicas }: Environment, host: string): RoutedService[] =>
  services.flatMap((service) => {
    const { id, port, listens } = service;
    const here = replicas.filter((replica) => replica.service === id && replica.host === host);
    if (port === undefined || listens === undefined || here.length === 0) return [];
    const containers = here.map((replica) => containerKey(replicas, replica));
    // Two more, for when their number changes.
    const servers = Array.from({ length: 2 * containers.length + 2 }, (_, index) => `${id}-${index + 1}`);
    return [{ ...service, port, listens, containers, servers }];
  });

/** The alias of a service's containers themselves, an address for each: the service's own name leads to the gateway. */
export const replicasAlias = (service: string): string => `${service}-replicas`;

/** The names of a service on a network of a host. Those of all services that it passes requests on to belong to the gateway. */
export function aliasesOf(environment: Environment, host: string, service: Service, network: NetworkId): string[] {
  if (!service.entry.publishesPorts) return [service.port === undefined ? service.id : replicasAlias(service.id)];
  const behind = routedServices(environment, host).filter(({ entry }) => entry.networks.includes(network));
  return [service.id, ...behind.map(({ id }) => id)];
}

/** Seconds for which the gateway keeps a connection open on which nobody asks anything. */
export const keepAliveSeconds = 60;

/** A port of the gateway’s container for requests from outside the host: the services’ own are for other containers. */
export const outsidePort = (port: number): number => port + 10_000;

/** The variable in the gateway’s configuration that says where a server is: it is set when a version takes over. */
export const serverVariable = (server: string): string => `SERVER_${server.toUpperCase().replaceAll('-', '_')}`;
