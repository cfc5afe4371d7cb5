import type { Environment } from '../model/environment.ts';
import { stringify } from './yaml.ts';

/** What a log is of, in its label `kind`: a service, the requests at the gateway, a release, the host, or who was refused where. */
export type LogKind = 'application' | 'access' | 'release' | 'system' | 'security';

const hoursOf = (days: number): string => `${days * 24}h`;
const securityLogs: LogKind = 'security';

/** Loki's configuration: one process, which keeps everything in its volume. */
export function lokiConfig({ profile }: Environment): string {
  return stringify({
    auth_enabled: false,
    analytics: { reporting_enabled: false },
    server: { http_listen_port: 3100, grpc_listen_address: '127.0.0.1', log_level: 'warn' },
    common: {
      path_prefix: '/loki',
      replication_factor: 1,
      instance_addr: '127.0.0.1',
      ring: { instance_addr: '127.0.0.1', kvstore: { store: 'inmemory' } },
      storage: { filesystem: { chunks_directory: '/loki/chunks', rules_directory: '/loki/rules' } },
    },
    // It is alone: there is nobody to hand over to.
    ingester: { lifecycler: { min_ready_duration: '0s', final_sleep: '0s' }, wal: { replay_memory_ceiling: '200MB' } },
    schema_config: {
      configs: [
        {
          from: '2026-01-01',
          store: 'tsdb',
          object_store: 'filesystem',
          schema: 'v13',
          index: { prefix: 'index_', period: '24h' },
        },
      ],
    },
    limits_config: {
      retention_period: hoursOf(profile.logs.days),
      retention_stream: [
        { selector: `{kind="${securityLogs}"}`, priority: 1, period: hoursOf(profile.logs.securityDays) },
      ],
      // The collectors hold each service to less; this is for what comes by another way.
      ingestion_rate_mb: 8,
      ingestion_burst_size_mb: 16,
      per_stream_rate_limit: '2MB',
      per_stream_rate_limit_burst: '8MB',
      max_line_size: '64KB',
      max_line_size_truncate: true,
      max_label_names_per_series: 8,
      reject_old_samples_max_age: '168h',
      // A label of its own beside `service` would say the same.
      discover_service_name: [],
      volume_enabled: true,
    },
    compactor: { working_directory: '/loki/compactor', retention_enabled: true, delete_request_store: 'filesystem' },
    query_range: { results_cache: { cache: { embedded_cache: { enabled: true, max_size_mb: 32 } } } },
  });
}
