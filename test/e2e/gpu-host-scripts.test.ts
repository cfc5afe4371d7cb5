import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { metricsProgram } from '../../infra/templates/host/metrics-program.ts';
import { reportProgram } from '../../infra/templates/host/report-program.ts';
import { secretsList, secretsProgram } from '../../infra/templates/host/secrets-program.ts';
import { startupScript } from '../../infra/templates/host/startup-script.ts';
import { FakeCommands } from '../support/fake-commands.ts';
import { type Start, starts } from '../support/gpu-host-root.ts';
import { replaced } from '../support/replaced.ts';
import { missingTools } from '../support/tools.ts';

const subnets = ['172.20.0.0/16', '172.21.0.0/16'];
const logging = { driver: 'json-file', maxSize: '10m', maxFiles: 3 };
const report = { environment: 'staging', volumePrefix: 'jobmatch-staging-' };
const startup = (hasGpus: boolean) => startupScript({ logging, subnets, hasGpus, report });

describe.skipIf(missingTools('shellcheck') !== undefined)('the scripts of a GPU host', () => {
  it.each([
    ['start-up script', startup(true)],
    ['secrets program', secretsProgram()],
    ['report program', reportProgram(report)],
    ['metrics program', metricsProgram()],
  ])('leave shellcheck nothing to say: %s', (_, script) => {
    const { stdout, status } = spawnSync('shellcheck', ['-'], { input: script, encoding: 'utf8' });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });
});

describe.skipIf(missingTools('root', 'jq', 'unshare') !== undefined)('the start-up script of a GPU host', () => {
  let first: Start | undefined;
  let second: Start | undefined;
  beforeAll(() => {
    [first, second] = starts(startup(true), 2);
  });

  it('prepares everything at the first start', () => {
    expect(first?.status, first?.output).toBe(0);
    expect(first?.output.match(/^genai: .*$/gm)).toEqual(
      ['data disk', 'settings', 'packages', 'secrets', 'GPUs', 'Docker', 'ready'].map((step) => `genai: ${step}`),
    );
    expect(first?.calls.slice(0, 16)).toEqual([
      'mkfs.ext4 -q -m 0 -L genai-data /dev/disk/by-id/google-data',
      'mount /mnt/genai-data',
      'resize2fs /dev/disk/by-id/google-data',
      'systemctl try-reload-or-restart ssh',
      'systemctl daemon-reload',
      'apt-get --quiet --yes --option DPkg::Lock::Timeout=600 update',
      'apt-get --quiet --yes --option DPkg::Lock::Timeout=600 install --no-install-recommends curl jq unattended-upgrades',
      'apt-get --quiet --yes --option DPkg::Lock::Timeout=600 update',
      'apt-get --quiet --yes --option DPkg::Lock::Timeout=600 install --no-install-recommends docker.io',
      'systemctl stop docker.socket docker.service',
      'mount /var/lib/docker/volumes',
      'systemctl disable --quiet docker.socket docker.service',
      'genai-secrets --once',
      'systemctl enable --quiet genai-secrets',
      'systemctl restart genai-secrets',
      'nvidia-smi --list-gpus',
    ]);
    expect(first?.calls.slice(-3)).toEqual([
      'nvidia-ctk cdi generate --output=/var/run/cdi/nvidia.yaml',
      'systemctl restart docker.service',
      'systemctl start genai-report.timer genai-metrics.timer',
    ]);
  });

  it('changes nothing at the next start, and restarts nothing; only the devices are listed anew', () => {
    expect(second?.status, second?.output).toBe(0);
    expect(second?.files).toEqual(first?.files);
    expect(second?.calls).toEqual([
      'resize2fs /dev/disk/by-id/google-data',
      'systemctl daemon-reload',
      'systemctl disable --quiet docker.socket docker.service',
      'genai-secrets --once',
      'systemctl enable --quiet genai-secrets',
      'systemctl start genai-secrets',
      'nvidia-smi --list-gpus',
      'nvidia-ctk cdi generate --output=/var/run/cdi/nvidia.yaml',
      'systemctl start docker.service',
      'systemctl start genai-report.timer genai-metrics.timer',
    ]);
  });

  it('leaves out the GPUs of a host that has none', () => {
    const [start] = starts(startup(false), 1);
    expect(start?.status, start?.output).toBe(0);
    expect(start?.output.match(/^genai: .*$/gm)).toEqual(
      ['data disk', 'settings', 'packages', 'secrets', 'Docker', 'ready'].map((step) => `genai: ${step}`),
    );
    expect(start?.calls.filter((call) => call.includes('nvidia'))).toEqual([]);
  });
});

