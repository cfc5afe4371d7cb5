import { readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Application, bad, better, digestOf, good } from '../support/application.ts';
import { missingTools } from '../support/tools.ts';

describe.skipIf(missingTools('flock', 'sha256sum') !== undefined)('a deploy that is held up', () => {
  let application: Application;
  beforeEach(() => {
    application = new Application();
  });
  afterEach(() => application.remove());
  const kill = (child: { pid?: number | undefined }) => process.kill(-(child.pid ?? 0), 'SIGKILL');

  it.each([
    ['in the restart', 'systemctl'],
    ['while it waited for health', 'curl'],
  ] as const)('and killed %s is taken up again: restarted, looked at, and undone if it is bad', async (_, command) => {
    await application.deploy(good);
    application.hang(command);
    const child = application.start();
    const ended = application.ended(child, bad);
    while (application.beside('') !== bad) await sleep(20);
    kill(child);
    await ended;
    expect(application.beside('.unproven')).toBe(`${digestOf(bad)}\n`);

    application.unhang(command);
    expect((await application.deploy(bad)).outcome).toBe('restored');
    expect(application.read('running')).toBe(good);
    expect(await application.deploy(good)).toMatchObject({ outcome: 'unchanged' });
  });

  it('and killed at any command that changes something is taken up again, and loses nothing', async () => {
    const count = `${application.directory}/count`;
    const main = `${application.directory}/main`;
    // Each stands in front of the machine's own: the one whose turn it is kills the program, and does nothing itself.
    const commands = ['cp', 'curl', 'mktemp', 'mv', 'rm', 'timeout'];
    const real = Object.fromEntries(
      commands.map((name) => [name, application.faked(name) ?? `exec /bin/${name} "$@"`]),
    );
    const turn = (at: number) =>
      `[ -e ${main} ] && { echo >>${count}; [ "$(wc -l <${count})" -ne ${at} ] || { read -r pid <${main}; kill -9 "$pid"; exit 1; }; }\n`;
    await application.deploy(good);
    // One look at the health of a bad one will do.
    Object.assign(application.deployment, { healthyWithinSeconds: 0 });
    let isKilled = true;
    for (let at = 1; isKilled; at++) {
      for (const name of commands) application.fake(name, `${turn(at)}${real[name]}`);
      const child = application.start();
      application.write('main', `${child.pid}\n`);
      const closed = new Promise((resolve) => child.once('close', resolve));
      const { status } = await application.ended(child, bad);
      // Until all that it started has ended.
      await closed;
      isKilled = status === null;
      expect(isKilled || status === 4).toBe(true);
      for (const name of ['main', 'count']) rmSync(`${application.directory}/${name}`, { force: true });
      for (const name of commands) application.fake(name, real[name] ?? '');

      expect({ at, ...(await application.deploy(bad)) }).toMatchObject({ at, outcome: 'restored' });
      expect(application.read('running')).toBe(good);
      expect(readdirSync(application.directory).sort()).toEqual([
        '.env',
        '.env.lock',
        '.env.previous',
        '.env.written',
        'running',
        'runs',
      ]);
      expect([application.beside(''), application.beside('.previous')]).toEqual([good, good]);
    }
  });

  it('ends what it began when who asked is gone', async () => {
    await application.deploy(good);
    const child = application.start(undefined, digestOf(better));
    const ended = application.ended(child, better);
    while (application.beside('') !== better) await sleep(20);
    for (const stream of [child.stdout, child.stderr]) stream?.destroy();
    for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.kill(-(child.pid ?? 0), signal);
    expect((await ended).status).toBe(0);
    expect(application.beside('.unproven')).toBeUndefined();
  });

  it('by another one is refused, and says which process that is', async () => {
    await application.deploy(good);
    application.hang('curl');
    const child = application.start();
    const ended = application.ended(child, bad);
    while (application.beside('') !== bad) await sleep(20);
    expect(await application.deploy(better)).toEqual({
      outcome: 'refused',
      said: [`has another deploy running: process ${child.pid}`],
    });
    expect(application.beside('')).toBe(bad);
    kill(child);
    await ended;
  });

  it('by a killed one goes on, whatever that one had started', async () => {
    application.fake('curl', `${application.leave}; exec tail -f /dev/null`);
    const child = application.start();
    const ended = application.ended(child, bad);
    while (application.read('left') === undefined) await sleep(20);
    process.kill(child.pid ?? 0, 'SIGKILL');
    await ended;
    application.unhang('curl');
    expect((await application.deploy(good)).outcome).toBe('deployed');
  });

  it('by its own sender holds no lock meanwhile', async () => {
    application.fake(
      'timeout',
      `case "$*" in *cat) : >${application.directory}/reads ;; esac; exec /usr/bin/timeout "$@"`,
    );
    const child = application.start();
    while (application.read('reads') === undefined) await sleep(20);
    expect((await application.deploy(good)).outcome).toBe('deployed');
    expect(await application.ended(child, bad.slice(0, 9))).toEqual({
      status: 7,
      said: 'did not receive the whole file\n',
    });
    expect(application.beside('')).toBe(good);
  });

  it.each([
    ['hangs', 'exec tail -f /dev/null'],
    ['ignores that it is to end', `trap '' TERM; while :; do /bin/sleep 0.05; done`],
    ['waits for a child that ignores it', `(trap '' TERM; while :; do /bin/sleep 0.05; done)`],
  ])('by a restart that %s ends it, says so, and gives the lock back', async (_, restart) => {
    await application.deploy(good);
    application.fake('timeout', 'shift 2; exec /usr/bin/timeout -k 0.1 "$@"');
    application.fake('systemctl', `[ "$1" = restart ] || exit 0; ${restart}`);
    const child = application.start(1);
    const closed = new Promise((resolve) => child.once('close', resolve));
    expect(await application.ended(child, bad)).toEqual({
      status: 5,
      said: 'did not end within 1 s: systemctl restart jobmatch.service\n'.repeat(2),
    });
    expect(application.beside('')).toBe(good);
    // Nothing that it started goes on.
    await closed;
    application.unhang('systemctl');
    expect((await application.deploy(good)).outcome).toBe('deployed');
  });

  it('by a restart that nobody can end leaves it behind, without the lock', async () => {
    await application.deploy(good);
    application.fake(
      'timeout',
      `case "$*" in *restart*) ${application.leave}; exec tail -f /dev/null ;; esac; exec /usr/bin/timeout "$@"`,
    );
    // A clock on which a second passes with each look.
    application.fake(
      'cut',
      `
      case "$*" in *uptime) ;; *) exec /usr/bin/cut "$@" ;; esac
      echo >>${application.directory}/ticks; exec wc -l <${application.directory}/ticks`,
    );
    const child = application.start(1);
    expect((await application.ended(child, bad)).status).toBe(5);
    application.fake('timeout', 'exec /usr/bin/timeout "$@"');
    expect((await application.deploy(better)).outcome).toBe('deployed');
    expect((application.read('left') ?? '').trim().split('\n').length).toBe(2);
  });

  it('by no child of a restart that keeps its output open', async () => {
    const { directory } = application;
    const works = application.faked('systemctl');
    application.fake(
      'systemctl',
      `[ "$1" != restart ] || { setsid tail -f /dev/null & echo $! >>${directory}/left; }; ${works}`,
    );
    expect(await application.deploy(good)).toEqual({ outcome: 'deployed', said: [] });
  });

  it('by no proxy and no options of the account, which curl does not ask for', async () => {
    const server = createServer(({ method }, response) => response.writeHead(method === 'GET' ? 200 : 405).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    application.write('.curlrc', 'request = DELETE\n');
    application.fake(
      'curl',
      `
      export HOME=${application.directory} http_proxy=http://127.0.0.1:9 ALL_PROXY=http://127.0.0.1:9
      exec /usr/bin/curl "$@"`,
    );
    Object.assign(application.deployment, { health: `http://127.0.0.1:${port}/` });
    expect(await application.deploy(good)).toEqual({ outcome: 'deployed', said: [] });
    server.close();
  });
});
