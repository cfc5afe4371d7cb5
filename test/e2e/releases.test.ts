import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingDocker, missingEngine } from '../support/engine.ts';
import { type LoadResult, startLoad } from '../support/load.ts';
import { makeProgramImage } from '../support/program-image.ts';
import { startRegistry } from '../support/registry.ts';
import { program, release } from '../support/releases.ts';
import { docker, listed, TestEnvironment } from '../support/test-environment.ts';
import { missingTools } from '../support/tools.ts';

const missing = missingEngine() ?? missingDocker();
/** The gateway in front of the releases: the real one where this machine has it. */
const gateway = missingTools('nginx') ? 'the stub' : 'nginx';
/** Releases in a row behind it. */
const releases = 10;

const versionOf = (service: string) =>
  docker('ps', '--all', '--filter', `label=genai.service=${service}`, '--format', '{{.Label "version"}}');

describe.skipIf(missing !== undefined)(`releases behind ${gateway}`, () => {
  let test: TestEnvironment;
  beforeAll(async () => {
    // A bad version is given up after three quarters of a minute.
    test = await TestEnvironment.start({
      often: ['integration', 'flux', 'health-dashboard', 'orchestrator'],
      waitTimeout: 45,
    });
    if (gateway === 'nginx') test.choose('gateway', makeProgramImage('gateway'));
    test.choose('integration', release('integration', 0));
    await test.succeeds('up', 'test');
  });
  afterAll(() => test?.remove());

  const expectNoFailure = ({ answered, failed }: LoadResult, atLeast: number) => {
    expect(failed).toEqual([]);
    expect(answered).toBeGreaterThan(atLeast);
  };

  it('fail no request at 100 a second, release after release, nor those that take three seconds', async () => {
    const quick = startLoad(test.engine, 'http://127.0.0.1:8194/health', 100);
    const slow = startLoad(test.engine, 'http://127.0.0.1:8194/health?delay=3000', 5);
    for (let version = 1; version <= releases; version++) {
      test.choose('integration', release('integration', version));
      await test.succeeds('up', 'test');
      expect(versionOf('integration')).toBe(String(version));
    }
    expectNoFailure(await quick.stop(), releases * 500);
    expectNoFailure(await slow.stop(), releases * 20);
  });

  it('that are bad in any way fail the update and say why, while the old versions serve', async () => {
    const images = ['integration', 'flux', 'health-dashboard', 'orchestrator'].map((service) => [
      service,
      docker('ps', '--quiet', '--filter', `label=genai.service=${service}`),
    ]);
    const loads = [8194, 8189, 8195, 8193].map((port) => startLoad(test.engine, `http://127.0.0.1:${port}/health`, 10));
    const sick = 'require("http").createServer((_, answer) => answer.writeHead(500).end()).listen(8194)';
    test.choose('integration', program('integration', 'sick', `console.log("out of memory"); ${sick}`));
    test.choose('flux', program('flux', 'crash', 'console.log("no weights"); process.exit(3)'));
    test.choose('health-dashboard', program('health-dashboard', 'silent', 'setInterval(() => {}, 1000)'));
    test.choose('orchestrator', 'genai-stub/orchestrator:nowhere');
    const { status, output } = await test.infra('up', 'test');
    for (const load of loads) expectNoFailure(await load.stop(), 150);
    expect(status).toBe(1);
    expect(output).toMatch(
      /integration on gpu-0 did not become healthy: it runs, but its health check says (starting|unhealthy)\. Its last lines:\s+out of memory/,
    );
    expect(output).toMatch(
      /flux on gpu-0 did not become healthy: it (ended with exit code 3, and was restarted \d+ times|runs after \d+ restarts, but its health check says \w+)\. Its last lines:\s+no weights/,
    );
    expect(output).toMatch(/health-dashboard on gpu-0 did not become healthy: .*It wrote nothing\./);
    expect(output).toMatch(/gpu-0-orchestrator[\s\S]*unable to pull image genai-stub\/orchestrator:nowhere/);
    expect(output).not.toMatch(/^\s+at .*\.(js|ts):\d+/m);
    expect(output).toContain('It was stopped; the version before it serves.');
    for (const [service, id] of images)
      expect(listed('ps', '--quiet', '--filter', `label=genai.service=${service}`)).toContain(id);
  });

  it('that are still bad fail again, also after a look at what is really there', async () => {
    for (const service of ['flux', 'health-dashboard', 'orchestrator']) test.choose(service, `genai-stub/${service}:1`);
    expect(await test.infra('up', 'test')).toMatchObject({
      status: 1,
      output: expect.stringContaining('integration on gpu-0 did not become healthy'),
    });
    expect(test.engine.get('http://127.0.0.1:8194/health').status).toBe(200);
  });

  it('that go back to what still serves clean up after the bad ones', async () => {
    const load = startLoad(test.engine, 'http://127.0.0.1:8194/health', 50);
    test.choose('integration', 'genai-stub/integration:release-10');
    await test.succeeds('up', 'test');
    await sleep(500);
    expectNoFailure(await load.stop(), 200);
    expect(versionOf('integration')).toBe('10');
    const own = listed('ps', '--all', '--filter', 'label=genai.environment=test', '--format', '{{.ID}}');
    expect(own).toHaveLength(14);
  });

  it.skipIf(missingTools('docker-registry'))('by digest go back without a pull', async () => {
    const registry = await startRegistry(test.engine);
    const digestOf = (version: number) => {
      docker('tag', release('integration', version), `${registry.host}/integration:${version}`);
      docker('push', `${registry.host}/integration:${version}`);
      const digest = docker(
        'inspect',
        '--format',
        '{{index .RepoDigests 0}}',
        `${registry.host}/integration:${version}`,
      );
      docker('rmi', `${registry.host}/integration:${version}`, release('integration', version));
      return digest;
    };
    const [former, newer] = [digestOf(21), digestOf(22)];
    for (const digest of [former, newer]) {
      test.choose('integration', digest);
      await test.succeeds('up', 'test');
    }
    expect(versionOf('integration')).toBe('22');
    registry.stop();
    test.choose('integration', former);
    await test.succeeds('up', 'test');
    expect(versionOf('integration')).toBe('21');
  });

  it('come to the replicas of a service one after another', async () => {
    test.edit('stacks/test.ts', '    flux: {', '    integration: { replicas: 2 },\n    flux: {');
    await test.succeeds('up', 'test');
    const load = startLoad(test.engine, 'http://127.0.0.1:8194/health', 50);
    test.choose('integration', release('integration', 11));
    const { status, output } = await test.infra('up', 'test');
    expect(status).toBe(0);
    const at = (line: RegExp) => output.search(line);
    expect(at(/Container gpu-0-integration-1 creating/)).toBeGreaterThan(at(/Container gpu-0-integration-0 created/));
    expect(at(/Container gpu-0-integration-0 created/)).toBeGreaterThan(0);
    expect(versionOf('integration')).toBe('11\n11');
    expectNoFailure(await load.stop(), 200);
  });
});
