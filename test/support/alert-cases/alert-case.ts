/** Series of metrics as promtool takes them: series → values. */
export type Series = Readonly<Record<string, string>>;

/** An alert, and series of metrics with which it is there at a minute, and with which it is not. */
export interface AlertCase {
  readonly alert: string;
  readonly severity: string;
  /** Labels of what it is about, in PromQL. */
  readonly about: string;
  readonly atMinute: number;
  /** Minutes from one value of a series to the next, and from one evaluation of the rules; one, unless said. */
  readonly every?: number;
  readonly fires: Series;
  readonly quiet: Series;
}
