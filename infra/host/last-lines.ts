import { printable } from './printable.ts';
import { dockerCommand, type EngineAddress, runOnHost } from './run-on-host.ts';

/** Seconds that the engine may take to answer for a container that failed. */
const answerSeconds = 20;
/** How many lines of its log are shown. */
const shown = 15;

/** A container's state, as the engine tells it. */
interface Inspected {
  readonly state: {
    readonly Status: string;
    readonly ExitCode: number;
    readonly Error: string;
    readonly Health?: { readonly Status: string; readonly Log: readonly { readonly Output: string }[] | null };
  };
  readonly restarts: number;
}

/** What became of a container, and the last lines that it wrote: as they may be shown. */
export interface LastLines {
  readonly became: string;
  readonly lines: readonly string[];
}

/** Asks an engine for the last lines of a container; undefined where there is no such container. */
export async function lastLines(engine: EngineAddress, container: string): Promise<LastLines | undefined> {
  const format = '{"state":{{json .State}},"restarts":{{.RestartCount}}}';
  const [inspected, log] = await Promise.all([
    ask(engine, dockerCommand(engine, 'inspect', '--type', 'container', '--format', format, container)),
    ask(engine, `${dockerCommand(engine, 'logs', '--tail', String(shown), container)} 2>&1`),
  ]);
  if (inspected.status !== 0) return undefined;
  return {
    became: printable(whatBecameOf(JSON.parse(inspected.stdout))),
    lines: printable(log.stdout)
      .split('\n')
      .filter((line) => line !== ''),
  };
}

const ask = (engine: EngineAddress, command: string) => runOnHost(engine, command, answerSeconds);

function whatBecameOf({ state, restarts }: Inspected): string {
  if (state.Error !== '') return `it could not be started: ${state.Error}`;
  if (state.Status !== 'running')
    return `it ended with exit code ${state.ExitCode}${restarts > 0 ? `, and was restarted ${restarts} times` : ''}`;
  const answer = state.Health?.Log?.at(-1)?.Output.trim();
  // Of the run before, the engine does not keep the exit code.
  const runs = restarts > 0 ? `it runs after ${restarts} restarts` : 'it runs';
  return `${runs}, but its health check says ${state.Health?.Status}${answer ? `: ${answer}` : ''}`;
}
