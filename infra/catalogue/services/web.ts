import { publicImages } from '../images.ts';
import type { ServiceEntry } from './service.ts';

/** Where the gateway says what it counts; the port is the one of HAProxy's own examples. */
export const gatewayMetrics = { path: '/metrics', port: 8404 } as const;

/** What people and other programs talk to. Ports: document 000, «Ports intégration». Limits are a decision: the documents name none. */
export const web = {
  gateway: {
    publishesPorts: true,
    name: 'Gateway (HAProxy)',
    does: 'the only entry to a host: TLS, limits, headers',
    image: publicImages.gateway,
    mode: 'global',
    networks: ['genai', 'monitoring'],
    limits: { memoryGib: 0.5, cpus: 1 },
    health: { tool: 'wget', path: '/health', port: 8080 },
    metrics: gatewayMetrics.path,
    metricsPort: gatewayMetrics.port,
    user: '99:99',
    // Its master process is told on that port, in the container alone, which versions get the requests (infra/host/gateway.ts).
    command: ['haproxy', '-W', '-S', '127.0.0.1:9999', '-f', '/etc/gateway'],
    secrets: ['tls-cert', 'tls-key', 'tls-ca'],
    secretsPath: '/secrets/tls',
    // HAProxy looks for the key of a certificate beside it.
    secretCopies: { 'cert.pem.key': 'tls-key' },
    reloadSignal: 'USR2',
    // The signal of its image waits for the last client to go, while no other can come in.
    stopSignal: 'SIGTERM',
    stopGracePeriodSeconds: 30,
  },
  integration: {
    name: 'Integration',
    does: 'the bridge to MCP and notebooks',
    mode: 'replicated',
    runsOn: 'app',
    networks: ['genai', 'monitoring'],
    port: 8194,
    portVariable: 'GENAI_INTEGRATION_PORT',
    reads: ['application', 'data'],
    secrets: ['genai-api-key', 'integration-api-secret', 'db-password', 'redis-password', 'tls-ca'],
    limits: { memoryGib: 1, cpus: 1 },
    health: { tool: 'curl', path: '/health' },
    metrics: '/metrics',
    user: '10001:10001',
    tmpfs: { '/tmp': '64m' },
    stopGracePeriodSeconds: 30,
  },
  'health-dashboard': {
    name: 'Health dashboard',
    does: 'the state of every service on one page',
    mode: 'replicated',
    runsOn: 'app',
    networks: ['genai', 'monitoring'],
    port: 8195,
    reads: ['application'],
    secrets: ['tls-ca'],
    limits: { memoryGib: 0.5, cpus: 0.5 },
    health: { tool: 'curl', path: '/health' },
    metrics: '/metrics',
    user: '10001:10001',
    tmpfs: { '/tmp': '64m' },
    stopGracePeriodSeconds: 10,
  },
} as const satisfies Record<string, ServiceEntry>;
