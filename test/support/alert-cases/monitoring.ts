import type { AlertCase } from './alert-case.ts';

const prometheus = '{service="prometheus",host="jobmatch-prod-vm-app-0"}';
const counted = (alert: string, severity: string, metric: string, atMinute: number): AlertCase => ({
  alert,
  severity,
  about: 'service="prometheus"',
  atMinute,
  fires: { [`${metric}${prometheus}`]: `0+1x${atMinute}` },
  quiet: { [`${metric}${prometheus}`]: `7x${atMinute}` },
});

export const monitoringCases: readonly AlertCase[] = [
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
  counted('PrometheusTargetSyncFailure', 'high', 'prometheus_target_sync_failed_total', 15),
];
