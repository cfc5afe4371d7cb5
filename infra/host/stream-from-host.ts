import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type EngineAddress, isRemote, sshArguments } from './run-on-host.ts';

/** A command on a host that goes on, and whose lines are told as they come. */
export interface Stream {
  /** Settles with its exit status once it has ended; null where it was stopped, or could not be run. */
  readonly ended: Promise<number | null>;
  readonly stop: () => void;
}

/**
 * Starts a shell command on the machine of an engine, and tells each line that it writes, on either output.
 *
 * @param tell receives the lines, in order, as they came: what of them is to be shown goes through `printable` first.
 */
export function streamFromHost(engine: EngineAddress, command: string, tell: (line: string) => void): Stream {
  // Stopping it must stop the command: here the shell is replaced by it, there a terminal is hung up.
  const local = ['sh', '-c', `exec 2>&1; exec ${command}`];
  const [program = '', ...args] = isRemote(engine) ? ['ssh', '-tt', ...sshArguments(engine), command] : local;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const output of [child.stdout, child.stderr])
    createInterface({ input: output, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => tell(line));
  const ended = new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      tell(error.message);
      resolve(null);
    });
    child.on('close', resolve);
  });
  return { ended, stop: () => child.kill() };
}
