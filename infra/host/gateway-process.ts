import { setTimeout as sleep } from 'node:timers/promises';
import { serverVariable } from '../model/routing.ts';
import type { Change, Server, Serving } from './routes.ts';
import { dockerCommand, type Ended, type EngineAddress, HostError, runOnHost } from './run-on-host.ts';

/** Seconds that the gateway may take to answer, the way to its host included. */
const answerSeconds = 30;
/** Seconds in which it tells whether it could read its configuration. */
const reloadSeconds = 5;
/** Milliseconds between two questions, and how many of them are asked of a program that has yet to start. */
const askEvery = 500;
const attempts = 20;

/** The port of the gateway's container on which its master process is told what to do; no other container reaches it. */
const port = 9999;
/** Where the server states are in a line of `show servers state`. Source: HAProxy's management guide, «show servers state». */
const column = { service: 1, name: 3, address: 4, operation: 5, state: 6, container: 17, port: 18 } as const;
/** Bits of the administrative state by which a server is told to get no requests: maintenance, drain. Source: the same. */
const outOfUse = 1 | 8;
/** These, what it has of another server, and the lack of an address. The other bits say where something came from. Source: the same. */
const withoutRequests = outOfUse | 2 | 16 | 32;
/** The operational state of a server that serves. Source: the same. */
const running = 2;

/** The processes of a gateway: the one that serves, and those that finish what they began before the configuration was read again. */
export interface Processes {
  /** How often the configuration was read again. */
  readonly reloads: number;
  /** The one that was read last does not work, and the one before is still served. */
  readonly hasFailed: boolean;
  readonly former: number;
}

/** The program of a gateway, HAProxy, in its container: what it is told, and what it tells. */
export class GatewayProcess {
  private readonly engine: EngineAddress;
  private readonly container: string;

  constructor(engine: EngineAddress, container: string) {
    this.engine = engine;
    this.container = container;
  }

  /** The servers of its services, as they are now. */
  async servers(): Promise<Server[]> {
    return statesIn(await this.tell([showServers]));
  }

  /**
   * Has it send requests otherwise from now on; those that it has sent are finished where they are.
   *
   * @throws HostError where it refuses, or cannot use a server; the requests then still go where they went.
   */
  async change(changes: readonly Change[]): Promise<void> {
    const taken = changes.flatMap(({ server, to }) => (to ? takeUp(server, to) : []));
    const left = changes.flatMap(({ server, to }) => (to ? [] : leave(server, this.container)));
    // New ones first: there is no moment without any.
    if (taken.length > 0) {
      let states = await this.order(taken);
      const used = changes.filter(({ to }) => to).map(({ server }) => server);
      const unused = () =>
        used.find(({ service, name }) =>
          states.some((one) => one.service === service && one.name === name && !one.isServing),
        );
      // One that had lost its address takes a moment until it is used.
      for (let attempt = 1; unused(); attempt++) {
        if (attempt === attempts)
          throw new HostError(
            `does not take its server ${unused()?.name} into use: it has no address, or fails its check`,
          );
        await sleep(askEvery);
        states = await this.order([]);
      }
    }
    if (left.length > 0) await this.order(left);
  }

