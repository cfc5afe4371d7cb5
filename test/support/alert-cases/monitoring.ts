import type { AlertCase, Series } from './alert-case.ts';

const prometheus = '{service="prometheus",host="jobmatch-prod-vm-app-0"}';
const counted = (alert: string, severity: string, metric: string, atMinute: number): AlertCase => ({
  alert,
  severity,
  about: 'service="prometheus"',
  atMinute,
  fires: { [`${metric}${prometheus}`]: `0+1x${atMinute}` },
  quiet: { [`${metric}${prometheus}`]: `7x${atMinute}` },
});

/** Alerts sent to two Alertmanagers, of which so many of a hundred fail. */
const sendingTo = (failed: Readonly<Record<string, number>>): Series =>
  Object.fromEntries(
    Object.entries(failed).flatMap(([name, count]) => {
      const labels = prometheus.replace('}', `,alertmanager="${name}"}`);
      return [
        [`prometheus_notifications_sent_total${labels}`, '0+100x15'],
        [`prometheus_notifications_errors_total${labels}`, `0+${count}x15`],
      ];
    }),
  );
const knownMembers = 'alertmanager_cluster_members{service="alertmanager",host="jobmatch-prod-vm-app-0"}';
const notified = (what: string) => `alertmanager_notifications_${what}{service="alertmanager",integration="slack"}`;

/** Lines that are lost, one a minute, or none any more. */
const lost = (alert: string, severity: string, series: string): AlertCase => ({
  alert,
  severity,
  about: 'host="jobmatch-prod-vm"',
  atMinute: 20,
  fires: { [series]: '0+1x20' },
  quiet: { [series]: '7x20' },
});
const lokiRequests = (failed: number): Series => {
  const of = (code: number) =>
    `loki_request_duration_seconds_count{host="jobmatch-prod-vm",route="loki_api_v1_push",status_code="${code}"}`;
  return { [of(500)]: `0+${failed}x40`, [of(204)]: `0+${100 - failed}x40` };
};

/** A secret that got its value when time began: each value of a series is a day later. */
const oldSecret = (name: string, days: number, fine: number): AlertCase => {
  const series = `genai_secret_version_created_timestamp_seconds{host="jobmatch-prod-vm",secret="jobmatch-prod-${name}"}`;
  return {
    alert: 'SecretOld',
    severity: 'medium',
    about: `secret="jobmatch-prod-${name}"`,
    atMinute: 3 * 60,
    fires: { [series]: `${-days * 86_400}x200` },
    quiet: { [series]: `${-fine * 86_400}x200` },
  };
};

export const monitoringCases: readonly AlertCase[] = [
  oldSecret('db-password', 91, 89),
  oldSecret('grafana-admin-password', 181, 179),
  oldSecret('backup-encryption-key', 366, 364),
  lost(
    'CollectorDropsLogs',
    'high',
    'loki_write_dropped_entries_total{host="jobmatch-prod-vm",reason="ingester_error"}',
  ),
  {
    ...lost(
      'CollectorDropsCloudLogs',
      'medium',
      'otelcol_exporter_send_failed_log_records_total{host="jobmatch-prod-vm"}',
    ),
    atMinute: 35,
    fires: { 'otelcol_exporter_send_failed_log_records_total{host="jobmatch-prod-vm"}': '0+1x35' },
    quiet: { 'otelcol_exporter_send_failed_log_records_total{host="jobmatch-prod-vm"}': '7x35' },
  },
  lost('CollectorDropsTraces', 'medium', 'otelcol_exporter_send_failed_spans_total{host="jobmatch-prod-vm"}'),
  lost(
    'ServiceLogsTooMuch',
    'low',
    'loki_process_dropped_lines_by_label_total{host="jobmatch-prod-vm",label_name="service",label_value="flux"}',
  ),
  {
    alert: 'LokiRequestErrors',
    severity: 'high',
    about: 'route="loki_api_v1_push"',
    atMinute: 35,
    fires: lokiRequests(12),
    quiet: lokiRequests(8),
  },
  {
    alert: 'PrometheusBadConfig',
    severity: 'high',
    about: 'service="prometheus"',
    atMinute: 20,
    fires: { [`prometheus_config_last_reload_successful${prometheus}`]: '0x20' },
    quiet: { [`prometheus_config_last_reload_successful${prometheus}`]: '0 1 0x5 1x20' },
  },
  counted('PrometheusRuleFailures', 'high', 'prometheus_rule_evaluation_failures_total', 25),
  counted('PrometheusMissingRuleEvaluations', 'medium', 'prometheus_rule_group_iterations_missed_total', 25),
  {
    alert: 'PrometheusNotIngestingSamples',
    severity: 'high',
    about: 'service="prometheus"',
    atMinute: 20,
    fires: { [`prometheus_tsdb_head_samples_appended_total${prometheus}`]: '100x20' },
    quiet: { [`prometheus_tsdb_head_samples_appended_total${prometheus}`]: '0+100x20' },
  },
  counted('PrometheusDatabaseFails', 'medium', 'prometheus_tsdb_compactions_failed_total', 260),
  {
    alert: 'PrometheusNotConnectedToAlertmanagers',
    severity: 'critical',
    about: 'service="prometheus"',
    atMinute: 15,
    fires: { [`prometheus_notifications_alertmanagers_discovered${prometheus}`]: '0x15' },
    quiet: { [`prometheus_notifications_alertmanagers_discovered${prometheus}`]: '0 1 0x3 1x15' },
  },
  {
    alert: 'PrometheusErrorSendingAlerts',
    severity: 'critical',
    about: 'service="prometheus"',
    atMinute: 15,
    fires: sendingTo({ one: 100, other: 10 }),
    // As long as one of them gets everything.
    quiet: sendingTo({ one: 100, other: 0 }),
  },
  {
    alert: 'AlertmanagerFailedToSendAlerts',
    severity: 'critical',
    about: 'integration="slack"',
    atMinute: 15,
    fires: { [notified('total')]: '0+10x15', [notified('failed_total')]: '0+1x15' },
    quiet: { [notified('total')]: '0+10x15', [notified('failed_total')]: '1x15' },
  },
  {
    alert: 'AlertmanagerMembersInconsistent',
    severity: 'high',
    about: 'service="alertmanager"',
    atMinute: 20,
    fires: { [knownMembers]: '1x20' },
    quiet: { [knownMembers]: '2 1 1 2x20' },
  },
  counted('PrometheusTargetSyncFailure', 'high', 'prometheus_target_sync_failed_total', 15),
];
