import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingDocker, missingEngine } from '../support/engine.ts';
import { expectNoFailure, startLoad, startLoadInside } from '../support/load.ts';
import { makeProgramImage } from '../support/program-image.ts';
import { startRegistry } from '../support/registry.ts';
import { type Manners, mannered, release, versionOf } from '../support/releases.ts';
import { docker, TestEnvironment } from '../support/test-environment.ts';
import { missingTools } from '../support/tools.ts';

const missing = missingEngine() ?? missingDocker();
/** The gateway in front of the releases: the real one where this machine has it. */
const gateway = missingTools('haproxy') ? 'the stub' : 'HAProxy';
const manners: readonly Manners[] = [
  { early: 500, onStop: 'close' },
  { early: 404, onStop: 'ignore' },
  { early: 200, onStop: 'close' },
];
/** Releases in a row of two services behind it, and requests a second to each of them; more of both in the long form (docs/operations.md). */
const releases = Number(process.env['E2E_RELEASES'] ?? manners.length);
const perSecond = Number(process.env['E2E_REQUESTS'] ?? 24);
const isLong = process.env['E2E_RELEASES'] !== undefined;

describe.skipIf(missing !== undefined)(`releases behind ${gateway}`, () => {
  let test: TestEnvironment;
  beforeAll(async () => {
    test = await TestEnvironment.start({ often: ['flux', 'orchestrator', 'integration'] });
    // The slowest request takes five seconds, and a version that does not end is killed.
    test.edit('infra/containers/inputs.ts', /destroyGraceSeconds: .*,/, 'destroyGraceSeconds: 8,');
    test.edit('stacks/test.ts', '    orchestrator: {', '    orchestrator: { replicas: 2,');
    if (gateway === 'HAProxy') test.choose('gateway', makeProgramImage('gateway'));
    await test.succeeds('up', 'test');
  });
  afterAll(() => test?.remove());

  it('fail no request, from outside and from other containers, whatever the versions do before and at their end', async () => {
    const loads = [
      startLoad(test.engine, 'http://127.0.0.1:8189/health', perSecond / 2),
      startLoad(test.engine, 'http://127.0.0.1:8193/health', perSecond / 2),
      startLoadInside(test.engine, 'genai-network', 'http://flux:8189/health', perSecond / 2),
      startLoadInside(test.engine, 'genai-network', 'http://orchestrator:8193/health', perSecond / 2),
    ];
    for (let version = 1; version <= releases; version++) {
      const how = manners[version % manners.length] ?? { early: 200, onStop: 'close' };
      for (const id of ['flux', 'orchestrator']) test.choose(id, mannered(id, version, how));
      await test.succeeds('up', 'test');
      expect([versionOf('flux'), versionOf('orchestrator')]).toEqual([`${version}`, `${version}\n${version}`]);
    }
    const results = await Promise.all(loads.map((load) => load.stop()));
    const answered = results.reduce((sum, result) => sum + result.answered, 0);
    if (isLong)
      process.stderr.write(`${answered} requests were answered during ${releases} releases of each service\n`);
    for (const result of results) expectNoFailure(result, releases * perSecond * 3);
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
