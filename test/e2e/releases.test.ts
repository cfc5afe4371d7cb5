import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingDocker, missingEngine } from '../support/engine.ts';
import { expectNoFailure, startLoad } from '../support/load.ts';
import { makeProgramImage } from '../support/program-image.ts';
import { startRegistry } from '../support/registry.ts';
import { release, versionOf } from '../support/releases.ts';
import { docker, TestEnvironment } from '../support/test-environment.ts';
import { missingTools } from '../support/tools.ts';

const missing = missingEngine() ?? missingDocker();
/** The gateway in front of the releases: the real one where this machine has it. */
const gateway = missingTools('nginx') ? 'the stub' : 'nginx';
/** Releases in a row behind it. */
const releases = 10;

describe.skipIf(missing !== undefined)(`releases behind ${gateway}`, () => {
  let test: TestEnvironment;
  beforeAll(async () => {
    test = await TestEnvironment.start({ often: ['integration'] });
    if (gateway === 'nginx') test.choose('gateway', makeProgramImage('gateway'));
    await test.succeeds('up', 'test');
  });
  afterAll(() => test?.remove());

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
