import { describe, expect, it } from 'vitest';
import { catalogue, serviceIds } from '../../infra/catalogue/services/catalogue.ts';
import { configKey } from '../../infra/config/stack-file.ts';
import { record } from '../../infra/preview/record.ts';
import type { PlannedResource } from '../../infra/preview/resource.ts';
import { runProgram } from '../../infra/program.ts';
import { profiles } from '../../stacks/profiles.ts';
import { smallHost } from '../support/hosts.ts';
import { operations } from '../support/operations.ts';
import { ofType } from '../support/recording.ts';
import { committed } from '../support/stacks.ts';

/** Containers on each host: gateway, three exporters and collector, and nine replicas of services that can have any number. */
const perHost = 14;
const replicated = ['orchestrator', 'integration', 'health-dashboard'] as const;

/** Plans staging on a number of hosts with fourteen containers each; returns the operations that a container took. */
async function plan(count: number): Promise<number> {
  const hosts = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `gpu-${index}`,
      { ...smallHost(`10.10.0.${index + 10}`), machineType: 'g2-standard-48', gpu: { model: 'L4', count: 4 } },
    ]),
  );
  const replicas = Object.fromEntries(
    replicated.map((id) => [id, { ...profiles.staging.services[id], replicas: count * 3 - 2 }]),
  );
  const staging = { ...profiles.staging, services: { ...profiles.staging.services, ...replicas } };
  const config = { [configKey]: JSON.stringify({ ...committed('staging'), hosts }) };
  let resources: readonly PlannedResource[] = [];
  const took = await operations(async () => {
    ({ resources } = await record('genai', 'staging', config, async () =>
      runProgram({ ...profiles, staging }, () => {}),
    ));
  });
  const containers = Object.entries(ofType(resources, 'docker:index/container:Container')).filter(
    ([, inputs]) => inputs['start'] !== false,
  );
  const byHost = Map.groupBy(containers, ([name]) => /^gpu-\d+/.exec(name)?.[0]);
  expect(byHost.size).toBe(count);
  const others = serviceIds.filter((id) => catalogue[id].mode === 'replicated').length - replicated.length;
  expect(containers.length).toBe(count * perHost - 2 * replicated.length + others);
  return took / containers.length;
}

describe('a plan', () => {
  it('takes at most four times as many operations for a container on 64 hosts as on one', async ({ annotate }) => {
    const [one, eight, sixtyFour] = [await plan(1), await plan(8), await plan(64)];
    await annotate(
      `operations a container on 1, 8 and 64 hosts: ${[one, eight, sixtyFour].map((count) => count.toFixed()).join(', ')}`,
    );
    expect(sixtyFour).toBeLessThan(one * 4);
  });
});
