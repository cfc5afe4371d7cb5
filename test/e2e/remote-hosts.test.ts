import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalProject } from '../../infra/cli/local/local-project.ts';
import { missingDocker, missingEngine } from '../support/engine.ts';
import { release, stubOfAnyPort } from '../support/releases.ts';
import { RemoteHosts, remoteTools } from '../support/remote-hosts.ts';
import { TestEnvironment } from '../support/test-environment.ts';
import { missingTools } from '../support/tools.ts';

/** Services beside those of the catalogue, so that one host has more than twenty containers. */
const extras = Array.from({ length: 15 }, (_, index) => `extra-${index}`);

const missing = missingEngine() ?? missingDocker() ?? missingTools(...remoteTools);

describe.skipIf(missing !== undefined)('hosts over ssh', () => {
  let test: TestEnvironment;
  let remote: RemoteHosts;

  /** Writes the hosts into the stack file; each has room for one or two of the GPU services. */
  const useHosts = (count: number, readyWithinSeconds: number) => {
    const hosts = remote.hosts.slice(0, count).map(
      ({ address, engine }, index) => `      gpu-${index}:
        docker: ssh://${address}
        address: ${address}
        cpus: 4
        memoryGib: 32
        readyWithinSeconds: ${readyWithinSeconds}
        gpu: { model: simulated, count: 1, memoryGib: ${count === 1 ? 12 : 6} }
        secretsDirectory: ${join(engine.directory, 'secrets')}
`,
    );
    test.edit('Pulumi.test.yaml', /^ {4}hosts:\n(?: {6}.*\n)*/m, `    hosts:\n${hosts.join('')}`);
  };
  const services = (index: number) =>
    remote.engine(index).docker('ps', '--format', '{{.Label "genai.service"}}').split('\n').sort();
  const idOf = (index: number, service: string) =>
    remote.engine(index).docker('ps', '--quiet', '--filter', `label=genai.service=${service}`);

  beforeAll(async () => {
    test = await TestEnvironment.start({ often: ['flux', 'comfyui'] });
    // Checks of all of them every four seconds would take half a core.
    test.edit('infra/containers/inputs.ts', "'24s'", "(service.id.startsWith('extra-') ? '12s' : '24s')");
    remote = new RemoteHosts(test.engine, 2);
    await remote.start();
    useHosts(2, 300);
    await test.succeeds('up', 'test');
  });
  afterAll(async () => {
    await remote?.remove();
    await test?.remove();
  });

  it('run the services that placement put there, each with a gateway of its own', () => {
    expect(services(1)).toEqual(['comfyui', 'gateway']);
    expect(services(0)).toEqual(['flux', 'gateway', 'health-dashboard', 'integration', 'orchestrator', 'sd35']);
  });

  it('are where the URLs of the environment point', async () => {
    const env = readFileSync(join(test.directory, 'out/test/.env'), 'utf8');
    expect(env.match(/^(FLUX|COMFYUI)_URL=.*$/gm)).toEqual([
      'FLUX_URL=http://10.99.0.2:8189',
      'COMFYUI_URL=http://10.99.1.2:8191',
    ]);
    for (const url of ['http://10.99.0.2:8189/health', 'http://10.99.1.2:8191/health'])
      expect(test.engine.get(url).status).toBe(200);
  });

  it('have nothing to change the second time', async () => {
    const flags = ['--refresh', '--expect-no-changes', '--parallel', '8'];
    expect(await test.pulumi('preview', ...flags)).toMatchObject({ status: 0 });
  });

  it('tell what runs on them and what it writes, and run a command', async () => {
    const { status, output } = await test.infra('status', 'test', '--check');
    expect(status, output).toBe(0);
    expect(output).toMatch(/^gpu-1 \(test-gpu-1\)\n.*\n {2}comfyui +healthy /m);
    const program = "require('fs').appendFileSync('/proc/1/fd/1', 'written\\n'); process.exitCode = 7";
    const exec = await test.infra('exec', 'test', 'comfyui', '--', '/bin/node', '-p', program);
    expect(exec).toEqual({ status: 7, output: '7\n' });
    expect(await test.infra('logs', 'test', 'comfyui', '--tail', '1', '--no-follow')).toEqual({
      status: 0,
      output: 'written\n',
    });
    expect((await test.infra('logs', 'test', 'gateway', '--no-follow')).status).toBe(0);
  });

  it('have nothing left of who followed a log and was killed', async () => {
    const isFollowed = () => spawnSync('pgrep', ['--full', '^docker (events|logs) ']).status === 0;
    const until = async (wanted: boolean) => {
      while (isFollowed() !== wanted) await sleep(100);
    };
    expect(await test.killed(until(true), 'logs', 'test', 'comfyui')).toBe(true);
    await until(false);
  });

  it('whose Docker was restarted get back what did not come back by itself, and nothing else', async () => {
    const ids = () => remote.engine(0).docker('ps', '--quiet', '--no-trunc').split('\n').sort();
    const before = services(0);
    await remote.engine(0).stopDocker();
    await remote.engine(0).startDocker();
    const cameBack = ids();
    await test.succeeds('up', 'test');
    expect(services(0)).toEqual(before);
    expect(cameBack.filter((id) => !ids().includes(id))).toEqual([]);
  });

  it('that still start are waited for, with lines of progress', async () => {
    await remote.stopSsh(1);
    const up = test.infra('up', 'test');
    await sleep(8000);
    await remote.startSsh(1);
    const { status, output } = await up;
    expect(status, output).toBe(0);
    expect(output).toContain('gpu-1 is not ready: waiting for ssh, 0 of at most 300 s');
    expect(output).toMatch(/gpu-1 is ready after \d+ s/);
  });

  it('that cannot be reached are named and left alone, while the others are finished', async () => {
    await remote.stopSsh(1);
    useHosts(2, 6);
    test.choose('flux', remote.load(0, release('flux', 2)));
    const comfyui = idOf(1, 'comfyui');
    const { status, output } = await test.infra('up', 'test');
    expect(status).toBe(1);
    expect(output).toMatch(
      /gpu-1 \(test-gpu-1\) has no ssh after \d+ s: ssh: connect to host 10\.99\.1\.2 port 22: Connection refused\..* Nothing on gpu-1 was changed\./,
    );
    expect(
      remote.engine(0).docker('ps', '--filter', 'label=genai.service=flux', '--format', '{{.Label "version"}}'),
    ).toBe('2');
    expect(idOf(1, 'comfyui')).toBe(comfyui);
  });

  it('fail a plain update of the engine by their name too, with what to look at', async () => {
    test.choose('comfyui', remote.load(1, release('comfyui', 2)));
    test.choose('flux', remote.load(0, release('flux', 3)));
    new LocalProject(test.directory, 'test').prepare(readFileSync(join(test.directory, 'Pulumi.test.yaml'), 'utf8'));
    const { status, output } = await test.pulumi('up', '--yes', '--skip-preview');
    expect(status).not.toBe(0);
    expect(output).toMatch(
      /gpu-1 \(test-gpu-1\) has no ssh after \d+ s: ssh: connect to host .* Look at whether test-gpu-1 runs/,
    );
    expect(
      remote.engine(0).docker('ps', '--filter', 'label=genai.service=flux', '--format', '{{.Label "version"}}'),
    ).toBe('3');
    await remote.startSsh(1);
  });

  it('take more than twenty containers within the limits of sshd', async () => {
    const entry = (name: string, port: number) => `  '${name}': {
    name: '${name}', does: 'nothing', mode: 'replicated', networks: ['genai'], port: ${port}, command: ['${port}'],
    limits: { memoryGib: 0.125, cpus: 0.1 }, health: { tool: 'curl', path: '/health' }, user: '10001:10001', stopGracePeriodSeconds: 1,
  },\n`;
    const entries = extras.map((name, index) => entry(name, 9500 + index));
    test.edit('infra/catalogue/services/web.ts', /^\} as const/m, `${entries.join('')}} as const`);
    const image = remote.load(0, stubOfAnyPort());
    const images = extras.map((name) => `      ${name}: ${image}\n`);
    test.edit('Pulumi.test.yaml', /^ {4}images:\n/m, `    images:\n${images.join('')}`);
    useHosts(2, 300);
    await test.succeeds('up', 'test');
    expect(services(0).length).toBeGreaterThan(20);
  });
});