const secret = (service: string, file: string, name = file) => ({
  service,
  file,
  owner: '10001:10001',
  secret: `projects/p/secrets/${name}`,
});

describe.skipIf(missingTools('root', 'curl', 'jq') !== undefined)('the secrets program of a GPU host', () => {
  let server: http.Server;
  let directory: string;
  let list: string;
  let versions: Record<string, string>;
  let tokens: (string | undefined)[];
  /** Answers the program that waits for a change of the list; undefined while none does. */
  let waiting: (() => void) | undefined;

  beforeAll(async () => {
    server = http.createServer((request, response) => {
      const path = request.url ?? '';
      const name = /^\/v1\/projects\/p\/secrets\/([^/]+)\/versions\/latest:access$/.exec(path)?.[1];
      if (name) {
        tokens.push(request.headers.authorization);
        const value = versions[name];
        response.statusCode = name === 'denied' ? 403 : value === undefined ? 404 : 200;
        response.end(JSON.stringify({ payload: { data: Buffer.from(value ?? '').toString('base64') } }));
      } else if (request.headers['metadata-flavor'] !== 'Google') response.writeHead(403).end();
      else if (path.includes('wait_for_change')) waiting = () => response.end(list);
      else if (path === '/meta/instance/attributes/genai-secrets') response.end(list);
      else if (path === '/meta/instance/service-accounts/default/token')
        response.end(JSON.stringify({ access_token: 'the-token' }));
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server?.close());

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'genai-secrets-'));
    const program = join(directory, 'genai-secrets');
    writeFileSync(program, secretsProgram());
    chmodSync(program, 0o755);
    list = secretsList([secret('flux', 'ca.pem', 'tls-ca'), secret('orchestrator', 'db-password')]);
    versions = { 'tls-ca': 'certificate\n', 'db-password': 'first' };
    tokens = [];
    waiting = undefined;
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const start = (...args: string[]): ChildProcess => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const settings = { METADATA_URL: `${url}/meta`, SECRET_MANAGER_URL: `${url}/v1`, SECRETS_DIRECTORY: path() };
    return spawn(join(directory, 'genai-secrets'), args, { env: { ...process.env, ...settings }, detached: true });
  };
  const once = (): Promise<{ status: number | null; output: string }> =>
    new Promise((resolve) => {
      const child = start('--once');
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
      child.on('close', (status) => resolve({ status, output }));
    });
  const path = (...parts: string[]) => join(directory, 'secrets', ...parts);
  const read = (...parts: string[]) => readFileSync(path(...parts), 'utf8');

  it('puts each file, for its owner alone, into its service’s directory, as the VM’s own account', async () => {
    expect(await once()).toMatchObject({ status: 0 });
    expect(readdirSync(path(), { recursive: true }).sort()).toEqual([
      'flux',
      'flux/ca.pem',
      'orchestrator',
      'orchestrator/db-password',
    ]);
    expect([read('flux/ca.pem'), read('orchestrator/db-password')]).toEqual(['certificate\n', 'first']);
    const { mode, uid, gid } = statSync(path('flux/ca.pem'));
    expect([(mode & 0o777).toString(8), uid, gid]).toEqual(['400', 10001, 10001]);
    expect((statSync(path('flux')).mode & 0o777).toString(8)).toBe('500');
    expect(new Set(tokens)).toEqual(new Set(['Bearer the-token']));
  });

  it('leaves alone what has no new version, and replaces as a whole what has', async () => {
    await once();
    const [certificate, password] = [statSync(path('flux/ca.pem')).ino, statSync(path('orchestrator/db-password')).ino];
    versions['db-password'] = 'second';
    expect((await once()).output).toBe('orchestrator has a new version of db-password\n');
    expect(statSync(path('flux/ca.pem')).ino).toBe(certificate);
    expect(statSync(path('orchestrator/db-password')).ino).not.toBe(password);
    expect(read('orchestrator/db-password')).toBe('second');
  });

  it('tells a service that reads its files on a signal once all of them are there, and only then', async () => {
    const process = spawn('sh', ['-c', 'trap "echo told" USR2; echo ready; while :; do sleep 0.1; done']);
    let told = '';
    process.stdout.on('data', (data) => {
      told += data;
    });
    const timesTold = async (times: number) => {
      while (told !== `ready\n${'told\n'.repeat(times)}`) await sleep(50);
    };
    const commands = new FakeCommands({
      docker: `echo "$*" >> "$0.calls"; case "$1" in ps) echo 0123abcd ;; inspect) echo ${process.pid} ;; esac`,
    });
    const calls = () => commands.read('docker.calls').split('\n').slice(0, -1);
    try {
      await timesTold(0);
      list = secretsList([
        { ...secret('gateway', 'tls-cert'), signal: 'USR2' },
        { ...secret('gateway', 'tls-key'), signal: 'USR2' },
        secret('orchestrator', 'db-password'),
      ]);
      versions = { 'tls-cert': 'first', 'tls-key': 'first', 'db-password': 'first' };
      await once();
      const asked = [
        'ps --quiet --filter label=genai.service=gateway --filter status=running',
        'inspect --format {{.State.Pid}} 0123abcd',
      ];
      // Twice: one may be lost.
      expect(calls()).toEqual([...asked, ...asked]);
      await timesTold(2);
      versions['db-password'] = 'second';
      await once();
      expect(calls()).toEqual([...asked, ...asked]);
      versions['tls-cert'] = 'second';
      expect((await once()).output).toBe('gateway has a new version of tls-cert\n');
      expect(calls()).toEqual([...asked, ...asked, ...asked, ...asked]);
      await timesTold(4);
    } finally {
      process.kill('SIGKILL');
      commands.remove();
    }
  });

  it('says which secret has no version yet, and fetches the others', async () => {
    delete versions['tls-ca'];
    const { status, output } = await once();
    expect(status).toBe(0);
    expect(output).toContain('no version of projects/p/secrets/tls-ca for flux');
    expect(readdirSync(path('flux'))).toEqual([]);
    expect(read('orchestrator/db-password')).toBe('first');
  });

  it('lets the containers wait of a service whose secrets it cannot read yet, and of no other', async () => {
    list = secretsList([secret('flux', 'a', 'tls-ca'), secret('flux', 'b', 'denied'), secret('sd35', 'a', 'tls-ca')]);
    const { status, output } = await once();
    expect(status).not.toBe(0);
    expect(output).toContain('projects/p/secrets/denied cannot be read for flux');
    expect(readdirSync(path(), { recursive: true }).sort()).toEqual(['sd35', 'sd35/a']);
  });

  it('removes what is not on the list any more', async () => {
    list = secretsList([
      secret('flux', 'ca.pem', 'tls-ca'),
      secret('flux', 'old', 'tls-ca'),
      secret('gone', 'x', 'tls-ca'),
    ]);
    await once();
    list = secretsList([secret('flux', 'ca.pem', 'tls-ca')]);
    expect((await once()).status).toBe(0);
    expect(readdirSync(path(), { recursive: true }).sort()).toEqual(['flux', 'flux/ca.pem']);
  });

  it('keeps what is there when Google does not answer', async () => {
    await once();
    const program = readFileSync(join(directory, 'genai-secrets'), 'utf8');
    writeFileSync(
      join(directory, 'genai-secrets'),
      replaced(program, "list_attribute='genai-secrets'", "list_attribute='nothing'"),
    );
    expect((await once()).status).not.toBe(0);
    expect(read('flux/ca.pem')).toBe('certificate\n');
  });

  it('never writes a value or the token to its log', async () => {
    const { output } = await once();
    expect(output).not.toMatch(/first|certificate|the-token/);
  });

  it('follows the list while it runs', async () => {
    const program = start();
    try {
      while (waiting === undefined) await sleep(50);
      list += secretsList([secret('sd35', 'ca.pem', 'tls-ca')]);
      waiting();
      while (!existsSync(path('sd35/ca.pem'))) await sleep(50);
      expect(read('sd35/ca.pem')).toBe('certificate\n');
    } finally {
      process.kill(-(program.pid ?? 0));
    }
  });
});
