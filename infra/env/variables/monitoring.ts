import type { Facts } from '../../facts/contract.ts';
import { serviceUrl } from '../urls.ts';
import { type FactVariable, factsFor, settingsFor } from '../variable.ts';

const prometheus = settingsFor('prometheus');
const grafana = settingsFor('grafana');

const flag = (facts: Facts, name: string): boolean => facts.settings[name] === true;

/** Metrics, dashboards and alerts. Where alerts go is a secret: who knows the address can write there. */
export const monitoring = {
  METRICS_ENABLED: settingsFor('application')('boolean', 'Services serve metrics'),
  PROMETHEUS_RETENTION_TIME: prometheus('duration', 'How long metrics are kept'),
  PROMETHEUS_RETENTION_SIZE: prometheus('size', 'How much of them is kept'),
  GRAFANA_PROVISIONING_ENABLED: grafana('boolean', 'Grafana’s data sources and dashboards come from files'),
  GRAFANA_ALLOW_SIGN_UP: grafana('boolean', 'Anyone may make an account in Grafana'),
  GRAFANA_ANONYMOUS_ACCESS: grafana('boolean', 'Grafana may be read without an account'),
  ALERTING_ENABLED: prometheus('boolean', 'Alerts are sent'),
  ALERT_SEVERITY_THRESHOLD: prometheus('word', 'Lowest severity that is sent'),
};

const ownName = (type: 'boolean' | 'path' | 'url', doc: string, value: FactVariable['value']): FactVariable => ({
  ...factsFor('grafana')(type, doc, value),
  readersOnly: true,
});

/** Grafana's own names for what the environment says otherwise. */
export const grafanaNames = {
  GF_SERVER_ROOT_URL: ownName('url', 'Grafana’s name for GRAFANA_URL', (facts) =>
    serviceUrl(facts, 'environment', 'grafana'),
  ),
  GF_USERS_ALLOW_SIGN_UP: ownName('boolean', 'Grafana’s name for GRAFANA_ALLOW_SIGN_UP', (facts) =>
    flag(facts, 'GRAFANA_ALLOW_SIGN_UP'),
  ),
  GF_AUTH_ANONYMOUS_ENABLED: ownName('boolean', 'Grafana’s name for GRAFANA_ANONYMOUS_ACCESS', (facts) =>
    flag(facts, 'GRAFANA_ANONYMOUS_ACCESS'),
  ),
  GF_SECURITY_ADMIN_PASSWORD__FILE: ownName(
    'path',
    'Grafana’s name for the file that holds its administrator’s password',
    (facts) => facts.services['grafana']?.secretFiles['grafana-admin-password'],
  ),
};
