import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { grafanaFiles } from '../../infra/templates/grafana.ts';
import { environment, facts, monitoredStacks, twoHosts } from '../support/stacks.ts';

const source = (own: ReturnType<typeof facts>) =>
  parse(grafanaFiles(environment(own.environment), own)['datasources/sources.yaml'] ?? '') as {
    datasources: { url: string }[];
  };

describe('Grafana', () => {
  it.each(monitoredStacks)('reads the Prometheus and the Loki beside it by alias, in %s', (stack) => {
    expect(source(facts(stack))).toEqual({
      apiVersion: 1,
      datasources: [
        {
          name: 'Prometheus',
          type: 'prometheus',
          uid: 'prometheus',
          access: 'proxy',
          url: 'http://prometheus:9090',
          editable: false,
          isDefault: true,
        },
        {
          name: 'Loki',
          type: 'loki',
          uid: 'loki',
          access: 'proxy',
          url: 'http://loki:3100',
          editable: false,
        },
      ],
    });
  });

  it('reads a neighbour where it listens, wherever the operator has it published', () => {
    expect(source(facts('dev', { ports: { prometheus: 9191 } })).datasources[0]?.url).toBe('http://prometheus:9090');
  });

  it('reads a Prometheus on another host through that host’s gateway', () => {
    const apart = structuredClone(facts('staging', twoHosts));
    const { prometheus } = apart.services;
    if (prometheus) prometheus.hosts = ['gpu-1'];
    expect(source(apart).datasources[0]?.url).toBe(
      'https://jobmatch-staging-vm-gpu-1.europe-west1-b.c.job-match-v0.internal:9090',
    );
  });

  it('has every dashboard, that of the GPUs where there are any', () => {
    const dashboardsOf = (stack: 'dev' | 'prod') =>
      Object.keys(grafanaFiles(environment(stack), facts(stack))).filter((file) => file.endsWith('.json'));
    const others = ['overview', 'services', 'gateway', 'hosts'].map((id) => `dashboards/${id}.json`);
    expect(dashboardsOf('dev')).toEqual(others);
    expect(dashboardsOf('prod')).toEqual([...others, 'dashboards/gpus.json']);
  });
});