  /** The servers after some commands. */
  private async order(commands: readonly string[]): Promise<State[]> {
    const answer = await this.tell([...commands, showServers]);
    const refused = answer.split('\n').find((line) => !/^[\d#]/.test(line) && refusals.test(line));
    if (refused !== undefined) throw new HostError(`refuses to change its servers: ${refused}`);
    return statesIn(answer);
  }

  /**
   * Has it read its configuration again, and returns once that is served.
   *
   * @throws HostError where that does not work; the one before is then still served.
   */
  async reload(): Promise<void> {
    const before = await this.processes();
    // Versions before 2.7 do not answer this.
    const { stdout } = await this.ask(['reload'], reloadSeconds);
    if (/^Success=0/m.test(stdout))
      throw new HostError(`${unreadable}:\n${stdout.replace(/^Success=0\s*(--)?\s*/m, '').trim()}`);
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const now = await this.processes();
      if (now.reloads > before.reloads && now.hasFailed) throw new HostError(`${unreadable}: its log says why`);
      if (now.reloads > before.reloads) return;
      await sleep(askEvery);
    }
    throw new HostError('does not read its configuration');
  }

  async processes(): Promise<Processes> {
    const answer = await this.tell(['show proc']);
    const [, reloads, failed] = /^\d+ +master +(\d+)(?: +\[failed: (\d+)\])?/m.exec(answer) ?? [];
    const [, former = ''] = answer.split('# old workers');
    return {
      reloads: Number(reloads ?? 0),
      hasFailed: Number(failed ?? 0) > 0,
      former: [...former.matchAll(/^\d+ +worker/gm)].length,
    };
  }

  /** The answers to commands, in order; asked again where it has yet to start. */
  private async tell(commands: readonly string[]): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      const { status, stdout, stderr } = await this.ask(commands);
      if (status === 0) return stdout;
      if (attempt === attempts) throw new HostError(`does not answer: ${stderr.trim().split('\n')[0]}`);
      await sleep(askEvery);
    }
  }

  private ask(commands: readonly string[], seconds = answerSeconds): Promise<Ended> {
    const args = ['exec', '--interactive', this.container, 'nc', '127.0.0.1', String(port)];
    const input = commands.map((line) => `${line}\n`).join('');
    return runOnHost(this.engine, dockerCommand(this.engine, ...args), seconds, input);
  }
}

/** What is said of a configuration that cannot be used. */
const unreadable = 'could not read its configuration, and goes on with the one before';

const showServers = '@1 show servers state';

/** A server as the program tells it. */
interface State extends Server {
  /** Nothing keeps requests from it. */
  readonly isServing: boolean;
}

const statesIn = (answer: string): State[] =>
  answer.split('\n').flatMap((line) => {
    const words = line.split(' ');
    const word = (at: number) => words[at] ?? '';
    if (words.length <= column.port || line.startsWith('#')) return [];
    const container = word(column.container);
    const state = Number(word(column.state));
    return {
      service: word(column.service),
      name: word(column.name),
      container: container === '-' ? undefined : container,
      address: word(column.address),
      port: Number(word(column.port)),
      isInUse: (state & outOfUse) === 0,
      isServing: (state & withoutRequests) === 0 && Number(word(column.operation)) === running,
    };
  });

const set = ({ service, name }: Server): string => `@1 set server ${service}/${name}`;

/** The name is what a configuration read later asks for; the address saves the time until it is asked for here. */
const takeUp = (server: Server, { name, addresses }: Serving): string[] => [
  `${set(server)} fqdn ${name}`,
  `${set(server)} addr ${addresses[0]} port ${server.port}`,
  `${set(server)} state ready`,
];

/** It gets the gateway's own name: that of a container that is gone would be asked for every second, and of DNS servers elsewhere. */
const leave = (server: Server, gateway: string): string[] => [
  `${set(server)} state maint`,
  `${set(server)} fqdn ${gateway}`,
];

/** What HAProxy answers where it did not do what it was told; otherwise it says nothing, or what the address was. */
const refusals = /no such|unknown|not allowed|invalid|failed|disabled|require|can't|cannot/i;

/**
 * Where the servers are, as the gateway's configuration reads it before anything else: a line for each, also for those that are nowhere.
 *
 * @param servers of all services, as they are to be.
 */
export const serversFile = (servers: readonly Pick<Server, 'name' | 'port' | 'container' | 'isInUse'>[]): string =>
  [
    '# Where each version is. Written whenever one takes over.',
    'global',
    ...servers.map(({ name, port: listens, container, isInUse }) => {
      const where = isInUse && container !== undefined ? `${container}:${listens}` : `192.0.2.1:${listens} disabled`;
      return `  setenv ${serverVariable(name)} "${where}"`;
    }),
    '',
  ].join('\n');
