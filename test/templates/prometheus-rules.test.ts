import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { alertGroups } from '../../infra/catalogue/alerts/alerts.ts';
import { prometheusRules } from '../../infra/templates/prometheus-rules.ts';
import type { AlertCase, Series } from '../support/alert-cases/alert-case.ts';
import { gpuCases } from '../support/alert-cases/gpus.ts';
import { hostCases } from '../support/alert-cases/hosts.ts';
import { monitoringCases } from '../support/alert-cases/monitoring.ts';
import { serviceCases } from '../support/alert-cases/services.ts';
import { environment, stackNames } from '../support/stacks.ts';
import { missingTools } from '../support/tools.ts';

const rules = (stack: (typeof stackNames)[number]) => {
  const own = environment(stack);
  return prometheusRules(own);
};
type Rule = Readonly<Record<string, unknown>>;
interface Rules {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[];
}
const prod = parse(rules('prod').replace(/^ +interval: .*\n/gm, '')) as Rules;

/** The rules of an alert, and those that record what it reads: all of them would be evaluated for days, in each case. */
function rulesOf(alert: string): Rules {
  const all = prod.groups.flatMap((group) => group.rules);
  const kept = new Set(all.filter((rule) => rule['alert'] === alert));
  for (let before = 0; before < kept.size; ) {
    before = kept.size;
    const read = [...kept].map(({ expr }) => expr).join('\n');
    for (const rule of all) if (typeof rule['record'] === 'string' && read.includes(rule['record'])) kept.add(rule);
  }
  const groups = prod.groups.map(({ name, rules }) => ({ name, rules: rules.filter((rule) => kept.has(rule)) }));
  return { groups: groups.filter((group) => group.rules.length > 0) };
}

const cases = [...serviceCases, ...hostCases, ...gpuCases, ...monitoringCases];
const all = Object.values(alertGroups).flat();

describe('the rules of Prometheus', () => {
  it('have a case for each alert, but the one that is always there', () => {
    const tried = new Set(cases.map(({ alert, severity }) => `${alert} ${severity}`));
    const there = all.map(({ name, severity }) => `${name} ${severity}`).filter((one) => one !== 'Watchdog low');
    expect([...tried].sort()).toEqual(there.sort());
  });

  it('are without GPUs where no host has any', () => {
    const own = environment('prod');
    const text = prometheusRules({ ...own, hosts: own.hosts.map((one) => ({ ...one, hasGpus: false })) });
    expect(text).not.toMatch(/alert: Gpu|host:gpus/);
  });

  it('want as many replicas of each service on each host as the environment has there', () => {
    const { groups } = parse(rules('staging')) as Rules;
    const wanted = groups.find(({ name }) => name === 'wanted')?.rules ?? [];
    expect(wanted).toContainEqual({
      record: 'service:replicas:wanted',
      expr: 'vector(2)',
      labels: { service: 'orchestrator', host: 'jobmatch-staging-vm-app-0' },
    });
    expect(wanted).toContainEqual({
      record: 'host:gpus:wanted',
      expr: 'vector(2)',
      labels: { host: 'jobmatch-staging-vm' },
    });
  });

  it('say of each alert who hears of it, what is the matter and what to do', () => {
    const alerts = (parse(rules('prod')) as Rules).groups.flatMap((group) => group.rules).filter(({ alert }) => alert);
    expect(alerts).toHaveLength(all.length);
    for (const one of alerts)
      expect(one).toMatchObject({
        labels: { severity: expect.stringMatching(/^(critical|high|medium|low)$/) },
        annotations: { summary: expect.any(String), runbook: expect.stringMatching(/^docs\/runbooks\/[a-z-]+\.md$/) },
      });
  });
});

describe.skipIf(missingTools('promtool') !== undefined)('the real Prometheus', () => {
  let directory: string;
  const promtool = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('promtool', args, { cwd: directory, encoding: 'utf8' });
    return { status, said: `${stdout}${stderr}` };
  };
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'genai-rules-'));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  it.each(stackNames)('takes the rules of %s', (stack) => {
    writeFileSync(join(directory, 'rules.yml'), rules(stack));
    expect(promtool('check', 'rules', 'rules.yml')).toMatchObject({ status: 0 });
  });

  it('always has the alert by whose absence one knows that none arrives', () => {
    expect(failures({ alert: 'Watchdog', severity: 'low', about: '', atMinute: 1 }, {}, 1)).toBe('');
  });

  it.each(cases)('tells $alert ($severity) when it should, and not before', ({ fires, quiet, ...one }) => {
    expect(failures(one, fires, 1)).toBe('');
    expect(failures(one, quiet, 0)).toBe('');
  });

  /** What promtool says where there are not so many alerts; nothing where there are. */
  function failures(
    { alert, severity, about, atMinute, every = 1 }: Omit<AlertCase, 'fires' | 'quiet'>,
    series: Series,
    count: number,
  ): string {
    const test = {
      interval: `${every}m`,
      input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
      promql_expr_test: [
        {
          expr: `count(ALERTS{alertname="${alert}",alertstate="firing",severity="${severity}",${about}})`,
          eval_time: `${atMinute}m`,
          exp_samples: count === 0 ? [] : [{ labels: '{}', value: count }],
        },
      ],
    };
    const own = rulesOf(alert);
    writeFileSync(join(directory, 'prod.yml'), stringify(own));
    const file = {
      rule_files: ['prod.yml'],
      evaluation_interval: `${every}m`,
      // What is recorded comes before the alerts that read it, which find nothing older than five minutes.
      group_eval_order: own.groups.map(({ name }) => name),
      tests: [test],
    };
    writeFileSync(join(directory, 'test.yml'), stringify(file));
    const { status, said } = promtool('test', 'rules', 'test.yml');
    return status === 0 ? '' : said;
  }
});
