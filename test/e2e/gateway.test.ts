import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingDocker, missingEngine } from '../support/engine.ts';
import { expectNoFailure, startLoad } from '../support/load.ts';
import { makeProgramImage } from '../support/program-image.ts';
import { program, release } from '../support/releases.ts';
import { docker, TestEnvironment } from '../support/test-environment.ts';
import { missingTools } from '../support/tools.ts';

const missing = missingEngine() ?? missingDocker() ?? missingTools('haproxy');

/** A service that answers like the stubs, and sends back what it is sent on a connection that was upgraded: with the key and answer of RFC 6455’s example. */
const echoing = `
  const server = require("http").createServer((_, response) => response.end("ok"));
  server.on("upgrade", (_, socket) => {
    socket.write("HTTP/1.1 101 Switching Protocols\\r\\nConnection: Upgrade\\r\\nUpgrade: websocket\\r\\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\\r\\n\\r\\n");
    socket.pipe(socket);
  });
  server.listen(8191);
  process.on("SIGTERM", () => server.close());`;

/** Sends a letter every 100 ms on one upgraded connection, until its input ends; prints how many of them came back. */
const talking = `
  const socket = require("net").connect(8191, "127.0.0.1");
  socket.write("GET /ws HTTP/1.1\\r\\nHost: comfyui\\r\\nConnection: Upgrade\\r\\nUpgrade: websocket\\r\\nSec-WebSocket-Version: 13\\r\\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\\r\\n\\r\\n");
  let sent = 0, back = 0, timer;
  socket.once("data", (head) => {
    if (!String(head).startsWith("HTTP/1.1 101")) return console.log(String(head));
    socket.on("data", (data) => (back += data.length));
    timer = setInterval(() => sent++ >= 0 && socket.write("x"), 100);
  });
  process.stdin.resume().on("end", () => {
    clearInterval(timer);
    setTimeout(() => { console.log(sent === back && sent > 20 ? "all came back" : sent + " sent, " + back + " came back"); socket.destroy(); }, 1000);
  });`;

describe.skipIf(missing !== undefined)('the gateway', () => {
  let test: TestEnvironment;
  beforeAll(async () => {
    test = await TestEnvironment.start({ often: ['gateway', 'flux'] });
    test.choose('gateway', makeProgramImage('gateway'));
    test.choose('comfyui', program('comfyui', 'echo', echoing.replace(/\s+/g, ' ')));
    await test.succeeds('up', 'test');
  });
  afterAll(() => test?.remove());

  const gateway = () => docker('ps', '--quiet', '--no-trunc', '--filter', 'label=genai.service=gateway');
  /** As the host does; after `docker kill`, whatever the signal, an engine does not start a container again. */
  const tell = (signal: 'SIGUSR2' | 'SIGKILL') =>
    process.kill(Number(docker('inspect', '--format', '{{.State.Pid}}', gateway())), signal);
  const status = (port = 8189) => test.engine.get(`http://127.0.0.1:${port}/health`).status;
  /** Waits until the gateway passes requests on again. */
  const serves = async () => {
    while (true) {
      try {
        if (status() === 200) return;
      } catch {
        // Nothing listens yet.
      }
      await sleep(200);
    }
  };
  /** The header of an answer, in the configuration of the copy. */
  const header = (was: string, is: string) =>
    test.edit('infra/templates/haproxy.ts', `'X-Frame-Options': '${was}'`, `'X-Frame-Options': '${is}'`);

  it('reads a change while it serves: no request fails, and no connection that was upgraded ends', async () => {
    const before = gateway();
    const load = startLoad(test.engine, 'http://127.0.0.1:8189/health', 50);
    const [enter = '', ...args] = test.engine.entering(process.execPath, '--eval', talking);
    const talk = spawn(enter, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    header('DENY', 'SAMEORIGIN');
    await test.succeeds('up', 'test');
    await sleep(1000);
    talk.stdin.end();
    expect(await text(talk.stdout)).toBe('all came back\n');
    expectNoFailure(await load.stop(), 200);
    expect(gateway()).toBe(before);
    const [ask = '', ...rest] = test.engine.entering('curl', '--silent', '--head', 'http://127.0.0.1:8189/health');
    expect(await text(spawn(ask, rest).stdout)).toMatch(/^x-frame-options: SAMEORIGIN\r$/m);
  });

  it('never sees a configuration that it could not read: the update says what is wrong, and changes nothing', async () => {
    test.edit('infra/templates/haproxy.ts', "'timeout connect 1s'", "'timeout conect 1s'");
    const { status: ended, output } = await test.infra('up', 'test');
    test.edit('infra/templates/haproxy.ts', "'timeout conect 1s'", "'timeout connect 1s'");
    expect(ended).toBe(1);
    expect(output).toContain('The gateway of gpu-0 cannot read its new configuration, and keeps the one before:');
    expect(output).toMatch(/\[ALERT\] .*got 'conect'/);
    tell('SIGUSR2');
    await serves();
    expect(await test.succeeds('up', 'test')).toContain('test is up');
  });

  it('knows where its servers are after it was killed, and after the engine was', async () => {
    test.choose('flux', release('flux', 1));
    await test.succeeds('up', 'test');
    tell('SIGKILL');
    await serves();
    await test.engine.stopDocker();
    await test.engine.startDocker();
    await serves();
    for (const port of [8190, 8191, 8193, 8194, 8195])
      expect({ port, status: status(port) }).toEqual({ port, status: 200 });
  });

  it('is mended by recover where nobody told it', async () => {
    const file = join(test.engine.directory, '00-servers.cfg');
    const nowhere = [1, 2, 3, 4].map((number) => `  setenv SERVER_FLUX_${number} "192.0.2.1:8189 disabled"\n`);
    writeFileSync(file, `global\n${nowhere.join('')}`);
    const writer = docker(
      'ps',
      '--all',
      '--filter',
      'label=genai.service=gateway',
      '--filter',
      'status=created',
      '--format',
      '{{.Names}}',
    );
    docker('cp', file, `${writer}:/etc/gateway/00-servers.cfg`);
    tell('SIGUSR2');
    while (status() !== 503) await sleep(200);
    await test.succeeds('recover', 'test');
    expect(status()).toBe(200);
  });

  it('serves again with a new image', async () => {
    const image = docker('inspect', '--format', '{{.Image}}', gateway());
    docker('commit', '--change', 'LABEL version=2', docker('create', image), 'genai-e2e/gateway:2');
    test.choose('gateway', 'genai-e2e/gateway:2');
    await test.succeeds('up', 'test');
    expect(docker('inspect', '--format', '{{index .Config.Labels "version"}}', gateway())).toBe('2');
    expect(status()).toBe(200);
  });
});
