import { Crashes } from './crashes.ts';
import type { Gateway } from './gateway.ts';
import { type LastLines, lastLines } from './last-lines.ts';
import { dockerCommand, type Ended, type EngineAddress, HostError, runOnHost } from './run-on-host.ts';
import { untilItAnswers } from './until-it-answers.ts';

/** Seconds that the engine may take to answer, beside the time that a container has to end. */
const answerSeconds = 30;

/** A container that is about to be made. */
export interface NewContainer {
  readonly name: string;
  /** The service that it runs. */
  readonly service: string;
  /** The labels, as `label=value`, that it shares with the version that it replaces, and with no other container. */
  readonly identity: readonly string[];
  /** There is no room for two versions at a time: the one before is stopped first, and kept. */
  readonly stopsFirst: boolean;
  /** It passes the requests on to the others. */
  readonly isGateway: boolean;
  /** Seconds that the version before has to finish its requests. */
  readonly gracePeriodSeconds: number;
  /** The engine starts it again when it ends. */
  readonly isRestarted: boolean;
  /** The command in it that succeeds while it is healthy. */
  readonly health: readonly string[];
}

/** Why a container was given up, and what serves in its place. */
export interface Failure extends LastLines {
  readonly outcome: string;
}

/**
 * The replacements of containers on a host: makes room for the new version, sends the requests to it once it is healthy, notices when it
 * cannot run, and goes back to the version before. The provider makes the new container, and removes the former once all is well.
 */
export class Replacements {
  private readonly engine: EngineAddress;
  private readonly gateway: Pick<Gateway, 'route' | 'pause'>;
  private readonly crashes: Crashes;
  /** Name of a new container → the versions before that were stopped for it. */
  private readonly stopped = new Map<string, readonly string[]>();
  /** Name of a new container that could not run → what is known of it; it is removed, which ends the provider's wait. */
  private readonly crashed = new Map<string, LastLines>();
  /** Name of a new container that was made room for → ends what is done until it serves. */
  private readonly meanwhile = new Map<string, () => void>();

  constructor(engine: EngineAddress, gateway: Pick<Gateway, 'route' | 'pause'>) {
    this.engine = engine;
    this.gateway = gateway;
    this.crashes = new Crashes(engine);
  }

  /**
   * Makes room for a new container, and watches it from then on.
   *
   * @throws HostError where the version before cannot be stopped; it then serves on.
   */
  async begin(made: NewContainer): Promise<void> {
    const former = made.stopsFirst ? await this.running(made) : [];
    this.stopped.set(made.name, former);
    if (former.length > 0) await this.makeRoom(made, former);
    this.crashes.watch(made.name, made.isRestarted, (became) => this.giveUp(made.name, became));
  }

  private async makeRoom(made: NewContainer, former: readonly string[]): Promise<void> {
    // Nobody could be told by the gateway while it is replaced: they wait.
    const resume = made.isGateway ? await this.gateway.pause() : undefined;
    if (!resume) await this.gateway.route({ from: former });
    const { status, stderr } = await this.docker(
      ['stop', '--time', `${made.gracePeriodSeconds}`, ...former],
      made.gracePeriodSeconds,
    );
    if (status !== 0) {
      await this.docker(['start', ...former]);
      resume?.();
      await this.gateway.route({ to: former });
      throw new HostError(`The version before ${made.name} cannot be stopped: ${stderr.trim()}`);
    }
    this.meanwhile.set(made.name, resume ?? this.untilItAnswers(made));
  }

  /** Nobody serves: a new container is asked more often than by the engine, and gets the requests as soon as it answers. */
  private untilItAnswers(made: NewContainer): () => void {
    const asking = untilItAnswers(this.engine, made, () => this.gateway.route({ to: [made.name] }).catch(() => {}));
    return () => asking.stop();
  }

  /** The new container is healthy: it gets the requests, and the version before gets none any more. */
  async end({ name }: Pick<NewContainer, 'name'>): Promise<void> {
    this.crashes.leave(name);
    this.endMeanwhile(name);
    await this.gateway.route({ to: [name] });
  }

  /** The new container is not there, or not healthy: stops it, starts again what was stopped for it, and tells why. */
  async fail(made: NewContainer): Promise<Failure | undefined> {
    this.crashes.leave(made.name);
    const last = this.crashed.get(made.name) ?? (await lastLines(this.engine, made.name));
    const outcome = await this.goBack(made);
    return last && { ...last, outcome };
  }

  private async goBack(made: NewContainer): Promise<string> {
    const former = this.stopped.get(made.name) ?? [];
    const serving = former.length > 0 ? [] : await this.running(made);
    // Its log stays until the next update, which finds it stopped and makes another.
    if (former.length > 0 || serving.length > 0) await this.docker(['stop', '--time', '1', made.name]);
    const ended = this.crashed.has(made.name) ? 'It was removed' : 'It was stopped';
    if (serving.length > 0) return `${ended}; the version before it serves.`;
    if (former.length === 0) return '';
    const { status, stderr } = await this.docker(['start', ...former]);
    this.endMeanwhile(made.name);
    // It did its work until a moment ago.
    await this.gateway.route({ from: [made.name], to: former });
    if (status === 0) return `${ended}; the version before it was started again.`;
    return `The version before it could not be started again: ${stderr.trim()}.`;
  }

  private endMeanwhile(name: string): void {
    this.meanwhile.get(name)?.();
    this.meanwhile.delete(name);
  }

  private async giveUp(name: string, became: string): Promise<void> {
    const last = await lastLines(this.engine, name);
    this.crashed.set(name, { lines: last?.lines ?? [], became });
    await this.docker(['rm', '--force', name]);
  }

  /** Names of the running containers with its labels, but not itself. */
  private async running({ name, identity }: NewContainer): Promise<string[]> {
    const filters = identity.flatMap((label) => ['--filter', `label=${label}`]);
    const { status, stdout, stderr } = await this.docker(['ps', '--format', '{{.Names}}', ...filters]);
    if (status !== 0) throw new HostError(`The version before ${name} cannot be looked for: ${stderr.trim()}`);
    return stdout.split('\n').filter((one) => one !== '' && one !== name);
  }

  private docker(args: readonly string[], seconds = 0): Promise<Ended> {
    return runOnHost(this.engine, dockerCommand(this.engine, ...args), seconds + answerSeconds);
  }
}
