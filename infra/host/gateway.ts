import { setTimeout as sleep } from 'node:timers/promises';
import { labels } from '../model/labels.ts';
import { keepAliveSeconds, type RoutedService } from '../model/routing.ts';
import { quoted } from '../shell.ts';
import { containersOn, type FoundContainer } from './containers-on.ts';
import { GatewayProcess, serversFile } from './gateway-process.ts';
import { afterwards, changesOf, renumbered, type Server, type Serving, unserved } from './routes.ts';
import { dockerCommand, type Ended, type EngineAddress, HostError, runOnHost } from './run-on-host.ts';

/** Seconds that the engine may take to answer, the way there included. */
const answerSeconds = 30;
/** Milliseconds in which a request that is on its way to a server arrives there. */
const arrivesWithin = 500;
/** Seconds in which an engine checks the health of a container that it has started again. */
const startingSeconds = 120;

/** The directory in which the gateway finds its configuration. */
export const gatewayConfiguration = '/etc/gateway';
/** The file there that says where its servers are: the first by name. */
const serversName = '00-servers.cfg';

/** What the gateway of a host is about. */
export interface GatewayTarget {
  /** The host, for messages. */
  readonly id: string;
  readonly environment: string;
  readonly engine: EngineAddress;
  /** What it passes requests on to. */
  readonly services: readonly Pick<RoutedService, 'id' | 'containers'>[];
}

/**
 * The gateway of a host: which versions of the services get the requests.
 *
 * What is to be follows from what runs, whenever it is asked: so it can be asked at any time, and again after anything went wrong. It is
 * written down first and then told to the running program, so that a restart of either changes nothing.
 */
export class Gateway {
  private readonly target: GatewayTarget;
  /** Containers that answer, though the engine has not asked them yet. */
  private readonly answering = new Set<string>();
  /** Containers that are about to be stopped. */
  private readonly leaving = new Set<string>();
  /** What is being done, and what is to be done after it. */
  private last: Promise<unknown> = Promise.resolve();
  private next: Promise<void> | undefined;

  constructor(target: GatewayTarget) {
    this.target = target;
  }

  /**
   * Sends the requests to the newest version of each container that is healthy, and returns once the versions before get none.
   *
   * @param from containers, by name or id, that are about to be stopped: they get none from now on.
   * @param to containers that answer, though the engine has not asked them yet.
   * @throws HostError where the gateway runs and cannot be told.
   */
  route({ from = [], to = [] }: { from?: readonly string[]; to?: readonly string[] } = {}): Promise<void> {
    for (const name of from) {
      this.answering.delete(name);
      this.leaving.add(name);
    }
    for (const name of to) {
      this.answering.add(name);
      this.leaving.delete(name);
    }
    this.next ??= this.inTurn(async () => {
      this.next = undefined;
      await this.routeNow();
    });
    return this.next;
  }

