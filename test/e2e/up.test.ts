import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalProject } from '../../infra/cli/local-project.ts';
import { missingDocker, missingEngine } from '../support/engine.ts';
import { docker, running, TestEnvironment } from '../support/test-environment.ts';

const secretsDirectory = '/var/tmp/genai/test/secrets';

interface Inspected {
  readonly Name: string;
  readonly Config: { readonly User: string };
  readonly State: { readonly Running: boolean; readonly Health?: { readonly Status: string } };
  readonly HostConfig: {
    readonly ReadonlyRootfs: boolean;
    readonly Privileged: boolean;
    readonly CapDrop: string[];
    readonly SecurityOpt: string[];
    readonly Memory: number;
    readonly MemorySwap: number;
    readonly CpuQuota: number;
    readonly PidMode: string;
    readonly IpcMode: string;
    readonly PortBindings: Record<string, { HostIp: string }[]> | null;
  };
}
const inspect = (): Inspected[] => {
  const ids = running();
  return ids.length === 0 ? [] : JSON.parse(docker('inspect', ...ids));
};

describe.skipIf((missingEngine() ?? missingDocker()) !== undefined)('the test environment on a Docker engine', () => {
  let test: TestEnvironment;
  beforeAll(async () => {
    test = new TestEnvironment();
    expect(await test.infra('up', 'test')).toMatchObject({
      status: 0,
      output: expect.stringContaining('test is up\n  orchestrator      http://localhost:8193\n'),
    });
  });
  afterAll(() => test?.remove());

  it('is healthy throughout, and answers at the gateway on every port', async () => {
    const containers = inspect();
    expect(containers).toHaveLength(11);
    expect(containers.filter(({ State }) => State.Health?.Status !== 'healthy').map(({ Name }) => Name)).toEqual([]);
    for (const port of [8193, 8189, 8190, 8191, 8194, 8195, 9090, 3000, 9100, 9400]) {
      const response = await fetch(`http://127.0.0.1:${port}/metrics`);
      expect({ port, status: response.status, text: await response.text() }).toMatchObject({
        status: 200,
        text: expect.stringContaining('stand_in_up 1'),
      });
    }
  });

  it('runs hardened containers, of which the gateway alone publishes ports, on an address of its own', () => {
    for (const { Name, Config, HostConfig } of inspect()) {
      expect({ Name, ...HostConfig }).toMatchObject({
        Name,
        ReadonlyRootfs: true,
        Privileged: false,
        CapDrop: ['ALL'],
        SecurityOpt: ['no-new-privileges:true'],
        PidMode: '',
        IpcMode: 'private',
        MemorySwap: HostConfig.Memory,
      });
      expect(HostConfig.Memory, Name).toBeGreaterThan(0);
      expect(HostConfig.CpuQuota, Name).toBeGreaterThan(0);
      expect(Config.User, Name).toMatch(/^[1-9]\d*:\d+$/);
      const addresses = Object.values(HostConfig.PortBindings ?? {})
        .flat()
        .map(({ HostIp }) => HostIp);
      expect([...new Set(addresses)], Name).toEqual(Name.startsWith('/gateway-') ? ['127.0.0.1'] : []);
    }
  });

  it('keeps its secrets out of containers’ settings, state, .env files and what it prints', () => {
    const services = readdirSync(secretsDirectory);
    const values = services.flatMap((service) =>
      readdirSync(join(secretsDirectory, service)).map((name) =>
        readFileSync(join(secretsDirectory, service, name), 'utf8'),
      ),
    );
    expect(values.length).toBeGreaterThan(5);
    const settings = docker('inspect', ...running());
    const files = readdirSync(join(test.directory, 'out/test')).map((name) =>
      readFileSync(join(test.directory, 'out/test', name), 'utf8'),
    );
    const stateFiles = readdirSync(join(test.directory, '.local/test/state'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    const everything = [settings, ...files, ...stateFiles].join('\n');
    expect(values.filter((value) => everything.includes(value))).toEqual([]);
  });

  it('has nothing to change the second time, nor after a look at what is really there', async () => {
    const before = running();
    const { status, output } = await test.infra('up', 'test');
    expect(status).toBe(0);
    expect(output).toMatch(/Resources:\n +53 unchanged\n/);
    expect(running()).toEqual(before);
    const project = new LocalProject(test.directory, 'test').project('ignore');
    expect(project.run('preview', '--refresh', '--expect-no-changes', '--stack', 'test')).toBe(0);
  });

  it('heals what was removed or stopped by hand, and touches nothing else', async () => {
    const idOf = (service: string) =>
      docker('ps', '--quiet', '--no-trunc', '--filter', `label=genai.service=${service}`);
    const [flux, grafana] = [idOf('flux'), idOf('grafana')];
    const others = running().filter((id) => id !== flux && id !== grafana);
    docker('rm', '--force', flux);
    docker('stop', '--time', '1', grafana);
    expect((await test.infra('up', 'test')).status).toBe(0);
    const after = running();
    expect(after).toHaveLength(11);
    expect(others.filter((id) => !after.includes(id))).toEqual([]);
    // Health is waited for where a container is made; one that is started again finds its own.
    const unhealthy = inspect().filter(({ State }) => !['healthy', 'starting'].includes(State.Health?.Status ?? ''));
    expect(unhealthy.map(({ Name }) => Name)).toEqual([]);
  });

  it('leaves no trace when it is taken down', async () => {
    expect(await test.infra('down', 'test')).toMatchObject({
      status: 0,
      output: expect.stringContaining('Nothing of test is left.'),
    });
    expect(docker('ps', '--all', '--quiet', '--filter', 'label=genai.environment=test')).toBe('');
    expect(docker('volume', 'ls', '--quiet', '--filter', 'name=jobmatch-test')).toBe('');
    expect(docker('network', 'ls', '--quiet', '--filter', 'name=genai-')).toBe('');
    expect(
      [join(test.directory, '.local'), join(test.directory, 'out/test'), secretsDirectory].filter(existsSync),
    ).toEqual([]);
    expect(readFileSync(join(test.directory, 'Pulumi.test.yaml'), 'utf8')).not.toContain('encryptionsalt');
  });
});
