import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingDocker, missingEngine } from '../support/engine.ts';
import { expectNoFailure, startLoad } from '../support/load.ts';
import { makeProgramImage } from '../support/program-image.ts';
import { program, release, versionOf } from '../support/releases.ts';
import { docker, listed, TestEnvironment } from '../support/test-environment.ts';
import { missingTools } from '../support/tools.ts';

const missing = missingEngine() ?? missingDocker();
/** Services that get a bad version, each bad in a way of its own. */
const replaced = ['integration', 'flux', 'health-dashboard', 'orchestrator', 'sd35'];

describe.skipIf(missing !== undefined)('releases', () => {
  let test: TestEnvironment;
  beforeAll(async () => {
    // A bad version is given up after a minute.
    test = await TestEnvironment.start({ often: replaced, waitTimeout: 60 });
    if (!missingTools('haproxy')) test.choose('gateway', makeProgramImage('gateway'));
    test.choose('integration', release('integration', 0));
    await test.succeeds('up', 'test');
  });
  afterAll(() => test?.remove());

  it('that are bad in any way fail the update and say why, and the versions before serve', async () => {
    const images = replaced.map((service) => [
      service,
      docker('ps', '--quiet', '--filter', `label=genai.service=${service}`),
    ]);
    const stopped = startLoad(test.engine, 'http://127.0.0.1:8190/health', 10);
    const loads = [8194, 8189, 8195, 8193].map((port) => startLoad(test.engine, `http://127.0.0.1:${port}/health`, 10));
    const sick = 'require("http").createServer((_, answer) => answer.writeHead(500).end()).listen(8194)';
    test.choose('integration', program('integration', 'sick', `console.log("out of memory"); ${sick}`));
    test.choose('flux', program('flux', 'crash', 'console.log("no weights"); process.exit(3)'));
    // There is no room for two of it: the version before is stopped first.
    test.choose('sd35', program('sd35', 'crash', 'console.log("no weights either"); process.exit(4)'));
    test.choose('health-dashboard', program('health-dashboard', 'silent', 'setInterval(() => {}, 1000)'));
    test.choose('orchestrator', 'genai-stub/orchestrator:nowhere');
    const { status, output } = await test.infra('up', 'test');
    for (const load of loads) expectNoFailure(await load.stop(), 150);
    expect(status).toBe(1);
    expect(output).toMatch(
      /integration on gpu-0 did not become healthy: it runs, but its health check says (starting|unhealthy)\. Its last lines:\s+out of memory/,
    );
    expect(output).toMatch(
      /flux on gpu-0 did not become healthy: it ended 3 times in a row, with exit code 3\. Its last lines:\s+no weights[\s\S]*It was removed; the version before it serves\./,
    );
    expect(output).toMatch(
      /sd35 on gpu-0 did not become healthy: it ended 3 times in a row, with exit code 4\. Its last lines:\s+no weights either[\s\S]*It was removed; the version before it was started again\./,
    );
    const down = await stopped.stop();
    expect(down.answered).toBeGreaterThan(down.failed.length);
    expect(test.engine.get('http://127.0.0.1:8190/health').status).toBe(200);
    expect(output).toMatch(/health-dashboard on gpu-0 did not become healthy: .*It wrote nothing\./);
    expect(output).toMatch(/gpu-0-orchestrator[\s\S]*unable to pull image genai-stub\/orchestrator:nowhere/);
    expect(output).not.toMatch(/^\s+at .*\.(js|ts):\d+/m);
    expect(output).toContain('It was stopped; the version before it serves.');
    for (const [service, id] of images)
      expect(listed('ps', '--quiet', '--filter', `label=genai.service=${service}`)).toContain(id);
  });

  it('that are still bad fail again, also after a look at what is really there', async () => {
    for (const service of replaced.slice(1)) test.choose(service, `genai-stub/${service}:1`);
    expect(await test.infra('up', 'test')).toMatchObject({
      status: 1,
      output: expect.stringContaining('integration on gpu-0 did not become healthy'),
    });
    expect(test.engine.get('http://127.0.0.1:8194/health').status).toBe(200);
  });

  it('that go back to what still serves clean up after the bad ones', async () => {
    const load = startLoad(test.engine, 'http://127.0.0.1:8194/health', 50);
    test.choose('integration', 'genai-stub/integration:release-0');
    await test.succeeds('up', 'test');
    await sleep(500);
    expectNoFailure(await load.stop(), 200);
    expect(versionOf('integration')).toBe('0');
    const own = listed('ps', '--all', '--filter', 'label=genai.environment=test', '--format', '{{.ID}}');
    expect(own).toHaveLength(8);
  });

  it('of the gateway do not leave it down, though no two can have its ports', async () => {
    test.choose('gateway', program('gateway', 'crash', 'process.exit(4)'));
    const { status, output } = await test.infra('up', 'test');
    expect(status).toBe(1);
    expect(output).toMatch(
      /gateway on gpu-0 did not become healthy: it ended 3 times in a row, with exit code 4\. It wrote nothing\.\s+It was removed; the version before it was started again\./,
    );
    expect(test.engine.get('http://127.0.0.1:8194/health').status).toBe(200);
  });
});
