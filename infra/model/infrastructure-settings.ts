import { z } from 'zod';
import { severityThresholdWords } from '../catalogue/alerts/channels.ts';
import type { DirectoryId } from '../catalogue/services/service.ts';

/** An object without unknown keys, never changed. */
const part = <const S extends z.core.$ZodLooseShape>(shape: S) => z.strictObject(shape).readonly();
const word = z
  .string()
  .regex(/^[\w.-]+$/, { error: 'must be a word of letters, digits, dots, dashes and underscores' });
const path = z.string().regex(/^[\w./-]+$/, { error: 'must be a path of letters, digits, dots, dashes and slashes' });
const positive = z.int().positive();
const dockerDuration = z
  .string()
  .regex(/^(\d+(\.\d+)?(ms|s|m|h))+$/, { error: 'must be a duration for Docker: 30s, 1m30s' });
const restartPolicy = z.enum(['no', 'on-failure', 'always', 'unless-stopped']);

/**
 * What decides about infrastructure in a profile. The program reads these values and never a variable; the variables follow
 * from them as facts. One schema for the profile, where its values are checked, and for the outputs of a stack.
 */
export const infrastructureSettings = z.object({
  /** Docker restart policies of the services and of the monitoring (document 000, «Restart policies»). */
  restart: part({ services: restartPolicy, monitoring: restartPolicy }),
  /** Log driver and rotation (document 000, «LOGGING CONFIGURATION»); the size as Docker takes it: `10m`. */
  logging: part({
    driver: word,
    maxSize: z.string().regex(/^\d+[kmg]$/, { error: 'must be a size for Docker’s logs: 10m' }),
    maxFiles: positive,
  }),
  /** Container health checks (document 000, «HEALTH CHECK CONFIGURATION»); Docker durations. */
  healthCheck: part({
    interval: dockerDuration,
    timeout: dockerDuration,
    retries: positive,
    startPeriod: dockerDuration,
  }),
  /** Container hardening (document 000, «SECURITY BASELINE»). */
  hardening: part({ noNewPrivileges: z.boolean(), readOnlyRoot: z.boolean(), dropAllCapabilities: z.boolean() }),
  /** TLS at the gateway, from this version on; absent where the environment has none. */
  tls: part({ minVersion: z.enum(['1.2', '1.3']) }).optional(),
  /** The gateway opens the debug ports of the services (document 000, `DEBUG_PORTS_EXPOSED`). */
  debugPortsExposed: z.boolean(),
  gateway: part({
    /** Largest request body, MB. */
    maxUploadMb: positive,
    /** Requests of one client to our services, and how many above that are still served at once; absent where nobody counts. */
    rateLimit: part({ perMinute: positive, burst: z.int().min(0) }).optional(),
  }),
  /** Seconds that a service may take to start, for a generation, and for any other request. */
  timeouts: part({ startupSeconds: positive, generationSeconds: positive, requestSeconds: positive }),
  /** Working directory of the services in their containers. */
  projectRoot: z.string().regex(/^\/[\w./-]*$/, { error: 'must be an absolute path' }),
  /** Where the volumes of the generators are mounted: absolute, or inside `projectRoot`. */
  directories: part({ models: path, outputs: path, cache: path, logs: path } satisfies Record<DirectoryId, z.ZodType>),
  /** Whether the environment is monitored: Prometheus, Grafana and the exporters (document 000, `METRICS_ENABLED`). */
  metricsEnabled: z.boolean(),
  /** How long Prometheus keeps metrics, and how much of them; in its own units: `30d`, `10GB`. */
  metricsRetention: part({
    time: z.string().regex(/^\d+(ms|[smhdwy])$/, { error: 'must be a duration for Prometheus: 30d' }),
    size: z.string().regex(/^\d+([KMGTPE]?B)$/, { error: 'must be a size for Prometheus: 10GB' }),
  }),
  /**
   * How many days Loki keeps logs, and those of security (document 003, «Cycle de vie des logs»); whether the collector removes personal data
   * from them, and whether they also go to Google's Cloud Logging, where there is a cloud.
   */
  logs: part({ days: positive, securityDays: positive, withoutPersonalData: z.boolean(), cloudLogging: z.boolean() }),
  /** Of how many requests in a hundred that come without a trace one is kept, and for how many days. */
  traces: part({ sampledPercent: z.int().min(0).max(100), days: positive }),
  /** Who may use Grafana without an account made for them. */
  grafana: part({ allowSignUp: z.boolean(), anonymousAccess: z.boolean() }),
  /** Alerts from this severity on; absent where none are sent. */
  alerting: part({ severityThreshold: z.enum(severityThresholdWords) }).optional(),
  /** Jupyter on this port; absent where there is none. */
  jupyter: part({ port: z.int().min(1).max(65535) }).optional(),
  /** Backups are encrypted, with a key of the environment. */
  backupEncryption: z.boolean(),
});

export type InfrastructureSettings = z.infer<typeof infrastructureSettings>;
