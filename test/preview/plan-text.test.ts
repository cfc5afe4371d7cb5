import { beforeAll, describe, expect, it } from 'vitest';
import { resolveVariables } from '../../infra/env/resolve.ts';
import { factsOf } from '../../infra/facts/facts.ts';
import { planOf } from '../../infra/preview/plan.ts';
import type { Plan } from '../../infra/preview/plan-document.ts';
import { planText } from '../../infra/preview/plan-text.ts';
import { testDay } from '../support/policy.ts';
import { environment, facts, stackNames, twoHosts } from '../support/stacks.ts';

const text = (plan: Plan) =>
  planText(
    plan,
    [
      { path: 'out/x/.env', variables: 3 },
      { path: 'out/x/flux.env', variables: 2 },
    ],
    (path) => `file:${path.length}`,
    (_, words) => words,
  );
const planFor = (...args: Parameters<typeof environment>) => {
  const own = environment(...args);
  return planOf(own, factsOf(own), [], testDay);
};

describe.each(stackNames)('the plan of %s', (stack) => {
  it('fits into 100 columns', () => {
    const long = text(planFor(stack))
      .split('\n')
      .filter((line) => [...line].length > 100);
    expect(long).toEqual([]);
  });
});

describe('the plan of staging', () => {
  let plan: Plan;
  let lines: string[];
  beforeAll(() => {
    plan = planFor('staging');
    lines = text(plan).split('\n');
  });

  it('shows where each service runs, what GPU memory remains, and how it is updated', () => {
    const from = (host: string, count: number) => {
      const at = lines.findIndex((line) => line.startsWith(`  ${host}`));
      return lines.slice(at, at + count);
    };
    const used = (index: number) =>
      plan.placement[index]?.replicas.reduce((sum, { memoryGib }) => sum + memoryGib, 0) ?? 0;
    expect(from('gpu-0', 7)).toEqual([
      '  gpu-0  jobmatch-staging-vm',
      `    g2-standard-24: 24 cores, 96 GiB memory with ${96 - used(0)} free, 2 × L4 with 24 GiB`,
      '    GPU 0  ████████████████████  sd35 16 + comfyui 8, 0 of 24 GiB free',
      '    GPU 1  ██████████░░░░░░░░░░  flux 12, 12 of 24 GiB free',
      '    flux              GPU 1     8 GiB    8 cores   start-first',
      '    sd35              GPU 0    12 GiB   12 cores   stop-first: no GPU memory for two',
      '    comfyui           GPU 0     6 GiB    6 cores   stop-first: no GPU memory for two',
    ]);
    expect(from('app-0', 4)).toEqual([
      '  app-0  jobmatch-staging-vm-app-0',
      `    n4-highcpu-8: 8 cores, 16 GiB memory with ${16 - used(1)} free`,
      '    orchestrator 1              4 GiB    4 cores   start-first',
      '    orchestrator 2              4 GiB    4 cores   start-first',
    ]);
  });

  it('lists what is to fill in, with its line in the stack file', () => {
    expect(lines).toContain('    images.flux                         unset               file:2');
    expect(lines).toContain('    settings.BACKUP_SECONDARY_STORAGE   not in the .env     file:2');
    expect(lines).toContain('    settings.DB_HOST                    unset               file:2');
  });

  it('warns of what up does not stop at', () => {
    const from = lines.indexOf('  warnings');
    expect(lines.slice(from, from + 4)).toEqual([
      '  warnings',
      '    HIGH_AVAILABILITY is true, and every host is in europe-west1-b: when that zone fails, everything',
      '    does. Add hosts with another zone of the region (hosts.<id>.zone), or set it to false in',
      '    stacks/staging.ts',
    ]);
  });

  it('ends with the files that were written', () => {
    expect(lines.slice(-2)).toEqual(['  written  out/x/.env 3 variables · flux.env 2', '']);
  });
});

