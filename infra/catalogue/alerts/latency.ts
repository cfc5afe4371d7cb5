import type { AlertEntry } from './alert.ts';

/** The parts of a service's requests of which it is kept in how many seconds they were answered. Source: document 003, «P95 < 2s», «P99 < 5s». */
export const latencyQuantiles = { p50: 0.5, p95: 0.95, p99: 0.99 } as const;
type Quantile = keyof typeof latencyQuantiles;

/** Seconds within which that part of a service's requests was answered, as the gateways saw it. */
export const latency = (quantile: Quantile): string => `service:response_seconds:${quantile}_rate5m`;

/** From how many seconds on the answers of a service are too slow, by severity: generations take longer than anything else. */
export const latencyLimit = 'service:response_seconds:limit';

/** How much of the time that a generation may take is too much. A decision: the documents name no other limit. */
export const generationShare = { critical: 0.9, high: 0.75, medium: 0.5 } as const;

/** Fewer requests are no measure: the number is a decision. */
const asked = 'sum by (service) (increase(gateway_response_seconds_count[5m])) >= 5';

export const latencyAlerts: readonly AlertEntry[] = (['critical', 'high', 'medium'] as const).map((severity) => ({
  name: 'ServiceSlow',
  severity,
  expr: () =>
    `${latency('p95')} > on (service) group_left () (${latencyLimit}{severity="${severity}"}) and on (service) ${asked}`,
  for: '5m',
  summary: '{{ $labels.service }} begins to answer one request in twenty only after {{ $value | humanizeDuration }}',
  source: 'document 003, «Seuils d’alerte»',
}));
