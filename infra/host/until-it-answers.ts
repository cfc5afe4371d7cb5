import { quoted } from '../shell.ts';
import { dockerCommand, type EngineAddress } from './run-on-host.ts';
import { type Stream, streamFromHost } from './stream-from-host.ts';

/** A container, also one that is yet to be made, and the command in it that succeeds while it is healthy. */
export interface Asked {
  readonly name: string;
  readonly health: readonly string[];
}

/** Asks a container for its health every second until it is healthy. Engines begin with that after many seconds. */
export function untilItAnswers(engine: EngineAddress, { name, health }: Asked, then: () => void): Stream {
  const ask = dockerCommand(engine, 'exec', name, ...health);
  const loop = `until ${ask} >/dev/null 2>&1; do sleep 1; done; echo answers`;
  return streamFromHost(engine, `sh -c ${quoted(loop)}`, (line) => {
    if (line === 'answers') then();
  });
}
