import type { AlertEntry } from './alert.ts';
import { errorRatio, moreThanAFewFailed } from './service-levels.ts';

const source = 'document 003, «Seuils d’alerte»';

/** Metric with the number of replicas of each service that each host is to have: what vanishes without a trace is missed all the same. */
export const wantedReplicas = 'service:replicas:wanted';

/** Services, as their users have them. */
export const serviceAlerts: readonly AlertEntry[] = [
  {
    name: 'ServiceDown',
    severity: 'critical',
    expr: () => `${wantedReplicas} unless on (service) (up == 1)`,
    for: '1m',
    summary: 'No replica of {{ $labels.service }}, which should run on {{ $labels.host }}, answers',
    source,
  },
  {
    name: 'ReplicasMissing',
    severity: 'medium',
    expr: () =>
      `${wantedReplicas} > on (service, host) (count by (service, host) (up == 1) or 0 * count by (service, host) (${wantedReplicas}))`,
    for: '5m',
    summary:
      'On {{ $labels.host }} fewer replicas of {{ $labels.service }} answer than the {{ $value }} that there should be',
    source,
  },
  {
    name: 'GatewayHasNoServer',
    severity: 'critical',
    expr: () => 'haproxy_backend_active_servers == 0',
    for: '1m',
    summary: 'The gateway of {{ $labels.host }} knows of no version of {{ $labels.service }}: it answers 503',
    source,
  },
  ...(['medium', 'low'] as const).map(
    (severity): AlertEntry => ({
      name: 'ContainerMemoryUsed',
      severity,
      expr: ({ use }) =>
        `container_memory_working_set_bytes{container!=""} / (container_spec_memory_limit_bytes{container!=""} > 0) > ${use[severity]}`,
      for: '15m',
      summary:
        'The container {{ $labels.container }} of {{ $labels.service }} uses {{ $value | humanizePercentage }} of its memory',
      source,
    }),
  ),
  {
    name: 'ContainerThrottled',
    severity: 'low',
    expr: () =>
      'sum by (service, host) (increase(container_cpu_cfs_throttled_periods_total{container!=""}[5m])) / sum by (service, host) (increase(container_cpu_cfs_periods_total{container!=""}[5m])) > 0.25',
    for: '15m',
    summary:
      '{{ $labels.service }} on {{ $labels.host }} waits for its share of the processor {{ $value | humanizePercentage }} of the time',
    source: 'Kubernetes mixin (Apache License 2.0), CPUThrottlingHigh',
  },
  {
    name: 'ReleaseFailed',
    severity: 'high',
    // A count that is new began at nothing, which nobody saw.
    expr: () =>
      'sum by (service, host) (increase(releases_failed_total[15m])) > 0 or (sum by (service, host) (releases_failed_total) unless sum by (service, host) (releases_failed_total offset 15m))',
    for: '0m',
    summary: 'A new version of {{ $labels.service }} on {{ $labels.host }} did not become healthy',
    source: 'a decision',
  },
  {
    name: 'ProbeFails',
    severity: 'critical',
    expr: () => 'probe_success == 0',
    for: '2m',
    summary: 'Whoever asks {{ $labels.service }} on {{ $labels.host }} by its URL gets no good answer',
    source: 'awesome-prometheus-alerts (CC BY 4.0), BlackboxProbeFailed',
  },
  ...(
    [
      ['critical', 3],
      ['medium', 30],
    ] as const
  ).map(
    ([severity, days]): AlertEntry => ({
      name: 'CertificateEnds',
      severity,
      expr: () => `min by (host) (probe_ssl_earliest_cert_expiry) - time() < ${days} * 24 * 3600`,
      for: '10m',
      summary: 'The certificate of the gateway of {{ $labels.host }} ends in {{ $value | humanizeDuration }}',
      source:
        'awesome-prometheus-alerts (CC BY 4.0), BlackboxSslCertificateWillExpireSoon; 30 days: a decision, as `infra certificates` renews',
    }),
  ),
  ...(['critical', 'high'] as const).map(
    (severity): AlertEntry => ({
      name: 'ServiceFailsRequests',
      severity,
      expr: ({ errors }) => `${errorRatio('5m')} > ${errors[severity]} and ${moreThanAFewFailed('5m')}`,
      for: '2m',
      summary: '{{ $labels.service }} fails {{ $value | humanizePercentage }} of its requests',
      source,
    }),
  ),
];
