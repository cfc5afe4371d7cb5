import { spawn } from 'node:child_process';
import { quoted } from '../shell.ts';
import { printable } from './printable.ts';

/** Where a Docker engine is, as the provider is told: `unix:///…` or `ssh://[user@]host[:port]`, with options for ssh. */
export interface EngineAddress {
  readonly host: string;
  readonly sshOpts: readonly string[];
}

/** A host that does not do what it is asked: its message says which, and why. */
export class HostError extends Error {}

/** What a command ended with; `status` is null where it could not be run, or took too long. */
export interface Ended {
  readonly status: number | null;
  /** As it came: what of it is to be shown goes through `printable` first. */
  readonly stdout: string;
  /** For people: `printable`. */
  readonly stderr: string;
}

/** The exit status by which ssh says that it did not get as far as the command. */
export const sshFailed = 255;

/**
 * Runs a shell command on the machine of an engine: here, or over ssh by the way that the provider takes.
 *
 * @param input what the command reads: never an argument, which others on the machine could see.
 */
export function runOnHost(engine: EngineAddress, command: string, timeoutSeconds: number, input = ''): Promise<Ended> {
  const [program, ...args] = isRemote(engine) ? ['ssh', ...sshArguments(engine), command] : ['sh', '-c', command];
  return run(program ?? '', args, timeoutSeconds, input);
}

/** The shell command that runs the Docker client on an engine's own machine. */
export const dockerCommand = (engine: EngineAddress, ...args: readonly string[]): string =>
  ['docker', ...(isRemote(engine) ? [] : ['--host', engine.host]), ...args].map(quoted).join(' ');

/** Whether an engine is on another machine. */
export const isRemote = ({ host }: EngineAddress): boolean => host.startsWith('ssh://');

/** What ssh is told to reach the machine of an engine, its name last. */
export function sshArguments({ host, sshOpts }: EngineAddress): string[] {
  const { username, hostname, port } = new URL(host);
  return [
    ...sshOpts,
    // Asks nobody for a password: nobody is there to give one.
    ...['-o', 'BatchMode=yes', '-o', 'ConnectTimeout=10'],
    ...(username === '' ? [] : ['-l', username]),
    ...(port === '' ? [] : ['-p', port]),
    hostname,
  ];
}

function run(program: string, args: readonly string[], timeoutSeconds: number, input: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'pipe' });
    let stdout = '';
    let stderr = '';
    // A character may arrive in two parts.
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8');
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    // What it started may live on and hold its output open, so that nobody waits for that.
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      for (const stream of [child.stdout, child.stderr]) stream.destroy();
      resolve({ status: null, stdout, stderr: `${printable(stderr)}no answer within ${timeoutSeconds} s` });
    }, timeoutSeconds * 1000);
    const end = (ended: Ended) => {
      clearTimeout(timer);
      resolve(ended);
    };
    child.on('error', (error) => end({ status: null, stdout, stderr: error.message }));
    child.on('close', (status) => end({ status, stdout, stderr: printable(stderr) }));
    // One that ends without reading its input closes the pipe: its exit status says why.
    child.stdin.on('error', () => {}).end(input);
  });
}
