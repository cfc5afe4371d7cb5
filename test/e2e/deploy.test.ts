import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployProgram } from '../../infra/deploy/deploy-program.ts';
import type { Facts } from '../../infra/facts/contract.ts';
import { missingDocker } from '../support/engine.ts';
import { RemoteHosts, remoteTools } from '../support/remote-hosts.ts';
import { facts } from '../support/stacks.ts';
import { TestEnvironment } from '../support/test-environment.ts';
import { missingCompose, missingTools } from '../support/tools.ts';

const image = 'genai-e2e/application:1';
const missing = missingDocker() ?? missingCompose() ?? missingTools(...remoteTools, 'busybox', 'curl', 'flock');

describe.skipIf(missing !== undefined)('infra deploy, to a Compose project behind sshd', () => {
  // Its name stands in the stack file, where letters drawn at random may look like a key.
  const directory = join(tmpdir(), `genai-deploy-${process.pid}`);
  const at = (name: string) => join(directory, name);
  let test: TestEnvironment;
  let remote: RemoteHosts;

  /** Deploys the outputs of a stack whose model is this one. */
  const deploy = (model: string, ...options: string[]) => {
    const own: Facts = facts('test');
    writeFileSync(at('outputs.json'), JSON.stringify({ ...own, settings: { ...own.settings, LLM_MODEL: model } }));
    return test.infra('deploy', 'test', '--outputs', at('outputs.json'), ...options);
  };
  const container = () => remote.engine(0).docker('ps', '--quiet', '--filter', 'label=com.docker.compose.service=app');
  /** What the application answers; nothing while it does not. */
  const served = () => {
    const [enter = '', ...args] = remote.engine(0).entering('curl', '--silent', 'http://localhost:8080/');
    return spawnSync(enter, args).stdout.toString();
  };

  beforeAll(async () => {
    test = await TestEnvironment.start();
    remote = new RemoteHosts(test.engine, 1);
    await remote.start();
    mkdirSync(at('root/bin'), { recursive: true });
    execFileSync('cp', [
      '-L',
      execFileSync('sh', ['-c', 'command -v busybox'], { encoding: 'utf8' }).trim(),
      at('root/bin'),
    ]);
    execFileSync('sh', [
      '-c',
      `ln -s busybox '${at('root/bin/sh')}'; tar -C '${at('root')}' -c . | docker import - ${image}`,
    ]);
    writeFileSync(
      at('compose.yaml'),
      `services:
  app:
    image: ${image}
    env_file: .env
    init: true
    command: [sh, -c, 'busybox mkdir -p /www; echo "$$LLM_MODEL" > /www/index.html; [ "$$LLM_MODEL" != bad ] && exec busybox httpd -f -p 8080 -h /www']
    ports: ['127.0.0.1:8080:8080']
`,
    );
    remote.load(0, image);
    test.edit('Pulumi.test.yaml', test.engine.address, `ssh://${remote.hosts[0]?.address}`);
    test.edit(
      'Pulumi.test.yaml',
      /$/,
      `    deployments:
      jobmatch:
        readers: [gui, ai-assistant]
        file: ${at('.env')}
        compose: ${at('compose.yaml')}
        health: http://localhost:8080/
        healthyWithinSeconds: 10
`,
    );
  });
  afterAll(async () => {
    await remote?.remove();
    await test?.remove();
    rmSync(directory, { recursive: true });
  });

  it('says what it would change, and changes nothing', async () => {
    const { status, output } = await deploy('first', '--dry-run');
    expect(status).toBe(0);
    expect(output).toMatch(/^gpu-0 {2}jobmatch: \d+ variables changed\n {5}\+ ENV_MODE=local\n/);
    expect(output).toContain('+ LLM_MODEL=first\n');
    expect(container()).toBe('');
  });

  it('starts the application with its variables, and leaves it running while they stay', async () => {
    const { status, output } = await deploy('first');
    expect({ status, last: output.trim().split('\n').at(-1) }).toEqual({
      status: 0,
      last: expect.stringMatching(/^ {5}jobmatch restarted, healthy after \d+ s$/),
    });
    expect(served()).toBe('first\n');
    const id = container();
    expect(await deploy('first')).toEqual({
      status: 0,
      output: 'gpu-0  jobmatch: no variable changed\n     jobmatch was left running\n',
    });
    expect(container()).toBe(id);
  });

  it('restarts it with a variable that changed, and keeps the former file', async () => {
    expect(await deploy('second')).toMatchObject({
      status: 0,
      output: expect.stringContaining('gpu-0  jobmatch: 1 variable changed\n     ~ LLM_MODEL=second, was first\n'),
    });
    expect(served()).toBe('second\n');
    expect(readFileSync(at('.env.previous'), 'utf8')).toContain('\nLLM_MODEL=first\n');
  });

  it('says beforehand that somebody changed the file, and keeps it', async () => {
    appendFileSync(at('.env'), 'OWN=1\n');
    const changed = readFileSync(at('.env'), 'utf8');
    const pending = `gpu-0  jobmatch: 1 variable changed
     - OWN=(not shown: it is not ours)
     ${at('.env')} was written or changed by hand: a deploy keeps it, and writes another\n`;
    expect(await deploy('second', '--dry-run')).toEqual({ status: 0, output: pending });
    expect(readFileSync(at('.env'), 'utf8')).toBe(changed);
    const { status, output } = await deploy('second');
    expect(status).toBe(0);
    const [, kept = ''] = /by hand: it is kept as (\S+)\n/.exec(output) ?? [];
    expect(readFileSync(kept, 'utf8')).toBe(changed);
    expect(readFileSync(at('.env'), 'utf8')).not.toContain('OWN');
  });

  it('goes back where it does not get healthy, and says so', async () => {
    const { status, output } = await deploy('bad');
    expect(status).toBe(1);
    expect(output).toContain(
      'gpu-0  jobmatch did not become healthy with the new variables: it has the previous ones again, and is healthy\n     http://localhost:8080/ does not answer within 10 s\n',
    );
    expect(served()).toBe('second\n');
    expect(readFileSync(at('.env'), 'utf8')).toContain('\nLLM_MODEL=second\n');
  });

  it('is ended by the host where it is killed halfway, and the next one finds it done', async () => {
    await deploy('third', '--dry-run');
    const begun = async () => {
      while (!existsSync(at('.env.unproven'))) await sleep(20);
    };
    expect(await test.killed(begun(), 'deploy', 'test', '--outputs', at('outputs.json'))).toBe(true);
    // Until the host has looked at its health, another one is refused.
    while (served() !== 'third\n' || existsSync(at('.env.unproven'))) await sleep(100);
    const { status } = await deploy('third');
    expect(status).toBe(0);
    expect(served()).toBe('third\n');
    expect(readFileSync(at('.env.previous'), 'utf8')).toContain('\nLLM_MODEL=second\n');
  });

  it('names a host that cannot be reached, in one line', async () => {
    await remote.stopSsh(0);
    const { status, output } = await deploy('fourth');
    expect(status).toBe(1);
    expect(output).toMatch(/^gpu-0 cannot be asked for \S+: ssh: connect to host \S+ port 22: Connection refused\n$/);
    await remote.startSsh(0);
  });

  it.runIf(missingTools('shellcheck') === undefined)('runs a program that shellcheck has nothing to say about', () => {
    const base = {
      name: 'x',
      readers: [],
      hosts: [],
      file: '/a/.env',
      health: 'http://localhost',
      healthyWithinSeconds: 9,
    };
    for (const restart of [{ compose: '/a/compose.yaml' }, { unit: 'a.service' }]) {
      const command = deployProgram({ host: 'ssh://x', sshOpts: [] }, { ...base, restart }, 'digest');
      const program = execFileSync('sh', ['-c', command.replace('exec sh -c', 'printf %s')]);
      execFileSync('shellcheck', ['--shell=sh', '-'], { input: program, stdio: ['pipe', 'inherit', 'inherit'] });
    }
  });
});
