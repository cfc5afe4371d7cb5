import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { CloudSecretStore } from '../../../infra/cli/secrets/cloud-secret-store.ts';
import { stubSecretManager } from '../../support/google.ts';
import { environment } from '../../support/stacks.ts';
import { missingTools } from '../../support/tools.ts';

const infra = fileURLToPath(new URL('../../../infra/cli/infra.mjs', import.meta.url));
const stackFile = fileURLToPath(new URL('../../../Pulumi.staging.yaml', import.meta.url));
const committed = readFileSync(stackFile, 'utf8');
afterEach(() => writeFileSync(stackFile, committed));

function secrets(args: readonly string[], input: string | Buffer = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [infra, 'secrets', ...args], {
    encoding: 'utf8',
    input,
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', METADATA_SERVER_DETECTION: 'none' },
  });
  return { status, stdout, stderr };
}
const input = {
  stack: 'staging',
  file: 'Pulumi.staging.yaml',
  text: committed,
  raw: {},
  lineOf: () => '',
  lineNumberOf: () => 1,
} as const;
const own = environment('staging');
const secret = (id: string) => {
  const found = own.secrets.find((one) => one.id === id);
  if (!found) throw new Error(`no secret ${id}`);
  return found;
};

describe('infra secrets', () => {
  it('says in one line that nobody is signed in', () => {
    expect(secrets(['staging'])).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'Nobody is signed in to Google Cloud here: Could not load the default credentials. Run gcloud auth application-default login\n',
    });
  });

  it.each([
    [
      ['staging', 'set', 'llm-api-key', 'the-value'],
      'A value is never an argument: pipe it in, or type it at the prompt.',
    ],
    [['staging', 'set', 'db-password'], 'db-password is generated: infra secrets staging rotate db-password'],
    [['staging', 'rotate', 'LLM_API_KEY'], 'llm-api-key comes from outside: infra secrets staging set llm-api-key'],
    [['staging', 'delete'], 'secrets knows set and rotate, not "delete".'],
    [['staging', 'set', 'llm-api-kei'], 'Did you mean llm-api-key?'],
    [['staging', 'set'], 'Which secret? infra secrets staging set NAME'],
  ])('%j is wrong usage', (args, message) => {
    const { status, stderr } = secrets(args);
    expect(status).toBe(2);
    expect(stderr.split('\n')[0]).toContain(message);
    expect(stderr).not.toContain('the-value');
  });

  it.each([
    ['', 'llm-api-key  was given no value: pipe it in, or type it at the prompt'],
    [' \n', 'llm-api-key  was given no value: pipe it in, or type it at the prompt'],
    ['CHANGEME\n', 'llm-api-key  was given a placeholder'],
    [Buffer.from([0x61, 0xff]), 'llm-api-key  is not UTF-8 text, and would be stored differently'],
    ['x'.repeat(65537), 'llm-api-key  is longer than 65536 bytes'],
  ])('takes no value that cannot be meant', (value, message) => {
    const { status, stderr } = secrets(['staging', 'set', 'llm-api-key'], value);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
  });

  it.runIf(missingTools('script') === undefined).each([
    ['hunter2\r', 'Nobody is signed in to Google Cloud here'],
    ['hunter2\rhunter3\r', 'llm-api-key  is given several lines: pipe them in, … < file'],
    ['\u0003', 'llm-api-key  was given no value'],
  ])('asks on a terminal without showing what is typed: %j', async (typed, message) => {
    const terminal = join(mkdtempSync(join(tmpdir(), 'genai-terminal-')), 'name');
    const command = `tty >'${terminal}'; exec '${process.execPath}' '${infra}' secrets staging set llm-api-key`;
    const child = spawn('script', ['--quiet', '--command', command, '/dev/null'], {
      env: { PATH: process.env['PATH'], HOME: '/nonexistent', METADATA_SERVER_DETECTION: 'none' },
    });
    let shown = '';
    child.stdout.on('data', (chunk) => {
      shown += chunk;
    });
    const closed = new Promise((resolve) => child.once('close', resolve));
    const settings = () => execFileSync('stty', ['--all', '--file', readFileSync(terminal, 'utf8').trim()]).toString();
    // The terminal is told to show nothing right behind the question.
    while (child.exitCode === null && (!shown.includes('nothing is shown') || !settings().includes('-echo ')))
      await sleep(20);
    child.stdin.end(typed);
    await closed;
    rmSync(dirname(terminal), { recursive: true });
    expect(shown).toContain(message);
    expect(shown).not.toContain('hunter');
  });

  it('raises the generation of one that is made here, in the stack file', () => {
    const { status, stdout } = secrets(['staging', 'rotate', 'db-password']);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout:
        'secretGenerations.db-password is 2 in Pulumi.staging.yaml. The value is made by: npm run pulumi -- up -s staging\n',
    });
    expect(readFileSync(stackFile, 'utf8')).toContain('    secretGenerations:\n      db-password: 2\n');
  });
});

describe('the secrets of an environment on Google Cloud', () => {
  const made = '2026-01-02T03:04:05Z';
  const { api, asked } = stubSecretManager({
    'jobmatch-staging-llm-api-key': { versions: [{ name: 'projects/1/secrets/x/versions/7', createTime: made }] },
  });
  const store = new CloudSecretStore(own, input, async () => api);

  it('are asked for one by one: those without a version and those without a slot have no value', async () => {
    const states = await store.states();
    expect([...states.keys()].sort()).toEqual(own.secrets.map(({ id }) => id).sort());
    expect(states.get('llm-api-key')).toEqual({ value: 'version 7', made: new Date(made), readers: [] });
    expect(states.get('tls-key')).toEqual({ value: undefined, made: undefined, readers: undefined });
  });

  it('get a value as a new version', async () => {
    expect(await store.set(secret('llm-api-key'), 'value')).toBe(
      'jobmatch-staging-llm-api-key has version 2; applications read it when they start.',
    );
    expect(asked.at(-1)?.data).toEqual({ payload: { data: 'dmFsdWU=' } });
  });

  it('get none before the stack has made their slot', async () => {
    await expect(store.set(secret('tls-key'), 'value')).rejects.toThrow(
      'tls-key  jobmatch-staging-tls-key does not exist yet: npm run pulumi -- up -s staging makes it',
    );
  });
});
