import { readFileSync } from 'node:fs';
import { dashboards } from '../dashboards/dashboards.ts';
import { serviceUrl } from '../env/urls.ts';
import type { Facts } from '../facts/contract.ts';
import type { Environment } from '../model/environment.ts';
import { stringify } from './yaml.ts';

/** Where Grafana looks for what it is given. */
export const provisioning = '/etc/grafana/provisioning';

/** What Grafana is given: where its data is, and the dashboards. */
export const grafanaFiles = (environment: Environment, facts: Facts): Record<string, string> => ({
  'datasources/sources.yaml': dataSources(facts),
  'dashboards/files.yaml': stringify({
    apiVersion: 1,
    providers: [
      { name: 'files', type: 'file', allowUiUpdates: false, options: { path: `${provisioning}/dashboards` } },
    ],
  }),
  ...dashboardFiles(environment),
});

function dataSources(facts: Facts): string {
  const ca = facts.services['grafana']?.secretFiles['tls-ca'];
  const source = (name: string, id: 'prometheus' | 'loki' | 'jaeger', jsonData: object = {}) => {
    const url = serviceUrl(facts, { service: 'grafana' }, id);
    // On another host it is asked through the gateway there.
    const isOverTls = url?.startsWith('https:') && ca;
    const json = { ...jsonData, ...(isOverTls && { tlsAuthWithCACert: true }) };
    return {
      name,
      type: id,
      uid: id,
      access: 'proxy',
      url,
      editable: false,
      ...(id === 'prometheus' && { isDefault: true }),
      ...(Object.keys(json).length > 0 && { jsonData: json }),
      ...(isOverTls && { secureJsonData: { tlsCACert: `$__file{${ca}}` } }),
    };
  };
  return stringify({
    apiVersion: 1,
    datasources: [
      source('Prometheus', 'prometheus'),
      source('Loki', 'loki', { derivedFields: traceLinks }),
      source('Jaeger', 'jaeger', { tracesToLogsV2: logsOfTrace }),
    ],
  });
}

/** From a line to its trace: of the gateway, where it is kept; of a service, that has its id in a field. Grafana reads `$$` as `$`. */
const traceLinks = [
  {
    name: 'Trace',
    matcherRegex: '"traceId":"([0-9a-f]{32})","sampled":"true"',
    url: '$${__value.raw}',
    datasourceUid: 'jaeger',
  },
  { name: 'Trace of', matcherType: 'label', matcherRegex: 'trace_id', url: '$${__value.raw}', datasourceUid: 'jaeger' },
];

/** From a trace to what was logged of it, anywhere in the environment. */
const logsOfTrace = {
  datasourceUid: 'loki',
  spanStartTimeShift: '-10m',
  spanEndTimeShift: '10m',
  customQuery: true,
  query: '{service=~".+"} | trace_id="$${__trace.traceId}"',
};

/** The dashboards as `infra generate` wrote them. */
function dashboardFiles({ hosts }: Environment): Record<string, string> {
  const hasGpus = hosts.some((host) => host.hasGpus);
  const shown = dashboards.filter(({ needs }) => needs !== 'gpus' || hasGpus);
  return Object.fromEntries(
    shown.map(({ id }) => [
      `dashboards/${id}.json`,
      readFileSync(new URL(`../dashboards/json/${id}.json`, import.meta.url), 'utf8'),
    ]),
  );
}
