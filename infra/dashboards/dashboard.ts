/** Something that a dashboard shows. */
export interface Panel {
  readonly title: string;
  /** Over time; as a number for now; as a table of what is now; or the lines of a log. */
  readonly as: 'lines' | 'number' | 'table' | 'log';
  /** Unit as Grafana calls it: `s`, `percentunit`, `bytes`, `reqps`. */
  readonly unit?: 's' | 'percentunit' | 'bytes' | 'reqps' | 'Bps' | 'celsius' | 'watt' | 'short';
  /** What a series is called, with its labels → its query, PromQL or LogQL. */
  readonly queries: Readonly<Record<string, string>>;
  /** Where its data is; Prometheus, unless said. */
  readonly from?: 'loki';
  /** What one should know to read it, where the title does not say it. */
  readonly about?: string;
  /** From this value on it is yellow, and from the second on red. */
  readonly limits?: readonly [number, number];
}

export interface Row {
  readonly title: string;
  readonly panels: readonly Panel[];
}

/** A label by whose values a dashboard can be narrowed. */
export type Filter = 'service' | 'host';

export interface Dashboard {
  /** Its place in Grafana's URLs, and the name of its file. */
  readonly id: string;
  readonly title: string;
  readonly filters: readonly Filter[];
  /** What an environment has to have for it to show anything. */
  readonly needs?: 'gpus';
  readonly rows: readonly Row[];
}
