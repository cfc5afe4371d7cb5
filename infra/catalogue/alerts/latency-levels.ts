import type { AlertEntry } from './alert.ts';
import { burnRates, type ErrorWindow } from './service-levels.ts';

/**
 * How fast users are promised an answer of each service: a part of the requests may take longer than so many seconds. Of what generates images,
 * longer than that part of the time that a generation may take. Source: document 003, «P95 < 2s», «P99 < 5s»; the parts are a decision.
 */
export const latencyLevels = {
  p95: { seconds: 2, mayBeSlow: 0.05, ofGeneration: 0.5 },
  p99: { seconds: 5, mayBeSlow: 0.01, ofGeneration: 0.75 },
} as const;

/** Requests a second of a service that took longer than its level promises; the label `level` says which. */
export const slowRequests = (window: ErrorWindow): string => `service:slow_requests:rate${window}`;

/** How many times as many requests were slow as may be. */
export const latencyBurn = (window: ErrorWindow): string => `service:latency_budget:burn_rate${window}`;

const secondsOf = { '5m': 300, '30m': 1800, '2h': 7200, '6h': 21_600 } as const;

/** The same windows as those of errors; five requests at least, so that one of a few wakes nobody. */
export const latencyLevelAlerts: readonly AlertEntry[] = burnRates.map(({ rate, long, short, severity }) => ({
  name: 'LatencyBudgetBurns',
  severity,
  expr: () =>
    `${latencyBurn(long)} > ${rate} and ${latencyBurn(short)} > ${rate} and ${slowRequests(short)} * ${secondsOf[short]} >= 5`,
  for: '2m',
  summary: `{{ $labels.service }} answers ${rate} times as many requests late as its level {{ $labels.level }} allows, for ${long} already`,
  source: 'document 003, «P95 < 2s», «P99 < 5s»',
}));
