import type { Severity } from './alert.ts';

/** A way to people: a web address of theirs, a text message, a mail, Slack. */
export type Channel = 'webhook' | 'sms' | 'email' | 'slack';

/** Severities, the worst first. */
export const severities = ['critical', 'high', 'medium', 'low'] as const satisfies readonly Severity[];

/**
 * The ways that an alert takes by its severity. Source: document 003, «Alertes de sécurité»; the webhook, from document 000, is told of
 * everything that is sent at all.
 */
export const channelsOf: Readonly<Record<Severity, readonly Channel[]>> = {
  critical: ['webhook', 'sms', 'email', 'slack'],
  high: ['webhook', 'email', 'slack'],
  medium: ['webhook', 'email'],
  low: ['webhook'],
};

/** The words of `ALERT_SEVERITY_THRESHOLD` (document 000: `warning`), and the lowest severity that is sent. */
export const severityThresholds = {
  critical: 'critical',
  error: 'high',
  warning: 'medium',
  info: 'low',
} as const satisfies Readonly<Record<string, Severity>>;

/** A word for the lowest severity that is sent. */
export type SeverityThreshold = keyof typeof severityThresholds;

export const severityThresholdWords = Object.keys(severityThresholds) as SeverityThreshold[];

/** The severities that are sent; the others are on the dashboards alone. */
export const sentFrom = (threshold: SeverityThreshold): Severity[] =>
  severities.slice(0, severities.indexOf(severityThresholds[threshold]) + 1);
