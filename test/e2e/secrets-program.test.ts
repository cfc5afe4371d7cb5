import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hostMetrics } from '../../infra/catalogue/services/monitoring.ts';
import { secretsList, secretsProgram } from '../../infra/templates/host/secrets-program.ts';
import { FakeCommands } from '../support/fake-commands.ts';
import { replaced } from '../support/replaced.ts';
import { missingTools } from '../support/tools.ts';

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
  /** What was asked for tokens of accounts, and whether they are given. */
  let tokensAsked: { account: string; body: string; authorization: string | undefined }[];
  let givesTokens: boolean;
  /** Answers the program that waits for a change of the list; undefined while none does. */
  let waiting: (() => void) | undefined;

  beforeAll(async () => {
    server = http.createServer((request, response) => {
      const path = request.url ?? '';
      const name = /^\/v1\/projects\/p\/secrets\/([^/]+)\/versions\/latest:access$/.exec(path)?.[1];
      const asked = /^\/v1\/projects\/p\/secrets\/([^/]+)\/versions\/latest$/.exec(path)?.[1];
      const account = /^\/v1\/projects\/-\/serviceAccounts\/([^/]+):generateAccessToken$/.exec(path)?.[1];
      if (account) {
        let body = '';
        request.on('data', (part) => {
          body += part;
        });
        request.on('end', () => {
          tokensAsked.push({ account, body, authorization: request.headers.authorization });
          response.statusCode = givesTokens ? 200 : 403;
          response.end(JSON.stringify(givesTokens ? { accessToken: `token-${tokensAsked.length}` } : { error: {} }));
        });
      } else if (asked) {
        tokens.push(request.headers.authorization);
        response.statusCode = asked === 'db-password' ? 200 : 403;
        response.end(JSON.stringify({ createTime: '2026-01-02T03:04:05.678901Z' }));
      } else if (name) {
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
    mkdirSync(join(directory, 'metrics'));
    writeFileSync(program, replaced(secretsProgram(), `'${hostMetrics}'`, `'${join(directory, 'metrics')}'`));
    chmodSync(program, 0o755);
    list = secretsList([secret('flux', 'ca.pem', 'tls-ca'), secret('orchestrator', 'db-password')]);
    versions = { 'tls-ca': 'certificate\n', 'db-password': 'first' };
    tokens = [];
    tokensAsked = [];
    givesTokens = true;
    waiting = undefined;
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const start = (...args: string[]): ChildProcess => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const settings = {
      METADATA_URL: `${url}/meta`,
      SECRET_MANAGER_URL: `${url}/v1`,
      CREDENTIALS_URL: `${url}/v1`,
      SECRETS_DIRECTORY: path(),
    };
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

  it('writes down since when each secret has its value, as far as it may ask', async () => {
    await once();
    const [file, ...others] = readdirSync(join(directory, 'metrics'));
    expect([file, others]).toEqual(['secrets.prom', []]);
    expect(readFileSync(join(directory, 'metrics/secrets.prom'), 'utf8')).toBe(
      'genai_secret_version_created_timestamp_seconds{secret="db-password"} 1767323045\n',
    );
    expect((statSync(join(directory, 'metrics/secrets.prom')).mode & 0o777).toString(8)).toBe('644');
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

  describe('a token of an account', () => {
    const account = 'logs@p.iam.gserviceaccount.com';
    const token = {
      service: 'collector',
      file: 'token',
      owner: '0:0',
      secret: `projects/-/serviceAccounts/${account}`,
    };
    const age = (minutes: number) => {
      const then = Date.now() / 1000 - minutes * 60;
      utimesSync(path('collector/token'), then, then);
    };
    beforeEach(() => {
      list = secretsList([secret('collector', 'ca.pem', 'tls-ca'), token]);
    });

    it('is asked for as the VM’s own account, and again once half of its hour is over', async () => {
      expect(await once()).toEqual({ status: 0, output: 'collector has a new version of ca.pem\n' });
      expect(tokensAsked).toEqual([
        {
          account,
          body: '{"scope":["https://www.googleapis.com/auth/cloud-platform"]}',
          authorization: 'Bearer the-token',
        },
      ]);
      expect((statSync(path('collector/token')).mode & 0o777).toString(8)).toBe('400');
      age(20);
      await once();
      expect(read('collector/token')).toBe('token-1');
      age(31);
      expect(await once()).toEqual({ status: 0, output: '' });
      expect(read('collector/token')).toBe('token-2');
    });

    it('lets its service start without one, and is tried again soon', async () => {
      givesTokens = false;
      const { status, output } = await once();
      expect(status).not.toBe(0);
      expect(output).toContain(`no token of ${account} for collector`);
      expect([read('collector/ca.pem'), read('collector/token')]).toEqual(['certificate\n', '']);
      givesTokens = true;
      expect((await once()).status).toBe(0);
      expect(read('collector/token')).toBe('token-2');
    });

    it('stays where no other is to be had', async () => {
      await once();
      age(31);
      givesTokens = false;
      expect((await once()).status).not.toBe(0);
      expect(read('collector/token')).toBe('token-1');
    });
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
