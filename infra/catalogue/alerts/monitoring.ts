import type { AlertEntry } from './alert.ts';
import { wantedReplicas } from './services.ts';

// The rules of the Prometheus and Alertmanager mixins, © The Prometheus Authors, Apache License 2.0: names, queries and times; the severities are document 003's.
const source = 'Prometheus mixin';

/** What sends the alerts. Where it cannot, the one that says so is on the dashboards, and the heartbeat goes on or ends. */
const alertmanagerAlerts: readonly AlertEntry[] = [
  {
    name: 'PrometheusNotConnectedToAlertmanagers',
    severity: 'critical',
    expr: () => 'max_over_time(prometheus_notifications_alertmanagers_discovered[5m]) < 1',
    for: '5m',
    summary: 'Prometheus on {{ $labels.host }} knows of no Alertmanager: nobody is told of anything',
    source,
    needs: 'alerting',
  },
  {
    name: 'PrometheusErrorSendingAlerts',
    severity: 'critical',
    expr: () =>
      'min without (alertmanager) (rate(prometheus_notifications_errors_total[5m]) / (rate(prometheus_notifications_sent_total[5m]) > 0)) > 0.03',
    for: '5m',
    summary: 'Prometheus on {{ $labels.host }} gets {{ $value | humanizePercentage }} of its alerts to no Alertmanager',
    source: `${source}, PrometheusErrorSendingAlertsToAnyAlertmanager`,
    needs: 'alerting',
  },
  {
    name: 'AlertmanagerFailedToSendAlerts',
    severity: 'critical',
    expr: () =>
      'rate(alertmanager_notifications_failed_total[5m]) / (rate(alertmanager_notifications_total[5m]) > 0) > 0.01',
    for: '5m',
    summary:
      'Alertmanager on {{ $labels.host }} fails to send {{ $value | humanizePercentage }} of the notifications by {{ $labels.integration }}',
    source: 'Alertmanager mixin',
    needs: 'alerting',
  },
  {
    name: 'AlertmanagerMembersInconsistent',
    severity: 'high',
    // A scrape that fails must not end it.
    expr: () =>
      `max_over_time(alertmanager_cluster_members[5m]) < on () group_left () sum(${wantedReplicas}{service="alertmanager"})`,
    for: '10m',
    summary: 'Alertmanager on {{ $labels.host }} does not know of all others: people are told twice',
    source: 'Alertmanager mixin',
    needs: 'alerting',
  },
];

/** The monitoring itself. */
export const monitoringAlerts: readonly AlertEntry[] = [
  {
    name: 'Watchdog',
    severity: 'low',
    expr: () => 'vector(1)',
    for: '0m',
    summary: 'Always there: whoever does not see it gets no other alert either',
    source,
  },
  {
    name: 'PrometheusBadConfig',
    severity: 'high',
    // A scrape that fails must not end it.
    expr: () => 'max_over_time(prometheus_config_last_reload_successful[5m]) == 0',
    for: '10m',
    summary: 'Prometheus on {{ $labels.host }} cannot read its configuration',
    source,
  },
  {
    name: 'PrometheusRuleFailures',
    severity: 'high',
    expr: () => 'increase(prometheus_rule_evaluation_failures_total[5m]) > 0',
    for: '15m',
    summary: 'Prometheus cannot evaluate the rules {{ $labels.rule_group }}',
    source,
  },
  {
    name: 'PrometheusMissingRuleEvaluations',
    severity: 'medium',
    expr: () => 'increase(prometheus_rule_group_iterations_missed_total[5m]) > 0',
    for: '15m',
    summary: 'Prometheus is too slow for the rules {{ $labels.rule_group }}',
    source,
  },
  {
    name: 'PrometheusNotIngestingSamples',
    severity: 'high',
    expr: () => 'sum without (type) (rate(prometheus_tsdb_head_samples_appended_total[5m])) <= 0',
    for: '10m',
    summary: 'Prometheus on {{ $labels.host }} keeps no new metrics',
    source,
  },
  {
    name: 'PrometheusDatabaseFails',
    severity: 'medium',
    expr: () =>
      'increase(prometheus_tsdb_reloads_failures_total[3h]) > 0 or increase(prometheus_tsdb_compactions_failed_total[3h]) > 0',
    for: '4h',
    summary: 'Prometheus on {{ $labels.host }} cannot compact its data',
    source,
  },
  {
    name: 'PrometheusTargetSyncFailure',
    severity: 'high',
    expr: () => 'increase(prometheus_target_sync_failed_total[30m]) > 0',
    for: '5m',
    summary: 'Prometheus cannot use the targets of {{ $labels.scrape_job }}',
    source,
  },
  ...alertmanagerAlerts,
];
