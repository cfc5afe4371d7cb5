import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeCommands } from '../../support/fake-commands.ts';

const infra = fileURLToPath(new URL('../../../infra/cli/infra.mjs', import.meta.url));
let commands: FakeCommands | undefined;
let child: ChildProcess | undefined;
let occupied: Server | undefined;
afterEach(() => {
  // With the ssh that it started, which would go on listening.
  if (child?.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  commands?.remove();
  occupied?.close();
  commands = child = occupied = undefined;
});

/** An ssh that says what it was told, and listens on the port of `-L` as the real one does. */
const listeningSsh = `echo "$*" >"$0.said"
while [ "$1" != -L ]; do shift; done
exec '${process.execPath}' -e '
  const [address, port] = process.argv[1].split(":");
  require("node:net").createServer((socket) => socket.on("error", () => {}).end("from the host")).listen(port, address);
' "$2"`;

/** Starts `infra open`, and waits for what it prints first; or for its end. */
async function open(args: readonly string[], programs: Readonly<Record<string, string>> = {}) {
  commands = new FakeCommands(programs);
  const started = spawn(process.execPath, [infra, 'open', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  child = started;
  const said = { stdout: '', stderr: '' };
  started.stdout.on('data', (chunk) => {
    said.stdout += chunk;
  });
  started.stderr.on('data', (chunk) => {
    said.stderr += chunk;
  });
  const closed = once(started, 'close').then(([status]) => ({ status, ...said }));
  const ready = new Promise<void>((resolve) =>
    started.stderr.on('data', () => said.stderr.includes('Ctrl-C') && resolve()),
  );
  return { said, closed, ready, stop: () => started.kill('SIGINT') };
}

describe('infra open', () => {
  it('prints the address of a service of an engine here, and ends', async () => {
    const { closed } = await open(['dev', 'grafana']);
    expect(await closed).toEqual({ status: 0, stdout: 'http://localhost:3000/\n', stderr: '' });
  });

  it('keeps a tunnel open to the host of a service, until Ctrl-C', async () => {
    const { said, ready, stop, closed } = await open(['staging', 'grafana'], { ssh: listeningSsh });
    await ready;
    const [, port] = /^https:\/\/127\.0\.0\.1:(\d+)\/\n$/.exec(said.stdout) ?? [];
    expect(said.stderr).toBe('The tunnel to app-0 (jobmatch-staging-vm-app-0) is open until Ctrl-C.\n');
    expect(await read(Number(port))).toBe('from the host');
    stop();
    expect((await closed).status).toBe(0);
  });

  it('leads to the port on the host’s own address, by the way of the provider', async () => {
    const { ready } = await open(['staging', 'grafana'], { ssh: listeningSsh });
    await ready;
    const told = commands?.read('ssh.said') ?? '';
    expect(told).toMatch(/-N -o ExitOnForwardFailure=yes .*-L 127\.0\.0\.1:\d+:10\.10\.0\.20:3000 /);
    expect(told).toContain('ProxyCommand=gcloud compute start-iap-tunnel jobmatch-staging-vm-app-0 22 ');
    expect(told.trim().endsWith(' jobmatch-staging-vm-app-0')).toBe(true);
  });

  it('takes another port where the one of the service is taken', async () => {
    occupied = createServer();
    // Where somebody else has it, it is taken anyway.
    await new Promise((resolve) => occupied?.on('error', resolve).listen(9090, '127.0.0.1', () => resolve(undefined)));
    const { said, ready } = await open(['staging', 'prometheus'], { ssh: listeningSsh });
    await ready;
    const [, port] = /:(\d+)\/\n$/.exec(said.stdout) ?? [];
    expect(port).not.toBe(String((occupied.address() as AddressInfo | null)?.port ?? 9090));
    expect(await read(Number(port))).toBe('from the host');
  });

  it('says in one line why ssh does not get there', async () => {
    const { closed } = await open(['staging', 'grafana'], {
      ssh: "echo 'Warning: something' >&2; echo 'kex_exchange_identification: Connection closed' >&2; exit 255",
    });
    expect(await closed).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'app-0 (jobmatch-staging-vm-app-0) cannot be reached: kex_exchange_identification: Connection closed (what is missing: npx infra doctor staging)\n',
    });
  });

  it('says what gcloud refuses, where the tunnel goes through it', async () => {
    const refused = 'ERROR: (gcloud.compute.start-iap-tunnel) You do not currently have an active account selected.';
    const { closed } = await open(['staging', 'grafana'], {
      ssh: `echo '${refused}' >&2; echo 'Please run: gcloud auth login' >&2; echo 'Connection closed' >&2; exit 255`,
    });
    expect((await closed).stderr).toBe(
      `app-0 (jobmatch-staging-vm-app-0) cannot be reached: ${refused} (what is missing: npx infra doctor staging)\n`,
    );
  });

  it('says that a tunnel was closed elsewhere', async () => {
    const dying = listeningSsh.replace(
      '.end("from the host")',
      '.on("close", () => setTimeout(() => process.exit(255), 300))',
    );
    const { closed } = await open(['staging', 'grafana'], { ssh: dying });
    const { status, stderr } = await closed;
    expect(status).toBe(1);
    expect(stderr.split('\n')[1]).toBe('The tunnel to app-0 (jobmatch-staging-vm-app-0) is closed: ssh ended');
  });

  it('leads to the own port of the first host’s gateway for the gateway, and opens the browser where that is said', async () => {
    const { ready, said, stop, closed } = await open(['staging', 'gateway', '--browser'], {
      ssh: listeningSsh,
      'xdg-open': 'echo "$1" >"$0.said"',
      open: 'echo "$1" >"$0.said"',
    });
    await ready;
    expect(commands?.read('ssh.said')).toContain(':10.10.0.10:443 ');
    stop();
    await closed;
    expect(await opened()).toBe(said.stdout);
  });

  it.each([
    [['staging'], 'Which service? One of orchestrator, flux, '],
    [['staging', 'grafan'], 'staging publishes no "grafan". One of '],
    [['dev', 'gateway'], 'dev publishes no "gateway". One of '],
    [['dev', 'grafana', 'now'], 'Unexpected argument "now".'],
  ])('%j is wrong usage', async (args, message) => {
    const { status, stderr } = await (await open(args)).closed;
    expect([status, stderr.startsWith(message)]).toEqual([2, true]);
  });
});

/** What comes out of a port of this machine. */
async function read(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  for await (const chunk of socket) text += chunk;
  return text;
}

/** What the browser was told to open, once it was: it is not waited for. */
async function opened(): Promise<string> {
  for (;;) {
    const text = commands?.read('xdg-open.said') || commands?.read('open.said');
    if (text) return text;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