  /**
   * Finishes what is being done, and has everything else wait: the gateway itself is about to be replaced. What comes after it would
   * otherwise not know where the requests go.
   *
   * @returns what ends the wait.
   */
  async pause(): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    await new Promise<void>((begun) => {
      void this.inTurn(() => {
        begun();
        return promise;
      });
    });
    return resolve;
  }

  /**
   * Asks the running gateway whether it could read a configuration.
   *
   * @throws HostError with what it says, where it could not.
   */
  async check(config: string): Promise<void> {
    const { running } = await this.look();
    if (!running) return;
    const { status, stdout, stderr } = await this.docker(
      ['exec', '--interactive', running.name, 'haproxy', '-c', '-f', '/dev/stdin'],
      config,
    );
    // Its image has another program.
    if (status === 0 || status === 126 || status === 127) return;
    throw new HostError(
      `The gateway of ${this.target.id} cannot read its new configuration, and keeps the one before:\n${`${stdout}${stderr}`.trim()}`,
    );
  }

  /**
   * Has the running gateway read its configuration again, and sends the requests to what is healthy.
   *
   * @throws HostError where that does not work; it then goes on with the one before.
   */
  async reload(): Promise<void> {
    await this.inTurn(async () => {
      const { running, writer } = await this.look();
      if (!running) return;
      const process = new GatewayProcess(this.target.engine, running.name);
      try {
        // The next configuration may have fewer places: those in use come first.
        await this.write(writer, renumbered(this.own(await process.servers())));
        await process.reload();
      } catch (error) {
        throw this.failed(error);
      }
      await this.routeNow();
    });
  }

  /**
   * Does the same, and waits for containers that have just been started, where nothing else does their work.
   *
   * @throws HostError like `reload`.
   */
  async mend(): Promise<void> {
    await this.reload();
    const end = performance.now() + startingSeconds * 1000;
    while ((await this.inTurn(() => this.routeNow())).length > 0 && performance.now() < end) await sleep(1000);
  }

  /** Returns the containers that get no requests, because they have just been started and nothing else does their work. */
  private async routeNow(): Promise<Serving[]> {
    const { running, writer, serving } = await this.look();
    if (!running) return [];
    const process = new GatewayProcess(this.target.engine, running.name);
    try {
      const servers = await process.servers().then(
        (all) => this.own(all),
        (error) => {
          // It has only just been made, and reads what was written before it began.
          if (running.health === 'starting') return undefined;
          throw error;
        },
      );
      if (!servers) return [];
      const changes = this.target.services.flatMap(({ id, containers }) =>
        changesOf(
          servers.filter(({ service }) => service === id),
          serving.filter(({ service }) => service === id),
          containers,
        ),
      );
      const after = afterwards(servers, changes);
      await this.write(writer, after);
      if (changes.length > 0) await process.change(changes);
      if (changes.some(({ server }) => server.isInUse)) await this.hasLeft(process);
      return unserved(after, serving);
    } catch (error) {
      throw this.failed(error);
    }
  }

  /** Returns once nothing can reach the servers that were left. */
  private async hasLeft(process: GatewayProcess): Promise<void> {
    await sleep(arrivesWithin);
    for (let waited = 0; waited < keepAliveSeconds; waited++) {
      const { former } = await process.processes();
      if (former === 0) return;
      await sleep(1000);
    }
  }

  /** Writes down where the servers are. */
  private async write(writer: string | undefined, servers: readonly Server[]): Promise<void> {
    if (writer === undefined) throw new HostError('has lost the container that fills its configuration');
    const docker = dockerCommand(this.target.engine, 'cp');
    const script = [
      'set -e',
      'directory=$(mktemp -d)',
      'trap \'rm -r "$directory"\' EXIT',
      `cat >"$directory/${serversName}"`,
      `chmod 644 "$directory/${serversName}"`,
      `${docker} "$directory/${serversName}" ${quoted(`${writer}:${gatewayConfiguration}/${serversName}`)}`,
      // What is not on the disk yet is lost when the host loses its power.
      'sync',
    ].join('\n');
    const { status, stderr } = await runOnHost(this.target.engine, script, answerSeconds, serversFile(servers));
    if (status !== 0) throw new HostError(`cannot be told where its servers are: ${stderr.trim()}`);
  }

  /** The gateway that runs, what fills its configuration, and the containers of its services. */
  private async look(): Promise<{ running?: FoundContainer; writer?: string; serving: Serving[] }> {
    const found = await containersOn(this.target.engine, this.target.environment);
    const gateways = found.filter(({ mounts }) =>
      mounts.some(({ Destination }) => Destination === gatewayConfiguration),
    );
    const running = gateways.find(({ status, command }) => status === 'running' && command?.[0] === 'haproxy');
    const writer = gateways.find(({ status }) => status === 'created');
    const serving = found
      .filter(({ id, name, status }) => status === 'running' && !this.leaving.has(id) && !this.leaving.has(name))
      .map(({ name, created, health, labels: given, networks }) => ({
        service: given[labels.service] ?? '',
        key: given[labels.container] ?? '',
        name,
        addresses: Object.entries(networks).flatMap(([network, { IPAddress }]) =>
          running?.networks[network] && IPAddress !== '' ? [IPAddress] : [],
        ),
        created,
        isHealthy: health === 'healthy' || this.answering.has(name),
        isStarting: health === 'starting',
      }))
      .filter(({ addresses }) => addresses.length > 0);
    return { ...(running && { running }), ...(writer && { writer: writer.name }), serving };
  }

  /** Its servers but those of debuggers, which stay. */
  private own(servers: readonly Server[]): Server[] {
    return servers.filter(({ service }) => this.target.services.some(({ id }) => id === service));
  }

  private inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.last.then(act);
    this.last = turn.catch(() => {});
    return turn;
  }

  private docker(args: readonly string[], input = ''): Promise<Ended> {
    return runOnHost(this.target.engine, dockerCommand(this.target.engine, ...args), answerSeconds, input);
  }

  /** An error of the gateway, for people; any other is none of theirs. */
  private failed(error: unknown): unknown {
    if (!(error instanceof HostError)) return error;
    const { id, environment } = this.target;
    return new HostError(
      `The gateway of ${id} ${error.message}. Once that is mended: npx infra recover ${environment}`,
    );
  }
}
