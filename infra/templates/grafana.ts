import { serviceUrl } from '../env/urls.ts';
import type { Facts } from '../facts/contract.ts';
import { stringify } from './yaml.ts';

/** Grafana's data source: the environment's Prometheus. */
export function grafanaDataSources(facts: Facts): string {
  const url = serviceUrl(facts, { service: 'grafana' }, 'prometheus');
  return stringify({
    apiVersion: 1,
    datasources: [
      {
        name: 'Prometheus',
        type: 'prometheus',
        uid: 'prometheus',
        access: 'proxy',
        url,
        isDefault: true,
        editable: false,
      },
    ],
  });
}
