import type { AlertEntry } from './alert.ts';

/** The way of the logs, without which nobody finds out what happened. */
export const logAlerts: readonly AlertEntry[] = [
  {
    name: 'CollectorDropsLogs',
    severity: 'high',
    expr: () => 'sum by (host, reason) (increase(loki_write_dropped_entries_total[5m])) > 0',
    for: '5m',
    summary: 'The collector of {{ $labels.host }} cannot send logs to Loki, and drops them: {{ $labels.reason }}',
    source: 'Loki mixin (Apache License 2.0), PromtailRequestErrors',
  },
  {
    name: 'CollectorDropsCloudLogs',
    severity: 'medium',
    expr: () =>
      'sum by (host) (increase(otelcol_exporter_send_failed_log_records_total[15m])) > 0 or sum by (host) (increase(otelcol_exporter_enqueue_failed_log_records_total[15m])) > 0',
    for: '15m',
    summary: 'The collector of {{ $labels.host }} cannot send logs to Cloud Logging, and drops them; Loki has them',
    source: 'decision: the same as of Loki',
  },
  {
    name: 'CollectorDropsTraces',
    severity: 'medium',
    expr: () => 'sum by (host) (increase(otelcol_exporter_send_failed_spans_total[5m])) > 0',
    for: '5m',
    summary: 'The collector of {{ $labels.host }} cannot send traces to Jaeger, and drops them',
    source: 'awesome-prometheus-alerts (CC BY 4.0), OpentelemetryCollectorExporterFailedSpans',
  },
  {
    name: 'ServiceLogsTooMuch',
    severity: 'low',
    expr: () => 'sum by (host, label_value) (increase(loki_process_dropped_lines_by_label_total[5m])) > 0',
    for: '10m',
    summary:
      '{{ $labels.label_value }} on {{ $labels.host }} logs more than its share: {{ $value | humanize }} lines were dropped',
    source: 'infra/templates/collector.ts',
  },
  {
    name: 'LokiRequestErrors',
    severity: 'high',
    expr: () =>
      'sum by (host, route) (rate(loki_request_duration_seconds_count{status_code=~"5.."}[5m])) / sum by (host, route) (rate(loki_request_duration_seconds_count[5m])) > 0.1',
    for: '15m',
    summary:
      'Loki on {{ $labels.host }} fails {{ $value | humanizePercentage }} of the requests for {{ $labels.route }}',
    source: 'Loki mixin (Apache License 2.0), LokiRequestErrors',
  },
];
