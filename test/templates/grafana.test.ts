import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { grafanaFiles } from '../../infra/templates/grafana.ts';
import { environment, facts, monitoredStacks, twoHosts } from '../support/stacks.ts';

const source = (own: ReturnType<typeof facts>) =>
  parse(grafanaFiles(environment(own.environment), own)['datasources/sources.yaml'] ?? '') as {
    datasources: { url: string }[];
  };

describe('Grafana', () => {
  it.each(monitoredStacks)(
    'reads the Prometheus, the Loki and the Jaeger beside it by alias, and leads from a line to its trace and back, in %s',
    (stack) => {
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
            jsonData: {
              derivedFields: [
                {
                  name: 'Trace',
                  matcherRegex: '"traceId":"([0-9a-f]{32})","sampled":"true"',
                  url: '$${__value.raw}',
                  datasourceUid: 'jaeger',
                },
                {
                  name: 'Trace of',
                  matcherType: 'label',
                  matcherRegex: 'trace_id',
                  url: '$${__value.raw}',
                  datasourceUid: 'jaeger',
                },
              ],
            },
          },
          {
            name: 'Jaeger',
            type: 'jaeger',
            uid: 'jaeger',
            access: 'proxy',
            url: 'http://jaeger:16686',
            editable: false,
            jsonData: {
              tracesToLogsV2: {
                datasourceUid: 'loki',
                spanStartTimeShift: '-10m',
                spanEndTimeShift: '10m',
                customQuery: true,
                query: '{service=~".+"} | trace_id="$${__trace.traceId}"',
              },
            },
          },
        ],
      });
    },
  );

  it('reads a neighbour where it listens, wherever the operator has it published', () => {
    expect(source(facts('dev', { ports: { prometheus: 9191 } })).datasources[0]?.url).toBe('http://prometheus:9090');
  });

  it('reads a Prometheus on another host through that host’s gateway, and trusts its authority alone', () => {
    const apart = structuredClone(facts('staging', twoHosts));
    const { prometheus } = apart.services;
    if (prometheus) prometheus.hosts = ['gpu-1'];
    expect(source(apart).datasources[0]).toEqual({
      name: 'Prometheus',
      type: 'prometheus',
      uid: 'prometheus',
      access: 'proxy',
      url: 'https://jobmatch-staging-vm-gpu-1.europe-west1-b.c.job-match-v0.internal:9090',
      editable: false,
      isDefault: true,
      jsonData: { tlsAuthWithCACert: true },
      secureJsonData: { tlsCACert: '$__file{/run/secrets/ca.pem}' },
    });
  });

  it('has every dashboard, that of the GPUs where there are any', () => {
    const dashboardsOf = (stack: 'dev' | 'prod') =>
      Object.keys(grafanaFiles(environment(stack), facts(stack))).filter((file) => file.endsWith('.json'));
    const others = ['overview', 'services', 'gateway', 'logs', 'hosts'].map((id) => `dashboards/${id}.json`);
    others.push('dashboards/containers.json');
    expect(dashboardsOf('dev')).toEqual(others);
    expect(dashboardsOf('prod')).toEqual([...others, 'dashboards/gpus.json']);
  });
});