describe('what is declared and not built', () => {
  const declaredNotBuilt = [
    { variable: 'BACKUP_ENABLED', value: 'true', missing: 'a job' },
    { variable: 'JUPYTER_PORT', value: '8888', missing: 'a container' },
    ...Array.from({ length: 8 }, (_, index) => ({ variable: `BACKUP_VALUE_${index}`, value: '1', missing: 'a job' })),
  ];

  it('is counted, and shown by what is missing', () => {
    const plan = planFor('staging');
    const variables = resolveVariables(facts('staging'), 'environment').length;
    const lines = text({ ...plan, declaredNotBuilt }).split('\n');
    const from = lines.indexOf(
      `  declared, not built: 10 of ${variables} variables. What is missing, and what declares it`,
    );
    expect(lines.slice(from - 1, from + 5)).toEqual([
      '',
      `  declared, not built: 10 of ${variables} variables. What is missing, and what declares it`,
      '    - a job: BACKUP_ENABLED, BACKUP_VALUE_0, BACKUP_VALUE_1, BACKUP_VALUE_2, BACKUP_VALUE_3,',
      '      BACKUP_VALUE_4, BACKUP_VALUE_5, BACKUP_VALUE_6, BACKUP_VALUE_7',
      '    - a container: JUPYTER_PORT',
      '',
    ]);
  });

  it('has no section where there is nothing of the kind', () => {
    expect(text({ ...planFor('staging'), declaredNotBuilt: [] })).not.toContain('declared, not built');
  });

  it('is in the plan as the variables of the environment say it', () => {
    const own = environment('staging');
    const ownFacts = factsOf(own);
    const expected = resolveVariables(ownFacts, 'environment')
      .filter(({ missing }) => missing !== undefined)
      .map(({ name, value, missing }) => ({ variable: name, value, missing }));
    expect(planOf(own, ownFacts, [], testDay).declaredNotBuilt).toEqual(expected);
  });
});

it('shows violations first', () => {
  const own = environment('dev');
  const bad = {
    type: 'docker:index/container:Container',
    name: 'gpu-0-flux',
    parent: '',
    inputs: { start: false, privileged: true },
  };
  const lines = text(planOf(own, factsOf(own), [bad], testDay)).split('\n');
  expect(lines.slice(1, 5)).toEqual([
    '',
    '  1 policy violation: fix it (docs/policy.md), or write an exception into stacks/exceptions.ts',
    '    rule 53  gpu-0-flux privileged  Not privileged: leave privileged out',
    '',
  ]);
});

it('says how a browser reaches services, where the URLs work on the hosts alone', () => {
  const heading = (stack: 'prod' | 'dev') =>
    text(planFor(stack))
      .split('\n')
      .find((line) => line.startsWith('  services'));
  expect(heading('prod')).toBe(
    '  services; these URLs work on the hosts. For a browser here: npx infra open prod grafana',
  );
  expect(heading('dev')).toBe('  services');
});

it('says where policy exceptions are granted, and where the rules are', () => {
  const found = { rule: 65, title: '', references: '', remediation: '', type: '', name: 'gpu-0-flux', path: 'restart' };
  const dates = { granted: '2026-11-21', expires: '2027-11-21' };
  const exception = { rule: 65, resource: '*', reason: 'a document asks for it', ...dates };
  const lines = text({ ...planFor('staging'), exceptions: [{ ...found, exception }] }).split('\n');
  const from = lines.indexOf('  policy exceptions, granted in stacks/exceptions.ts; the rules are in docs/policy.md');
  expect(lines[from + 1]).toBe('    rule 65  × 1   a document asks for it, until 2027-11-21');
});

it('shows the URLs of services on other hosts at their gateways', () => {
  const lines = text(planFor('staging', twoHosts)).split('\n');
  expect(lines).toContain(
    '    flux              https://jobmatch-staging-vm-gpu-1.europe-west1-b.c.job-match-v0.internal:8189',
  );
  expect(lines).toContain(
    '    sd35              https://jobmatch-staging-vm.europe-west1-b.c.job-match-v0.internal:8190',
  );
});
