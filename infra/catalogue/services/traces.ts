import { publicImages } from '../images.ts';
import type { ServiceEntry } from './service.ts';

/** Ports of OpenTelemetry's protocol (document 003, «4317, 4318»): the collector takes traces there, and Jaeger from the collector. */
export const otlp = { grpc: 4317, http: 4318 } as const;

/** Port of Jaeger's health, as its documentation has it; in its container alone. */
export const jaegerHealth = 13133;

/** Traces: document 003, «Jaeger 16686». Limits are a decision: the documents name none. */
export const traces = {
  jaeger: {
    name: 'Jaeger',
    does: 'keeps the traces of requests',
    image: publicImages.jaeger,
    mode: 'replicated',
    runsOn: 'app',
    networks: ['monitoring'],
    port: 16686,
    limits: { memoryGib: 0.375, cpus: 0.5 },
    monitoring: true,
    health: { tool: 'wget', path: '/status', port: jaegerHealth },
    metrics: '/metrics',
    metricsPort: 8888,
    user: '10001:10001',
    command: ['--config=/etc/jaeger/jaeger.yml'],
    // The one directory of its image that its user may write to: a volume takes over whose it is.
    volumes: [{ volume: 'jaeger', path: '/tmp' }],
    singleWriter: true,
    stopGracePeriodSeconds: 30,
  },
} as const satisfies Record<string, ServiceEntry>;
