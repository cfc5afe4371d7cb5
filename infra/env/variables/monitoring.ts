import type { Facts } from '../../facts/contract.ts';
import { serviceUrl } from '../urls.ts';
import { type FactVariable, factsFor } from '../variable.ts';

const prometheus = factsFor('prometheus');
const grafana = factsFor('grafana');

/** Document 000 leaves these variables out where they are false. */
const whereTrue = (value: boolean): true | undefined => value || undefined;

/** An environment without monitoring has no variables of its programs. */
const whereMonitored = <T>({ metricsEnabled }: Facts, value: T): T | undefined => (metricsEnabled ? value : undefined);

/** Metrics, dashboards and alerts. Where alerts go is a secret: who knows the address can write there. */
export const monitoring = {
  METRICS_ENABLED: factsFor('application')(
    'boolean',
    'Whether the environment is monitored, and services serve metrics at /metrics',
    (facts) => facts.metricsEnabled,
  ),
  PROMETHEUS_RETENTION_TIME: prometheus('duration', 'Time that Prometheus keeps metrics', (facts) =>
    whereMonitored(facts, facts.metricsRetention.time),
  ),
  PROMETHEUS_RETENTION_SIZE: prometheus('size', 'Maximum size of the metrics that Prometheus keeps', (facts) =>
    whereMonitored(facts, facts.metricsRetention.size),
  ),
  GRAFANA_PROVISIONING_ENABLED: grafana(
    'boolean',
    'Whether Grafana reads its data sources and dashboards from files',
    (facts) => whereMonitored(facts, true),
  ),
  GRAFANA_ALLOW_SIGN_UP: grafana('boolean', 'Whether anyone may create an account in Grafana', (facts) =>
    whereTrue(facts.grafana.allowSignUp),
  ),
  GRAFANA_ANONYMOUS_ACCESS: grafana('boolean', 'Whether anyone may read Grafana without an account', (facts) =>
    whereTrue(facts.grafana.anonymousAccess),
  ),
  ALERTING_ENABLED: prometheus('boolean', 'Whether Prometheus sends alerts', (facts) =>
    whereTrue(facts.alerting !== undefined),
  ),
  ALERT_SEVERITY_THRESHOLD: prometheus(
    'word',
    'Lowest severity of the alerts that are sent',
    (facts) => facts.alerting?.severityThreshold,
  ),
};

const ownName = (type: 'boolean' | 'path' | 'url', doc: string, value: FactVariable['value']): FactVariable => ({
  ...factsFor('grafana')(type, doc, value),
  readersOnly: true,
});

/** Variables of the environment under the names that Grafana reads. */
export const grafanaNames = {
  GF_SERVER_ROOT_URL: ownName('url', 'URL of Grafana; the same as GRAFANA_URL', (facts) =>
    serviceUrl(facts, 'environment', 'grafana'),
  ),
  GF_USERS_ALLOW_SIGN_UP: ownName(
    'boolean',
    'Whether anyone may create an account in Grafana; the same as GRAFANA_ALLOW_SIGN_UP',
    (facts) => facts.grafana.allowSignUp,
  ),
  GF_AUTH_ANONYMOUS_ENABLED: ownName(
    'boolean',
    'Whether anyone may read Grafana without an account; the same as GRAFANA_ANONYMOUS_ACCESS',
    (facts) => facts.grafana.anonymousAccess,
  ),
  GF_SECURITY_ADMIN_PASSWORD__FILE: ownName(
    'path',
    'File in the container that holds the password of Grafana’s administrator',
    (facts) => facts.services['grafana']?.secretFiles['grafana-admin-password'],
  ),
};
