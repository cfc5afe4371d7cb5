import type { AlertEntry, Severity } from './alert.ts';

/** What users are promised of each service. Source: document 003, «Objectifs de disponibilité et performance». */
export const serviceLevels = { availability: 0.995 } as const;

/** The part of the requests that may fail. */
export const errorBudget = 1 - serviceLevels.availability;

/** The times over which the error ratio of each service is kept. */
export const errorWindows = ['5m', '30m', '1h', '2h', '6h', '1d', '3d'] as const;
export type ErrorWindow = (typeof errorWindows)[number];

/** Part of a service's requests that failed within a time; of one that nobody asked anything there is none. */
export const errorRatio = (window: ErrorWindow): string => `service:request_errors:ratio_rate${window}`;

/**
 * That more than a few requests failed within a time: where people ask a handful of times, one failure is a large part of them, and nothing
 * to wake somebody for. The number is a decision.
 */
export const moreThanAFewFailed = (window: ErrorWindow): string =>
  `sum by (service) (increase(haproxy_backend_http_responses_total{code="5xx"}[${window}])) >= 5`;

/**
 * How fast the errors of thirty days are used up before somebody should know, each measured over a long time and a short one: the short
 * one ends the alert soon after the errors end. Source: Google's «The Site Reliability Workbook», chapter 5, table 5-8.
 */
export const burnRates = [
  { rate: 14.4, long: '1h', short: '5m', severity: 'critical' },
  { rate: 6, long: '6h', short: '30m', severity: 'high' },
  { rate: 3, long: '1d', short: '2h', severity: 'medium' },
  { rate: 1, long: '3d', short: '6h', severity: 'low' },
] as const satisfies readonly {
  readonly rate: number;
  readonly long: ErrorWindow;
  readonly short: ErrorWindow;
  readonly severity: Severity;
}[];

export const serviceLevelAlerts: readonly AlertEntry[] = burnRates.map(({ rate, long, short, severity }) => ({
  name: 'ErrorBudgetBurns',
  severity,
  expr: () => {
    const limit = Number((rate * errorBudget).toFixed(4));
    return `${errorRatio(long)} > ${limit} and ${errorRatio(short)} > ${limit} and ${moreThanAFewFailed(short)}`;
  },
  // The long time is the wait.
  for: '2m',
  summary: `{{ $labels.service }} fails ${rate} times as many requests as its ${serviceLevels.availability * 100} % allow, for ${long} already`,
  source: 'document 003, «Disponibilité globale: 99.5%»',
}));
