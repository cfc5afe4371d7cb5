import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingDocker, missingEngine } from '../support/engine.ts';
import { release } from '../support/releases.ts';
import { docker, TestEnvironment } from '../support/test-environment.ts';

const idOf = (service: string) =>
  docker('ps', '--all', '--quiet', '--filter', `label=genai.service=${service}`, '--filter', 'status=running');
/** Has a container write a line into its log. */
const write = (service: string, line: string) =>
  docker(
    'exec',
    idOf(service),
    '/bin/node',
    '-e',
    `require('fs').appendFileSync('/proc/1/fd/1', ${JSON.stringify(`${line}
`)})`,
  );

describe.skipIf((missingEngine() ?? missingDocker()) !== undefined)('an environment that runs', () => {
  let test: TestEnvironment;
  beforeAll(async () => {
    test = await TestEnvironment.start({ often: ['flux'] });
    await test.succeeds('up', 'test');
  });
  afterAll(() => test?.remove());

  it('is as the stack file wants it after an update', async () => {
    const { status, output } = await test.infra('status', 'test', '--check');
    expect(status, output).toBe(0);
    expect(output).toMatch(/^ {2}flux +healthy +\d+ (s|min) +genai-stub\/flux:1 +- +-$/m);
    expect(output).toMatch(/^7 of 7 containers are as the stack file wants them\.$/m);
  });

  it('tells what was changed by hand or in the stack file, and not what a variable holds', async () => {
    docker('stop', '--time', '0', idOf('health-dashboard'));
    docker('update', '--memory', '1g', '--memory-swap', '1g', idOf('sd35'));
    docker('rm', '--force', idOf('integration'));
    const file = 'stacks/test.ts';
    test.edit('Pulumi.test.yaml', /^( {6}comfyui:) .*$/m, '$1 genai-stub/flux:1');
    test.edit(file, 'FLUX_CPU_THREADS: 2', 'FLUX_CPU_THREADS: 3');
    const { status, output } = await test.infra('status', 'test', '--json', '--check');
    test.choose('comfyui', 'genai-stub/comfyui:1');
    test.edit(file, 'FLUX_CPU_THREADS: 3', 'FLUX_CPU_THREADS: 2');
    await test.succeeds('up', 'test');
    expect(status).toBe(1);
    const { containers } = JSON.parse(output).hosts[0] as { containers: { container: string; differs: string[] }[] };
    const differs = Object.fromEntries(containers.map((one) => [one.container, one.differs]));
    expect(differs).toMatchObject({
      'health-dashboard': [expect.stringMatching(/^it ended with exit code \d+$/)],
      sd35: ['another memory limit'],
      integration: ['there is no container'],
      comfyui: ['another image'],
      flux: ['other variables: FLUX_CPU_THREADS'],
      gateway: [],
    });
  });

  it('tells what a service writes, also after a restart and of its next version', async () => {
    const logs = spawn(process.execPath, ['infra/cli/infra.mjs', 'logs', 'test', 'flux', '--tail', '1'], {
      cwd: test.directory,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    logs.stdout.setEncoding('utf8').on('data', (chunk) => {
      told += chunk;
    });
    const ended = new Promise<number | null>((resolve) => logs.on('close', resolve));
    const seen = async (line: string) => {
      // Nothing says when it has begun to follow: the line is written until it is told.
      while (!told.includes(`${line}\n`)) {
        write('flux', line);
        await sleep(500);
      }
    };
    await seen('of the first');
    docker('restart', '--time', '0', idOf('flux'));
    await seen('of the first, started again');
    test.choose('flux', release('flux', 2));
    await test.succeeds('up', 'test');
    await seen('of the second');
    logs.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  it('runs a command in a container, and ends as that does', async () => {
    const said = (...words: string[]) => test.infra('exec', 'test', 'flux', '--', '/bin/node', '-p', ...words);
    const program = 'process.exitCode = 7; process.argv[1]';
    expect(await said(program, "it's a $HOME")).toEqual({ status: 7, output: "it's a $HOME\n" });
    const reading = ['/bin/node', '-p', "require('fs').readFileSync(0, 'utf8')"];
    const { output } = await test.infraReading('given', 'exec', 'test', 'flux', '--', ...reading);
    expect(output).toBe('given\n');
  });

  it('has its last lines told, and no secret among them', async () => {
    write('flux', 'DB_PASSWORD=hunter2');
    await sleep(500);
    const { status, output } = await test.infra('logs', 'test', 'flux', '--tail', '1', '--no-follow');
    expect({ status, output }).toEqual({ status: 0, output: 'DB_PASSWORD=***\n' });
  });

  it('tells what its updates changed, and goes back to the image that a service had before', async () => {
    const { releases } = JSON.parse(await test.succeeds('releases', 'test', '--json', '--limit', '1'));
    expect(releases).toMatchObject([
      {
        number: 3,
        result: 'succeeded',
        images: [{ service: 'flux', before: 'genai-stub/flux:1', after: 'genai-stub/flux:release-2' }],
        others: [],
        resources: { create: 0, replace: 2, delete: 0 },
      },
    ]);
    const before = readFileSync(join(test.directory, 'Pulumi.test.yaml'), 'utf8');
    const output = await test.succeeds('rollback', 'test', 'flux', '--yes');
    expect(output).toMatch(/^ {2}Pulumi\.test\.yaml:\d+ {2}flux {2}genai-stub\/flux:release-2 → genai-stub\/flux:1$/m);
    expect(output).toContain('\n- `flux`: start-first: no interruption\n');
    const after = readFileSync(join(test.directory, 'Pulumi.test.yaml'), 'utf8');
    expect(after).toBe(before.replace('genai-stub/flux:release-2', 'genai-stub/flux:1'));
    const first = docker('image', 'inspect', '--format', '{{.Id}}', 'genai-stub/flux:1');
    expect(docker('inspect', '--format', '{{.Image}}', idOf('flux'))).toBe(first);
  });
});
