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
  const source = (name: string, id: 'prometheus' | 'loki', more: object = {}) => ({
    name,
    type: id,
    uid: id,
    access: 'proxy',
    url: serviceUrl(facts, { service: 'grafana' }, id),
    editable: false,
    ...more,
  });
  return stringify({
    apiVersion: 1,
    datasources: [source('Prometheus', 'prometheus', { isDefault: true }), source('Loki', 'loki')],
  });
}

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
