import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingDocker, missingEngine } from '../support/engine.ts';
import { inspect } from '../support/inspected.ts';
import { makeProgramImage, missingPrograms } from '../support/program-image.ts';
import { docker, listed, running, TestEnvironment } from '../support/test-environment.ts';

describe.skipIf((missingEngine() ?? missingDocker()) !== undefined)('the test environment on a Docker engine', () => {
  let test: TestEnvironment;
  beforeAll(async () => {
    test = await TestEnvironment.start();
    // As people have them, with their own tools.
    await test.succeeds('images', '--force');
    if (!missingPrograms().includes('haproxy')) test.choose('gateway', makeProgramImage('gateway'));
    expect(await test.succeeds('up', 'test')).toContain('test is up\n  orchestrator      http://localhost:8193\n');
  });
  afterAll(() => test?.remove());

  it('takes a secret from outside, and renews a generated secret, while it runs', async () => {
    const file = (service: string, id: string) => join(test.secretsDirectory, service, id);
    expect(existsSync(file('orchestrator', 'openrouter-api-key'))).toBe(false);
    expect(await test.infraReading('given-here\n', 'secrets', 'test', 'set', 'openrouter-api-key')).toEqual({
      status: 0,
      output:
        'OPENROUTER_API_KEY is in .local/secrets/test.env, outside git, and on the hosts; services read it when they restart.\n',
    });
    expect(readFileSync(file('orchestrator', 'openrouter-api-key'), 'utf8')).toBe('given-here');

    const before = readFileSync(file('orchestrator', 'db-password'), 'utf8');
    expect(await test.infra('secrets', 'test', 'rotate', 'db-password')).toMatchObject({ status: 0 });
    const after = readFileSync(file('orchestrator', 'db-password'), 'utf8');
    expect(after).toMatch(/^[\w-]{43}$/);
    expect(after).not.toBe(before);
    expect(readFileSync(file('integration', 'db-password'), 'utf8')).toBe(after);

    const { output } = await test.infra('secrets', 'test');
    expect(output).toMatch(/redis-password +generated +on its hosts +0 days +orchestrator, integration\n/);
    expect(output).toMatch(/db-password +generated +\.local\/secrets\/test\.env +0 days/);
    expect(output).not.toContain(after);
  });

  it('heals what was removed or stopped by hand, and touches nothing else', async () => {
    const idOf = (service: string) =>
      docker('ps', '--quiet', '--no-trunc', '--filter', `label=genai.service=${service}`);
    const [flux, dashboard] = [idOf('flux'), idOf('health-dashboard')];
    const others = running().filter((id) => id !== flux && id !== dashboard);
    docker('rm', '--force', flux);
    docker('stop', '--time', '1', dashboard);
    await test.succeeds('up', 'test');
    const after = running();
    expect(after).toHaveLength(7);
    expect(others.filter((id) => !after.includes(id))).toEqual([]);
    // Health is waited for where a container is made; one that is started again finds its own.
    const unhealthy = inspect().filter(({ State }) => !['healthy', 'starting'].includes(State.Health?.Status ?? ''));
    expect(unhealthy.map(({ Name }) => Name)).toEqual([]);
  });

  it('gets a network that was deleted back, with everything that was on it', async () => {
    for (const name of listed(
      'network',
      'inspect',
      'genai-network',
      '--format',
      '{{range .Containers}}{{println .Name}}{{end}}',
    ))
      docker('network', 'disconnect', '--force', 'genai-network', name);
    docker('network', 'rm', 'genai-network');
    await test.succeeds('up', 'test');
    expect(test.engine.get('http://127.0.0.1:8189/health').status).toBe(200);
    expect(running()).toHaveLength(7);
  });

  it('takes back what was changed by hand', async () => {
    const idOf = (service: string) =>
      docker('ps', '--quiet', '--no-trunc', '--filter', `label=genai.service=${service}`);
    const changes = {
      flux: (id: string) => docker('update', '--memory', '64m', '--memory-swap', '64m', id),
      sd35: (id: string) => docker('network', 'disconnect', 'genai-network', id),
      comfyui: (id: string) => docker('rename', id, 'comfyui-by-hand'),
      orchestrator: (id: string) => docker('update', '--cpu-quota', '1000', id),
      // While its health is checked it cannot be paused.
      integration: (id: string) => {
        while (docker('inspect', '--format', '{{.State.Paused}}', id) !== 'true') docker('pause', id);
      },
      'health-dashboard': (id: string) => docker('update', '--restart', 'always', id),
    };
    const changed = Object.entries(changes).map(([service, change]) => {
      const id = idOf(service);
      change(id);
      return id;
    });
    const others = running().filter((id) => !changed.includes(id));
    await test.succeeds('up', 'test');
    expect(running().filter((id) => changed.includes(id))).toEqual([]);
    expect(others.filter((id) => !running().includes(id))).toEqual([]);
    expect(running()).toHaveLength(7);
  });

  it('tells a reviewer beforehand what a change would do to each service', async () => {
    test.choose('flux', 'genai-stub/flux:2');
    const { status, output } = await test.infra('summary', 'test');
    test.choose('flux', 'genai-stub/flux:1');
    expect(status).toBe(0);
    expect(output).toMatch(/^## Preview of `test`\n\n2 to replace, \d+ unchanged\n/);
    expect(output).toContain('### Services\n\n- `flux`: start-first: no interruption\n');
    expect(output).not.toContain('CAUTION');
  });

  it('leaves no trace when its state was lost', async () => {
    rmSync(join(test.directory, '.local'), { recursive: true });
    expect((await test.infra('down', 'test')).status).toBe(0);
    expect(docker('ps', '--all', '--quiet', '--filter', 'label=genai.environment=test')).toBe('');
    expect(docker('volume', 'ls', '--quiet', '--filter', 'name=jobmatch-test')).toBe('');
    await test.succeeds('up', 'test');
  });

  it('leaves no trace when it is taken down', async () => {
    expect(await test.infra('down', 'test')).toMatchObject({
      status: 0,
      output: expect.stringContaining('test is removed.'),
    });
    expect(docker('ps', '--all', '--quiet', '--filter', 'label=genai.environment=test')).toBe('');
    expect(docker('volume', 'ls', '--quiet', '--filter', 'name=jobmatch-test')).toBe('');
    expect(docker('network', 'ls', '--quiet', '--filter', 'name=genai-')).toBe('');
    expect(
      [join(test.directory, '.local'), join(test.directory, 'out/test'), test.secretsDirectory].filter(existsSync),
    ).toEqual([]);
    expect(readFileSync(join(test.directory, 'Pulumi.test.yaml'), 'utf8')).not.toContain('encryptionsalt');
  });
});
