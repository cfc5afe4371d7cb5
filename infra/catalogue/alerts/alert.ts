/** Who hears of an alert, and how soon: document 003, «Seuils d'alerte» and «Canaux de notification». */
export type Severity = 'critical' | 'high' | 'medium' | 'low';

/** From which values on an environment is worth an alert; a profile may have others. */
export interface AlertThresholds {
  /** Part of a service's requests that fail, 0 to 1 (document 003: 5 %, 2 %). */
  readonly errors: Readonly<Record<'critical' | 'high', number>>;
  /** Part of a processor, a memory or a GPU's memory that is used, 0 to 1 (document 003: 80 %). */
  readonly use: Readonly<Record<'medium' | 'low', number>>;
  /** Seconds after which a service begins to answer (document 003: 10, 5, 2); for generations see infra/catalogue/alerts/latency.ts. */
  readonly responseSeconds: Readonly<Record<'critical' | 'high' | 'medium', number>>;
  /** Refused requests within five minutes: sign-ins that failed, what was not allowed, calls above the limit (documents 002 and 003: 5, 3, 100). */
  readonly refusals: Readonly<Record<'signIns' | 'violations' | 'calls', number>>;
  /** Degrees Celsius of a GPU. */
  readonly gpuCelsius: Readonly<Record<'critical' | 'high', number>>;
}

/** A condition that somebody should know of. */
export interface AlertEntry {
  /** Two entries may share it: one condition, with a threshold for each severity. */
  readonly name: string;
  readonly severity: Severity;
  /** True while the condition holds: a PromQL query, with a series for each thing that it is about. */
  readonly expr: (thresholds: AlertThresholds) => string;
  /** For how long it has to hold; a duration for Prometheus. */
  readonly for: string;
  /** One line for whoever is woken: what is the matter, and with what. */
  readonly summary: string;
  /** The row of a document or the rule set that it comes from. */
  readonly source: string;
  /** What an environment has to have for it to mean anything. */
  readonly needs?: 'gpus' | 'alerting';
}
