import { serviceUrl } from '../env/urls.ts';
import type { Facts } from '../facts/contract.ts';
import { stringify } from './yaml.ts';

/** Grafana's data sources: the environment's Prometheus and Loki. */
export function grafanaDataSources(facts: Facts): string {
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
