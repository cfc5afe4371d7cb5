import { publicImages } from '../images.ts';
import type { ServiceEntry } from './service.ts';
import { otlp } from './traces.ts';

/** Where the collector finds the logs of its host. */
export const hostLogs = {
  containers: { source: 'containers', target: '/host/containers' },
  journal: { source: '/var/log/journal', target: '/host/journal' },
} as const;

/** File with a token of the account that writes to Cloud Logging, among the collector's secrets. */
export const logWriterToken = 'log-writer-token';

/** Logs: document 003, «Loki 3100»; the collector's port is its program's own. Limits are a decision: the documents name none. */
export const logs = {
  loki: {
    name: 'Loki',
    does: 'keeps the logs',
    image: publicImages.loki,
    mode: 'replicated',
    runsOn: 'app',
    // The collectors of the other hosts send it theirs.
    networks: ['genai', 'monitoring'],
    port: 3100,
    limits: { memoryGib: 0.625, cpus: 0.5 },
    monitoring: true,
    health: { tool: 'loki', path: '/ready' },
    metrics: '/metrics',
    user: '10001:10001',
    command: ['-config.file=/etc/loki/loki.yml'],
    volumes: [{ volume: 'loki', path: '/loki' }],
    singleWriter: true,
    tmpfs: { '/tmp': '64m' },
    stopGracePeriodSeconds: 60,
  },
  collector: {
    name: 'Collector (Alloy)',
    does: 'sends the logs and traces of its host on, without secrets and personal data',
    image: publicImages.collector,
    mode: 'global',
    // Loki may be on another host.
    networks: ['genai', 'monitoring'],
    port: 12345,
    intakePort: otlp.http,
    secrets: ['tls-ca'],
    limits: { memoryGib: 0.375, cpus: 0.5 },
    monitoring: true,
    health: { tool: 'bash', path: '/-/ready' },
    metrics: '/metrics',
    // The engine's log files are root's, and nobody else's; without capabilities, root reads what is its own.
    user: '0:0',
    command: [
      'run',
      '--server.http.listen-addr=0.0.0.0:12345',
      // How far it has read each file: the next version goes on there.
      '--storage.path=/var/lib/alloy/data',
      '--disable-reporting',
      '/etc/alloy/config.alloy',
    ],
    volumes: [{ volume: 'collector', path: '/var/lib/alloy/data' }],
    singleWriter: true,
    tmpfs: { '/tmp': '64m' },
    hostPaths: [
      { ...hostLogs.containers, reason: 'the engine writes what containers print to files there' },
      { ...hostLogs.journal, reason: 'the journal of the host is there', platform: 'cloud' },
    ],
    stopGracePeriodSeconds: 10,
  },
} as const satisfies Record<string, ServiceEntry>;
