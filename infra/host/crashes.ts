import { dockerCommand, type EngineAddress } from './run-on-host.ts';
import { type Stream, streamFromHost } from './stream-from-host.ts';

/** Ends in a row after which a container that never was healthy is taken for one that cannot run. */
const endsInARow = 3;
/** Exit codes of shells and engines that restarting does not change. */
const final: ReadonlyMap<number, string> = new Map([
  [126, 'its program may not be run'],
  [127, 'its program is not there'],
]);

/** A container that is watched, and how often it has ended. */
interface Watched {
  readonly isRestarted: boolean;
  readonly crashed: (became: string) => void;
  ends: number;
}

/**
 * Watches the containers that are being made on a host, and tells at once of one that cannot run. A provider waits for its health until
 * the whole start-up time is over.
 */
export class Crashes {
  private readonly engine: EngineAddress;
  private readonly watched = new Map<string, Watched>();
  private stream: Stream | undefined;

  constructor(engine: EngineAddress) {
    this.engine = engine;
  }

  /**
   * Watches a container from before it is there.
   *
   * @param isRestarted whether the engine starts it again when it ends.
   * @param crashed is told, once, what became of it.
   */
  watch(container: string, isRestarted: boolean, crashed: (became: string) => void): void {
    this.watched.set(container, { isRestarted, crashed, ends: 0 });
    this.stream ??= streamFromHost(this.engine, this.eventsCommand(), (line) => this.see(line));
  }

  /** Leaves a container alone from now on. */
  leave(container: string): void {
    this.watched.delete(container);
    if (this.watched.size > 0) return;
    this.stream?.stop();
    this.stream = undefined;
  }

  private see(line: string): void {
    const [container = '', exitCode = ''] = line.split(' ');
    const watched = this.watched.get(container);
    if (!watched) return;
    watched.ends++;
    const reason = final.get(Number(exitCode));
    const isLast = !watched.isRestarted || reason !== undefined;
    if (!isLast && watched.ends < endsInARow) return;
    this.leave(container);
    const often = isLast ? '' : `${watched.ends} times in a row, `;
    watched.crashed(`it ended ${often}with exit code ${exitCode}${reason ? `: ${reason}` : ''}`);
  }

  /** The ends of containers, a line each. Also of those before: the engine tells the last few hundred, so none is missed while it begins. */
  private eventsCommand(): string {
    const format = '{{index .Actor.Attributes "name"}} {{index .Actor.Attributes "exitCode"}}';
    const filters = ['--filter', 'type=container', '--filter', 'event=die'];
    return dockerCommand(this.engine, 'events', '--since', '1', ...filters, '--format', format);
  }
}
