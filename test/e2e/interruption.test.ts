import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingDocker, missingEngine } from '../support/engine.ts';
import { makeProgramImage } from '../support/program-image.ts';
import { release } from '../support/releases.ts';
import { docker, listed, TestEnvironment } from '../support/test-environment.ts';
import { missingTools } from '../support/tools.ts';

interface StateResource {
  readonly urn: string;
  readonly id?: string;
  readonly outputs?: unknown;
  dependencies?: string[] | undefined;
}
interface State {
  checkpoint: {
    latest: { resources: StateResource[]; pending_operations?: { type: string; resource: StateResource }[] };
  };
}

/** In each round an update is killed, and then the recovery from that, three times; some may have ended before. */
const rounds = 4;
/** So many of them hit the creation of the environment, the others a release of these services at once. */
const creations = 2;
const released = ['integration', 'flux', 'gateway'];
const services = ['comfyui', 'flux', 'gateway', 'health-dashboard', 'integration', 'orchestrator', 'sd35'];
const own = ['--filter', 'label=genai.environment=test'];

/** The ports of the services behind the gateway. */
const ports = [8189, 8190, 8191, 8193, 8194, 8195];

/** Everything of the environment that is on the engine, by what it is for: one of each, and nothing else. */
const present = () => ({
  healthy: listed('ps', ...own, '--filter', 'health=healthy', '--format', '{{.Label "genai.service"}}'),
  writers: listed('ps', '--all', ...own, '--filter', 'status=created', '--format', '{{.Label "genai.service"}}'),
  containers: listed('ps', '--all', '--quiet', ...own).length,
  networks: listed('network', 'ls', ...own, '--format', '{{.Name}}'),
  configVolumes: listed('volume', 'ls', ...own, '--quiet').length,
});

describe.skipIf((missingEngine() ?? missingDocker()) !== undefined)('an update that is killed', () => {
  let test: TestEnvironment;
  let kills = 0;
  beforeAll(async () => {
    test = await TestEnvironment.start({ often: released });
    // The real gateway where this machine has it, also in its releases.
    if (!missingTools('haproxy')) docker('tag', makeProgramImage('gateway'), 'genai-stub/gateway:1');
  });
  afterAll(() => test?.remove());

  it.each(Array.from({ length: rounds }, (_, index) => index))(
    'at random moments recovers, round %i',
    async (index) => {
      if (index >= creations) for (const id of released) test.choose(id, release(id, index));
      else if (index > 0) await test.infra('down', 'test');
      const recovery = () => 500 + Math.random() * 8000;
      const after = [1000 + Math.random() * (index < creations ? 9000 : 7000), recovery(), recovery(), recovery()];
      const killed: boolean[] = [];
      for (const [step, time] of after.entries())
        killed.push(await test.killed(sleep(time), step === 0 ? 'up' : 'recover', 'test'));
      kills += killed.filter((hit) => hit).length;
      // The first update may have been killed before it began.
      const { status, output } = await test.infra('recover', 'test', '--yes');
      expect({ after, killed, status, output: status === 0 ? '' : output }).toMatchObject({ status: 0, output: '' });
      expect({ after, ...present() }).toEqual({
        after,
        healthy: services,
        writers: ['gateway'],
        containers: services.length + 1,
        networks: ['genai-monitoring', 'genai-network'],
        configVolumes: 1,
      });
      expect({
        after,
        answers: ports.map((port) => test.engine.get(`http://127.0.0.1:${port}/health`).status),
      }).toEqual({
        after,
        answers: ports.map(() => 200),
      });
    },
  );

  it('was killed half of the times at least, the others having ended before', () => {
    expect(kills).toBeGreaterThanOrEqual(rounds * 2);
  });

  it('keeps its state in files that are replaced as a whole, without others beside them', () => {
    expect(globSync('.local/test/state/.pulumi/**/*.attrs', { cwd: test.directory })).toEqual([]);
  });

  it('takes in what was made without being written down', async () => {
    const file = join(test.directory, '.local/test/state/.pulumi/stacks/genai/test.json');
    const state = JSON.parse(readFileSync(file, 'utf8')) as State;
    const { latest } = state.checkpoint;
    const models = latest.resources.find(({ urn }) => urn.endsWith('::gpu-0-jobmatch-test-models'));
    const { id, outputs, ...creation } = models ?? { urn: '' };
    latest.resources = latest.resources.filter((one) => one !== models);
    for (const one of latest.resources) one.dependencies = one.dependencies?.filter((urn) => urn !== models?.urn);
    latest.pending_operations = [{ type: 'creating', resource: creation }];
    writeFileSync(file, JSON.stringify(state));
    const { status, output } = await test.infra('recover', 'test');
    expect(status, output).toBe(0);
    expect(output).toContain('gpu-0-jobmatch-test-models: imported as jobmatch-test-models');
  });

  it('leaves nothing to change once it has recovered', async () => {
    expect(await test.pulumi('preview', '--refresh', '--expect-no-changes')).toMatchObject({ status: 0 });
  });
});
