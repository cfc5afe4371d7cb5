import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { Agent, get } from 'node:https';
import { type AddressInfo, createServer as createListener } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type SecureVersion } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outsidePort, serverVariable } from '../../infra/model/routing.ts';
import { haproxyConfig } from '../../infra/templates/haproxy.ts';
import { environment } from '../support/stacks.ts';
import { missingTools, toolPath } from '../support/tools.ts';

const prod = environment('prod');

/** A port of this machine that nobody listens on. */
async function freePort(): Promise<number> {
  const listener = createListener();
  await new Promise<void>((listening) => void listener.listen(0, '127.0.0.1', listening));
  const { port } = listener.address() as AddressInfo;
  await new Promise((closed) => listener.close(closed));
  return port;
}

/** The configuration on this machine's free ports, and where the front door is. */
async function onFreePorts(config: string): Promise<{ config: string; port: number }> {
  let moved = config;
  let port = 0;
  for (const [, bound = ''] of config.matchAll(/bind :(\d+)/g)) {
    const free = await freePort();
    moved = moved
      .replace(`bind :${bound}`, `bind 127.0.0.1:${free}`)
      .replaceAll(/dst_port [\d ]*/g, (ports) => ports.replace(new RegExp(`\\b${bound}\\b`), String(free)));
    if (Number(bound) === outsidePort(443)) port = free;
  }
  return { config: moved, port };
}

describe.skipIf(missingTools('haproxy', 'openssl') !== undefined)('the gateway with a certificate', () => {
  let directory: string;
  let service: Server;
  let gateway: ChildProcess;
  let port: number;
  /** Ends the requests that the service has not answered yet. */
  let answer: () => void;

  /** Puts a certificate where the gateway reads it, as a host does: each file at once. */
  function renew(name: string): void {
    const key = [
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-keyout',
      `${directory}/new.key`,
    ];
    execFileSync('openssl', ['req', ...key, '-x509', '-subj', `/CN=${name}`, '-out', `${directory}/new`], {
      stdio: 'ignore',
    });
    renameSync(`${directory}/new.key`, `${directory}/cert.pem.key`);
    renameSync(`${directory}/new`, `${directory}/cert.pem`);
  }

  /** The name in the certificate that a new connection gets; undefined where it gets none. */
  const served = (maxVersion: SecureVersion = 'TLSv1.3') =>
    new Promise<string | undefined>((settle) => {
      const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, maxVersion }, () => {
        settle(String(socket.getPeerCertificate().subject.CN));
        socket.destroy();
      });
      socket.on('error', () => settle(undefined));
    });
  const until = async (name: string) => {
    while ((await served()) !== name) await sleep(50);
  };

  /** Tells it to read its files, as often as it takes: like a host's, a signal that comes while it begins to read them is lost. */
  async function told<T>(outcome: Promise<T>): Promise<T> {
    gateway.kill('SIGUSR2');
    const again = setInterval(() => gateway.kill('SIGUSR2'), 2000);
    try {
      return await outcome;
    } finally {
      clearInterval(again);
    }
  }

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'genai-certificate-'));
    renew('first');
    const waiting = Promise.withResolvers<void>();
    answer = waiting.resolve;
    service = createServer(async ({ url }, response) => {
      if (url === '/slow') await waiting.promise;
      response.end(url);
    });
    await new Promise<void>((listening) => void service.listen(0, '127.0.0.1', listening));
    const { port: at } = service.address() as AddressInfo;
    const own = await onFreePorts(
      haproxyConfig({ ...prod, profile: { ...prod.profile, tls: { minVersion: '1.3' } } }, 'gpu-0').replaceAll(
        '/secrets/tls/',
        `${directory}/`,
      ),
    );
    port = own.port;
    writeFileSync(join(directory, '1.cfg'), `global\n  setenv ${serverVariable('flux-1')} "127.0.0.1:${at}"\n`);
    writeFileSync(join(directory, '2.cfg'), own.config);
    gateway = spawn(toolPath('haproxy') ?? '', ['-W', '-f', join(directory, '1.cfg'), '-f', join(directory, '2.cfg')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await until('first');
  });
  afterAll(() => {
    gateway?.kill('SIGKILL');
    service?.close();
    rmSync(directory, { recursive: true });
  });

  it('serves the next one once it is told, and finishes what it began under the one before', async () => {
    const slow = new Promise<string>((settle, fail) => {
      get({ host: '127.0.0.1', port, path: '/slow', rejectUnauthorized: false, agent: new Agent() }, (response) =>
        settle(text(response)),
      ).on('error', fail);
    });
    renew('second');
    await told(until('second'));
    answer();
    expect(await slow).toBe('/slow');
  });

  it('goes on with it where the next cannot be read, and says so', async () => {
    writeFileSync(join(directory, 'cert.pem'), 'nonsense\n');
    const said = new Promise<string>((settle) => {
      let all = '';
      gateway.stderr?.on('data', (data) => {
        all += data;
        if (all.includes('[ALERT]')) settle(all);
      });
    });
    expect(await told(said)).toContain(`${directory}/cert.pem`);
    expect(await served()).toBe('second');
    renew('third');
    await told(until('third'));
  });

  it('takes no version of TLS before the one in the profile', async () => {
    expect([await served('TLSv1.2'), await served('TLSv1.3')]).toEqual([undefined, 'third']);
  });
});
