import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { printable } from './printable.ts';
import { type EngineAddress, HostError, sshArguments } from './run-on-host.ts';

/** A port of this machine that leads to one of a host. */
export interface Tunnel {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Settles once it is closed, with the reason. */
  readonly closed: Promise<string>;
  readonly close: () => void;
}

/** Milliseconds between two looks whether ssh listens already. */
const lookEvery = 100;

/**
 * Opens a tunnel over ssh to a port that a host publishes on its own address. Here it has the same number, or any free one where
 * that is taken.
 *
 * @throws HostError where ssh ends before it listens, with what it said.
 */
export async function openTunnel(engine: EngineAddress, target: { address: string; port: number }): Promise<Tunnel> {
  const port = await freePort(target.port);
  const forward = `127.0.0.1:${port}:${target.address}:${target.port}`;
  const options = ['-N', '-o', 'ExitOnForwardFailure=yes', '-o', 'ServerAliveInterval=15', '-L', forward];
  const ssh = spawn('ssh', [...options, ...sshArguments(engine)], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  ssh.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const closed = new Promise<string>((resolve) => {
    ssh.on('error', ({ message }) => resolve(message));
    ssh.on('close', () => resolve(causeIn(printable(said)) || 'ssh ended'));
  });
  const look = new AbortController();
  const reason = await Promise.race([listening(port, look.signal), closed]).finally(() => look.abort());
  if (reason !== undefined) throw new HostError(reason);
  return { port, closed, close: () => ssh.kill() };
}

/** The line that says why a tunnel ended: gcloud's error, where ssh goes through it; otherwise what ssh said last. */
function causeIn(said: string): string {
  const lines = said.trim().split('\n');
  return lines.find((line) => line.startsWith('ERROR: ')) ?? lines.at(-1) ?? '';
}

/** The port that is wanted, where nothing listens there and it may be used; any other one otherwise. */
async function freePort(wanted: number): Promise<number> {
  for (const port of [wanted, 0]) {
    const server = createServer();
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    } catch {
      // The next one: nobody minds which it is.
    } finally {
      server.close();
    }
  }
  throw new HostError('no port of this machine is free');
}

/** Waits until something listens on a port of this machine, or nobody waits for it any more. */
async function listening(port: number, signal: AbortSignal): Promise<undefined> {
  while (!signal.aborted) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch {
      await sleep(lookEvery);
    } finally {
      socket.destroy();
    }
  }
}
