import { jaegerHealth, otlp, traces } from '../catalogue/services/traces.ts';
import type { Environment } from '../model/environment.ts';
import { stringify } from './yaml.ts';

const store = 'traces';

/** Jaeger's configuration, in the terms of the OpenTelemetry Collector that it is: one process, which keeps everything in its volume. */
export function jaegerConfig({ profile }: Environment): string {
  const { port, metricsPort } = traces.jaeger;
  const everywhere = (of: number) => ({ endpoint: `0.0.0.0:${of}` });
  return stringify({
    service: {
      extensions: ['jaeger_storage', 'jaeger_query', 'healthcheckv2'],
      pipelines: {
        traces: { receivers: ['otlp'], processors: ['batch'], exporters: ['jaeger_storage_exporter'] },
      },
      telemetry: {
        metrics: { readers: [{ pull: { exporter: { prometheus: { host: '0.0.0.0', port: metricsPort } } } }] },
        logs: { level: 'warn' },
      },
    },
    extensions: {
      healthcheckv2: { use_v2: true, http: everywhere(jaegerHealth) },
      jaeger_query: { storage: { traces: store }, http: everywhere(port), grpc: { endpoint: '127.0.0.1:16685' } },
      jaeger_storage: {
        backends: {
          [store]: {
            badger: {
              directories: { keys: '/tmp/jaeger', values: '/tmp/jaeger' },
              ephemeral: false,
              ttl: { spans: `${profile.traces.days * 24}h` },
            },
          },
        },
      },
    },
    receivers: { otlp: { protocols: { http: everywhere(otlp.http) } } },
    processors: { batch: {} },
    exporters: { jaeger_storage_exporter: { trace_storage: store } },
  });
}
