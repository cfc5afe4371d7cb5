import type { TestEnvironment } from './test-environment.ts';

/** A series of Prometheus, with its value for now. */
interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [time: number, value: string];
}

/** A span of Jaeger. */
interface Span {
  readonly operationName: string;
  readonly references: readonly { readonly spanID: string }[];
  readonly tags: readonly { readonly key: string; readonly value: unknown }[];
  readonly process: string;
}

/** What the programs of a monitored environment know: asked at its gateway, as people and Grafana do. */
export class Monitored {
  private readonly test: TestEnvironment;

  constructor(test: TestEnvironment) {
    this.test = test;
  }

  /** An answer of Prometheus's API. */
  prometheus<T>(path: string): T {
    return this.ask<{ data: T }>(9090, `api/v1/${path}`).data;
  }

  samples(query: string): readonly Sample[] {
    return this.prometheus<{ result: Sample[] }>(`query?query=${encodeURIComponent(query)}`).result;
  }

  /** What a query of Loki finds, of the last hour: a query of lines and one of numbers alike. */
  loki(query: string): readonly { stream: Record<string, string>; values: [string, string][] }[] {
    const path = `loki/api/v1/query_range?limit=5000&query=${encodeURIComponent(query)}`;
    return this.ask<{ data: { result: { stream: Record<string, string>; values: [string, string][] }[] } }>(3100, path)
      .data.result;
  }

  /** Lines with their labels. */
  lines(query: string): Record<string, string>[] {
    return this.loki(query).flatMap(({ stream, values }) => values.map(([, line]) => ({ ...stream, line })));
  }

  /** The spans of a trace, as far as Jaeger has them. */
  spans(trace: string): Span[] {
    const { text } = this.test.engine.get(`http://127.0.0.1:16686/api/traces/${trace}`);
    interface Trace {
      readonly spans: readonly (Omit<Span, 'process'> & { readonly processID: string })[];
      readonly processes: Readonly<Record<string, { readonly serviceName: string }>>;
    }
    const { data } = JSON.parse(text) as { data: Trace[] | null };
    return (data ?? []).flatMap(({ spans, processes }) =>
      spans.map((span) => ({ ...span, process: processes[span.processID]?.serviceName ?? '' })),
    );
  }

  private ask<T>(port: number, path: string): T {
    return JSON.parse(this.test.engine.get(`http://127.0.0.1:${port}/${path}`).text) as T;
  }
}
