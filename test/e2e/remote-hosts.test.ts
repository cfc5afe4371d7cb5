import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalProject } from '../../infra/cli/local/local-project.ts';
import { missingDocker, missingEngine } from '../support/engine.ts';
import { release } from '../support/releases.ts';
import { RemoteHosts, remoteTools } from '../support/remote-hosts.ts';
import { docker, TestEnvironment } from '../support/test-environment.ts';
import { missingTools } from '../support/tools.ts';

/** Services beside those of the catalogue, so that one host has more than thirty containers. */
const extras = Array.from({ length: 22 }, (_, index) => `extra-${index}`);

const missing = missingEngine() ?? missingDocker() ?? missingTools(...remoteTools);

describe.skipIf(missing !== undefined)('hosts over ssh', () => {
  let test: TestEnvironment;
  let remote: RemoteHosts;

  /** Writes the hosts into the stack file; each has room for one or two of the GPU services. */
  const useHosts = (count: number, readyWithinSeconds: number) =>
    test.edit('Pulumi.test.yaml', (text) => {
      const hosts = remote.hosts.slice(0, count).map(
        ({ address, directory }, index) => `      gpu-${index}:
        docker: ssh://${address}
        address: ${address}
        cpus: 4
        memoryGib: 32
        readyWithinSeconds: ${readyWithinSeconds}
        gpu: { model: simulated, count: 1, memoryGib: ${count === 1 ? 12 : 6} }
        secretsDirectory: ${join(directory, 'secrets')}
`,
      );
      return text.replace(/^ {4}hosts:\n(?: {6}.*\n)*/m, `    hosts:\n${hosts.join('')}`);
    });
  const services = (index: number) =>
    remote.docker(index, 'ps', '--format', '{{.Label "genai.service"}}').split('\n').sort();
  const idOf = (index: number, service: string) =>
    remote.docker(index, 'ps', '--quiet', '--filter', `label=genai.service=${service}`);

  beforeAll(async () => {
    test = new TestEnvironment({ healthInterval: '2s' });
    remote = new RemoteHosts(2);
    await remote.start();
    await test.infra('images');
    useHosts(2, 30);
    expect(await test.infra('up', 'test')).toMatchObject({ status: 0 });
  }, 300_000);
  afterAll(async () => {
    await test?.remove();
    await remote?.remove();
  });

  it('run the services that placement put there, each with gateway and exporters of its own', () => {
    const everywhere = ['gateway', 'gpu-exporter', 'node-exporter'];
    expect(services(1)).toEqual(['comfyui', ...everywhere]);
    expect(services(0)).toEqual(
      [
        ...everywhere,
        'flux',
        'grafana',
        'health-dashboard',
        'integration',
        'orchestrator',
        'prometheus',
        'sd35',
      ].sort(),
    );
  });

  it('are where the URLs of the environment point', async () => {
    const env = readFileSync(join(test.directory, 'out/test/.env'), 'utf8');
    expect(env.match(/^(FLUX|COMFYUI)_URL=.*$/gm)).toEqual([
      'FLUX_URL=http://10.99.0.2:8189',
      'COMFYUI_URL=http://10.99.1.2:8191',
    ]);
    for (const url of ['http://10.99.0.2:8189/health', 'http://10.99.1.2:8191/health'])
      expect((await fetch(url)).status).toBe(200);
  });

  it('have nothing to change the second time', () => {
    const project = new LocalProject(test.directory, 'test').project('ignore');
    const flags = ['--refresh', '--expect-no-changes', '--parallel', '8', '--stack', 'test'];
    expect(project.run('preview', ...flags)).toBe(0);
  });

  it('whose Docker was restarted get back what did not come back by itself, and nothing else', async () => {
    const ids = () => remote.docker(0, 'ps', '--quiet', '--no-trunc').split('\n').sort();
    const before = services(0);
    await remote.stopDocker(0);
    await remote.startDocker(0);
    const cameBack = ids();
    expect((await test.infra('up', 'test')).status).toBe(0);
    expect(services(0)).toEqual(before);
    expect(cameBack.filter((id) => !ids().includes(id))).toEqual([]);
  });

  it('that still start are waited for, with lines of progress', async () => {
    remote.stopSsh(1);
    const up = test.infra('up', 'test');
    await sleep(8000);
    remote.startSsh(1);
    const { status, output } = await up;
    expect(status, output).toBe(0);
    expect(output).toContain('gpu-1 is not ready: waiting for ssh, 0 of at most 30 s');
    expect(output).toMatch(/gpu-1 is ready after \d+ s/);
  });

  it('that cannot be reached are named and left alone, while the others are finished', async () => {
    remote.stopSsh(1);
    useHosts(2, 4);
    test.choose('flux', remote.load(0, release('flux', 2)));
    const comfyui = idOf(1, 'comfyui');
    const { status, output } = await test.infra('up', 'test');
    expect(status).toBe(1);
    expect(output).toMatch(
      /gpu-1 \(test-gpu-1\) has no ssh after \d s: ssh: connect to host 10\.99\.1\.2 port 22: Connection refused\..* Nothing on gpu-1 was changed\./,
    );
    expect(remote.docker(0, 'ps', '--filter', 'label=genai.service=flux', '--format', '{{.Label "version"}}')).toBe(
      '2',
    );
    expect(idOf(1, 'comfyui')).toBe(comfyui);
  });

  it('fail a plain update of the engine by their name too, with what to look at', async () => {
    test.choose('comfyui', remote.load(1, release('comfyui', 2)));
    test.choose('flux', remote.load(0, release('flux', 3)));
    new LocalProject(test.directory, 'test').prepare(readFileSync(join(test.directory, 'Pulumi.test.yaml'), 'utf8'));
    const { status, output } = await test.pulumi('up', '--yes', '--skip-preview');
    expect(status).not.toBe(0);
    expect(output).toMatch(
      /gpu-1 \(test-gpu-1\) has no ssh after \d s: ssh: connect to host .* Look at whether test-gpu-1 runs/,
    );
    expect(remote.docker(0, 'ps', '--filter', 'label=genai.service=flux', '--format', '{{.Label "version"}}')).toBe(
      '3',
    );
    remote.startSsh(1);
  });

  it('take more than thirty containers within the limits of sshd', async () => {
    test.edit('infra/catalogue/services/web.ts', (text) => {
      const entry = (name: string) => `  '${name}': {
    name: '${name}', does: 'nothing', mode: 'replicated', networks: ['genai'], port: ${9500 + extras.indexOf(name)},
    limits: { memoryGib: 0.125, cpus: 0.1 }, health: { tool: 'curl', path: '/health' }, user: '10001:10001', stopGracePeriodSeconds: 1,
  },\n`;
      return text.replace(/^\} as const/m, `${extras.map(entry).join('')}} as const`);
    });
    test.edit('Pulumi.test.yaml', (text) =>
      text.replace(
        /^ {4}images:\n/m,
        `    images:\n${extras.map((name) => `      ${name}: genai-stub/${name}:1\n`).join('')}`,
      ),
    );
    useHosts(2, 30);
    const { status, output } = await test.infra('up', 'test');
    expect(status, output).toBe(0);
    expect(services(0).length).toBeGreaterThan(30);
    for (const name of extras) docker('rmi', `genai-stub/${name}:1`);
  });
});
