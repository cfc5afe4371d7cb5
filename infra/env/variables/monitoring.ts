import { serviceUrl } from '../urls.ts';
import { type FactVariable, factsFor, settingsFor } from '../variable.ts';

const prometheus = factsFor('prometheus');
const grafana = factsFor('grafana');

/** Where it is not so, seed 000 leaves the variable out. */
const whereTrue = (value: boolean): true | undefined => value || undefined;

/** Metrics, dashboards and alerts. Where alerts go is a secret: who knows the address can write there. */
export const monitoring = {
  METRICS_ENABLED: settingsFor('application')('boolean', 'Services serve metrics'),
  PROMETHEUS_RETENTION_TIME: prometheus(
    'duration',
    'How long metrics are kept',
    (facts) => facts.metricsRetention.time,
  ),
  PROMETHEUS_RETENTION_SIZE: prometheus('size', 'How much of them is kept', (facts) => facts.metricsRetention.size),
  GRAFANA_PROVISIONING_ENABLED: grafana('boolean', 'Grafana’s data sources and dashboards come from files', () => true),
  GRAFANA_ALLOW_SIGN_UP: grafana('boolean', 'Anyone may make an account in Grafana', (facts) =>
    whereTrue(facts.grafana.allowSignUp),
  ),
  GRAFANA_ANONYMOUS_ACCESS: grafana('boolean', 'Grafana may be read without an account', (facts) =>
    whereTrue(facts.grafana.anonymousAccess),
  ),
  ALERTING_ENABLED: prometheus('boolean', 'Alerts are sent', (facts) => whereTrue(facts.alerting !== undefined)),
  ALERT_SEVERITY_THRESHOLD: prometheus(
    'word',
    'Lowest severity that is sent',
    (facts) => facts.alerting?.severityThreshold,
  ),
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
  GF_USERS_ALLOW_SIGN_UP: ownName(
    'boolean',
    'Grafana’s name for GRAFANA_ALLOW_SIGN_UP',
    (facts) => facts.grafana.allowSignUp,
  ),
  GF_AUTH_ANONYMOUS_ENABLED: ownName(
    'boolean',
    'Grafana’s name for GRAFANA_ANONYMOUS_ACCESS',
    (facts) => facts.grafana.anonymousAccess,
  ),
  GF_SECURITY_ADMIN_PASSWORD__FILE: ownName(
    'path',
    'Grafana’s name for the file that holds its administrator’s password',
    (facts) => facts.services['grafana']?.secretFiles['grafana-admin-password'],
  ),
};
