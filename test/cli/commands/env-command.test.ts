import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { FakeCommands } from '../../support/fake-commands.ts';
import { fullDevice } from '../../support/full-device.ts';
import { replaced } from '../../support/replaced.ts';
import { facts } from '../../support/stacks.ts';

const infra = fileURLToPath(new URL('../../../infra/cli/infra.mjs', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'genai-env-'));
afterAll(() => rmSync(directory, { recursive: true }));
const outputs = join(directory, 'outputs.json');
writeFileSync(outputs, JSON.stringify(facts('staging')));

function env(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [infra, 'env', 'staging', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('infra env', () => {
  it('prints the variables of the environment, as gateways see them', () => {
    const { status, stdout } = env('--outputs', outputs);
    expect(status).toBe(0);
    expect(stdout.split('\n')[0]).toBe(
      '# DO NOT EDIT: rendered from the outputs of the stack staging (contract 2). Secrets are not in here.',
    );
    expect(parseEnv(stdout)).toMatchObject({
      ENV_MODE: 'staging',
      FLUX_URL: 'https://jobmatch-staging-vm.europe-west1-b.c.job-match-v0.internal:8189',
    });
  });

  it('prints what one service reads, as it sees its neighbours and other hosts, in the dialect of its reader', () => {
    const { stdout } = env('--outputs', outputs, '--service', 'orchestrator', '--for', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      INTEGRATION_URL: 'http://integration:8194',
      FLUX_URL: 'https://jobmatch-staging-vm.europe-west1-b.c.job-match-v0.internal:8189',
    });
  });

  it('loads nothing of Pulumi', () => {
    const hook = `import { registerHooks } from 'node:module';
      registerHooks({ resolve: (name, context, next) => {
        if (name.startsWith('@pulumi/')) throw new Error('loads ' + name);
        return next(name, context);
      } });`;
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, infra, 'env', 'staging', '--outputs', outputs],
      { encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('reads outputs from standard input', () => {
    const { stdout } = spawnSync(process.execPath, [infra, 'env', 'staging', '--outputs', '-'], {
      encoding: 'utf8',
      input: readFileSync(outputs),
    });
    expect(parseEnv(stdout)['ENV_MODE']).toBe('staging');
  });

  it('writes a file for its owner alone, and finds no difference then', () => {
    const file = join(directory, 'staging.env');
    expect(env('--outputs', outputs, '--output', file)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    expect(env('--outputs', outputs, '--output', file, '--check')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('writes to /dev/stdout what it prints, behind what a redirection has', () => {
    const printed = env('--outputs', outputs);
    expect(env('--outputs', outputs, '--output', '/dev/stdout')).toEqual(printed);
    const file = join(directory, 'redirected.env');
    writeFileSync(file, '# before\n');
    const program = `"$0" "$@" --output /dev/stdout >>'${file}'`;
    spawnSync('sh', ['-c', program, process.execPath, infra, 'env', 'staging', '--outputs', outputs]);
    expect(readFileSync(file, 'utf8')).toBe(`# before\n${printed.stdout}`);
  });

  it('says in one line that a device is full, and compares with none', () => {
    const device = fullDevice(directory);
    expect(env('--outputs', outputs, '--output', device)).toEqual({
      status: 1,
      stdout: '',
      stderr: `${device} cannot be written or read: ENOSPC: no space left on device, write\n`,
    });
    expect(env('--outputs', outputs, '--output', '/dev/null', '--check')).toEqual({
      status: 1,
      stdout: '',
      stderr: '/dev/null  is no file: --check reads one\n',
    });
  });

  it('says what differs, and writes nothing', () => {
    const file = join(directory, 'edited.env');
    env('--outputs', outputs, '--output', file);
    writeFileSync(file, replaced(readFileSync(file, 'utf8'), 'ENV_MODE=staging', 'ENV_MODE=prod'));
    const { status, stdout } = env('--outputs', outputs, '--output', file, '--check');
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout: `${file} differs from the stack:\n- ENV_MODE=prod\n+ ENV_MODE=staging\n`,
    });
    expect(readFileSync(file, 'utf8')).toContain('ENV_MODE=prod');
  });

  it('does not show what somebody wrote into the file that looks like a secret', () => {
    const file = join(directory, 'leaky.env');
    const key = `sk-${'aB3dE5gH7jK9mN1pQ2sT'}`;
    writeFileSync(file, `LLM_API_KEY=${key}\n# old: ${key}\nENV_MODE=prod\n`);
    for (const args of [
      ['--output', file, '--check'],
      ['--diff', file],
    ]) {
      const { stdout, stderr } = env('--outputs', outputs, ...args);
      expect(stdout).toContain('LLM_API_KEY');
      expect(stdout + stderr).not.toContain(key);
    }
  });

  it.each(['export DB_PASSWORD=hunter2', '{"DB_PASSWORD":"hunter2"}', 'hunter2', 'ADMIN_PW=hunter2', '- A=hunter2'])(
    'shows of a line that is not ours nothing at all: %s',
    (line) => {
      const file = join(directory, 'foreign.env');
      writeFileSync(file, `${line}\n`);
      expect(env('--outputs', outputs, '--output', file, '--check').stdout).not.toContain('hunter2');
    },
  );

  it('finds a file that others may read different', () => {
    const file = join(directory, 'open.env');
    env('--outputs', outputs, '--output', file);
    chmodSync(file, 0o644);
    expect(env('--outputs', outputs, '--output', file, '--check')).toMatchObject({
      status: 1,
      stdout: `${file} differs from the stack:\nits mode is 644, not 600\n`,
    });
  });

  it('lets no secret through, not into a file, an explanation or a difference', () => {
    const leaky = join(directory, 'leaky.json');
    const key = `ghp_${'aB3dE5gH7j'.repeat(4)}`;
    const own = facts('staging');
    writeFileSync(leaky, JSON.stringify({ ...own, settings: { ...own.settings, LLM_MODEL: key } }));
    for (const args of [[], ['--explain', 'LLM_MODEL'], ['--diff', outputs]]) {
      const { status, stdout, stderr } = env('--outputs', leaky, ...args);
      expect({ status, shown: (stdout + stderr).includes(key) }).toEqual({ status: 1, shown: false });
      expect(stderr).toContain('LLM_MODEL  has the form of a GitHub token');
    }
  });

  it('takes no value that is not of its type, and no outputs of another stack', () => {
    const wrong = join(directory, 'wrong.json');
    const own = facts('staging');
    writeFileSync(wrong, JSON.stringify({ ...own, settings: { ...own.settings, DEBUG: 'maybe' } }));
    expect(env('--outputs', wrong)).toMatchObject({ status: 1, stdout: '', stderr: 'settings.DEBUG  is no boolean\n' });
    writeFileSync(wrong, JSON.stringify(facts('prod')));
    expect(env('--outputs', wrong)).toMatchObject({
      status: 1,
      stderr: 'environment  is prod: these are not the outputs of staging\n',
    });
  });

  it('takes no outputs that lack what the environment has, or name what is not of their stack', () => {
    const partial = join(directory, 'partial.json');
    const { tls, ...own } = facts('staging');
    writeFileSync(partial, JSON.stringify({ ...own, buckets: { ...own.buckets, bronze: 'other' } }));
    expect(env('--outputs', partial)).toEqual({
      status: 1,
      stdout: '',
      stderr: [
        'buckets.bronze  is not its name in this stack: the outputs are of another stack, or were changed',
        'tls  is missing, and staging has it: update the stack\n',
      ].join('\n'),
    });
  });

  it('says which variables differ from those of a file', () => {
    const file = join(directory, 'other.json');
    const variables = JSON.parse(env('--outputs', outputs, '--for', 'json').stdout);
    delete variables['DEBUG'];
    writeFileSync(file, JSON.stringify({ ...variables, ENV_MODE: 'prod', OWN: 1 }));
    expect(env('--outputs', outputs, '--diff', file, '--check').status).toBe(1);
    const { status, stdout } = env('--outputs', outputs, '--diff', file);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: `staging against ${file}:\n~ ENV_MODE=staging, was prod\n+ DEBUG=false\n- OWN=(not shown: it is not ours)\n`,
    });
  });

  it('says which variables differ from those of another stack', () => {
    const prod = join(directory, 'prod.json');
    writeFileSync(prod, JSON.stringify(facts('prod')));
    const cli = new FakeCommands({ pulumi: `[ "$*" = 'stack output --json --stack prod' ] && cat '${prod}'` });
    const { status, stdout } = env('--outputs', outputs, '--diff', 'prod', '--service', 'flux');
    cli.remove();
    expect(status).toBe(0);
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'staging, for flux, against prod:',
      '~ ENV_MODE=staging, was prod',
      '~ GENAI_ENVIRONMENT=staging, was production',
    ]);
  });

  it('tells of one variable what it is, where it comes from and who reads it', () => {
    const { stdout } = env('--outputs', outputs, '--explain', 'GENAI_VERSION');
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'GENAI_VERSION=1.0.0',
      '  Version of the GenAI stack (Identity; version)',
      '  from     settings.GENAI_VERSION in stacks/base.ts, which stacks/staging.ts extends',
    ]);
  });

  it('names a variable, service or dialect that was meant', () => {
    expect(env('--outputs', outputs, '--explain', 'FLUX_URI')).toMatchObject({
      status: 1,
      stderr: 'FLUX_URI  is no variable of staging. Did you mean FLUX_URL?\n',
    });
    expect(env('--outputs', outputs, '--service', 'fluks')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Did you mean flux?'),
    });
    expect(env('--outputs', outputs, '--for', 'shel')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Did you mean shell?'),
    });
  });

  it('writes nothing where the outputs are not those of this contract, and says all of it', () => {
    const broken = join(directory, 'broken.json');
    const file = join(directory, 'never.env');
    writeFileSync(broken, JSON.stringify({ ...facts('staging'), hosts: undefined, tenants: 1 }));
    const { status, stderr } = env('--outputs', broken, '--output', file);
    expect(status).toBe(1);
    expect(
      stderr
        .trim()
        .split('\n')
        .map((line) => line.split('  ')[0]),
    ).toEqual(['hosts', 'tenants']);
    expect(existsSync(file)).toBe(false);
  });
});
