/** A place of the gateway for a container of a service, as its program tells it. */
export interface Server {
  readonly service: string;
  /** What the configuration calls it. */
  readonly name: string;
  /** The container that it was given last, by Docker's name of it; undefined where it never had one. */
  readonly container: string | undefined;
  readonly address: string;
  readonly port: number;
  /** It gets requests. */
  readonly isInUse: boolean;
}

/** A container of a service that runs. */
export interface Serving {
  readonly service: string;
  /** Its name among those of its host: `flux`, `orchestrator-1`. */
  readonly key: string;
  /** Docker’s name of it. */
  readonly name: string;
  /** Its IPv4 addresses on the networks that it shares with the gateway. */
  readonly addresses: readonly string[];
  /** When it was made. */
  readonly created: Date;
  /** It answers its health check. */
  readonly isHealthy: boolean;
  /** Its engine has not asked it yet. */
  readonly isStarting: boolean;
}

/** What the gateway is to do with a server: send a container's requests there, or none any more. */
export type Change =
  | { readonly server: Server; readonly to: Serving }
  | { readonly server: Server; readonly to: undefined };

/**
 * How the servers of a service have to change for the requests to go to the newest healthy version of each container, and to nothing
 * else. Where none is healthy, the container that has the requests keeps them.
 *
 * @param containers but those that are about to be stopped.
 * @param keys the containers that are wanted on the host; another one gets requests until one of these can.
 */
export function changesOf(
  servers: readonly Server[],
  containers: readonly Serving[],
  keys: readonly string[],
): Change[] {
  const serverOf = (name: string) => servers.find(({ isInUse, container }) => isInUse && container === name);
  const chosen = [...Map.groupBy(containers, ({ key }) => key).values()].flatMap((versions) => {
    const newestFirst = versions.toSorted((a, b) => b.created.getTime() - a.created.getTime());
    return newestFirst.find(({ isHealthy }) => isHealthy) ?? newestFirst.find(({ name }) => serverOf(name)) ?? [];
  });
  const wanted = chosen.filter(({ key }) => keys.includes(key));
  const targets = wanted.some(({ isHealthy }) => isHealthy) ? wanted : chosen;

  const free = servers.filter((server) => !targets.some(({ name }) => serverOf(name) === server));
  // Those first that may still be busy with nothing.
  const places = free.toSorted((a, b) => rank(a) - rank(b)).values();
  const given = targets.flatMap((to): Change[] => {
    const current = serverOf(to.name);
    if (current) return to.addresses.includes(current.address) ? [] : [{ server: current, to }];
    const server = places.next().value;
    return server ? [{ server, to }] : [];
  });
  const taken = new Set(given.map(({ server }) => server));
  const drained = free.filter((server) => server.isInUse && !taken.has(server));
  return [...given, ...drained.map((server) => ({ server, to: undefined }))];
}

/** A server that was never used, one that was, one that is. */
const rank = ({ container, isInUse }: Server): number => (isInUse ? 2 : container === undefined ? 0 : 1);

/** The servers as they are after the changes. */
export const afterwards = (servers: readonly Server[], changes: readonly Change[]): Server[] =>
  servers.map((server) => {
    const change = changes.find((one) => one.server === server);
    if (!change) return server;
    if (!change.to) return { ...server, isInUse: false };
    const { name: container, addresses } = change.to;
    return { ...server, container, address: addresses[0] ?? server.address, isInUse: true };
  });

/** The containers in use at the first servers of their services. */
export const renumbered = (servers: readonly Server[]): Server[] =>
  [...Map.groupBy(servers, ({ service }) => service).values()].flatMap((own) => {
    const inUse = own.filter(({ isInUse }) => isInUse);
    return own.map((server, index) => ({
      ...server,
      container: inUse[index]?.container,
      isInUse: inUse[index] !== undefined,
    }));
  });

/** The containers that have just been started, and whose work no other does. */
export const unserved = (servers: readonly Server[], containers: readonly Serving[]): Serving[] =>
  containers.filter(
    ({ service, key, isStarting }) =>
      isStarting &&
      servers.some((server) => server.service === service) &&
      !containers.some(
        (one) => one.key === key && servers.some((server) => server.isInUse && server.container === one.name),
      ),
  );
