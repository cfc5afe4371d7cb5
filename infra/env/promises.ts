import { catalogue, serviceIds } from '../catalogue/services/catalogue.ts';
import type { Facts } from '../facts/contract.ts';
import type { VariableName } from './registry.ts';
import { variablePrefix } from './variables/services.ts';

/** Whether a value says in an environment that something exists. */
type Claims = (value: string, facts: Facts) => boolean;

/** Variables that say that something exists, while nothing in this project makes it. */
export interface NotBuilt {
  /** What would make them true, in a few words. */
  readonly missing: string;
  readonly variables: readonly VariableName[];
  /** Any value but `false`, unless given. */
  readonly claims?: Claims;
}

/** Variables that are true because of a file of this repository, or of the programs that read them. */
export interface Built {
  /** Path of the file, or `readers`: they describe only what their readers do. */
  readonly by: string;
  readonly variables: readonly VariableName[];
}

const isOn = (value: string): boolean => value !== 'false';

/** Values of a feature that is switched off say nothing. */
const whereTrue =
  (feature: VariableName): Claims =>
  (value, { settings }) =>
    isOn(value) && settings[feature] === true;

/** What has an address outside the containers is given by the operator; `localhost` is the reading container itself. */
const unlessGiven =
  (host: VariableName): Claims =>
  (value, { settings }) =>
    isOn(value) && [undefined, 'localhost'].includes(settings[host] as string | undefined);

/** What is declared and not built: it goes from here when something makes it true. */
export const notBuilt: readonly NotBuilt[] = [
  {
    missing: 'a job that makes backups and deletes old ones',
    variables: [
      'BACKUP_PRIMARY_STORAGE',
      'BACKUP_PATH',
      'BACKUP_ENABLED',
      'BACKUP_STRATEGY',
      'BACKUP_SCHEDULE',
      'BACKUP_RETENTION_DAYS',
      'BACKUP_COMPRESSION_ENABLED',
      'BACKUP_ENCRYPTION_ENABLED',
    ],
    claims: whereTrue('BACKUP_ENABLED'),
  },
  {
    missing: 'a copy of the backups with another provider',
    variables: ['BACKUP_SECONDARY_STORAGE', 'BACKUP_OFFSITE_ENABLED'],
    claims: whereTrue('BACKUP_ENABLED'),
  },
  {
    missing: 'a second replica of every service, in another zone',
    variables: ['HIGH_AVAILABILITY'],
  },
  {
    missing: 'an instance group that adds and removes hosts',
    variables: [
      'SCALING_ENABLED',
      'AUTO_SCALING_ENABLED',
      'SCALE_UP_CPU_THRESHOLD',
      'SCALE_DOWN_CPU_THRESHOLD',
      'SCALE_UP_MEMORY_THRESHOLD',
      'MIN_REPLICAS',
      'MAX_REPLICAS',
    ],
    claims: whereTrue('SCALING_ENABLED'),
  },
  {
    missing: 'a copy of the environment in a second region',
    variables: ['DR_ENABLED', 'REPLICATION_ENABLED', 'FAILOVER_AUTOMATIC', 'RTO_MINUTES', 'RPO_MINUTES'],
    claims: whereTrue('DR_ENABLED'),
  },
  { missing: 'audit logs of who reads and writes data', variables: ['AUDIT_LOGGING_ENABLED'] },
  {
    missing: 'deletion of personal data by age',
    variables: ['GDPR_COMPLIANCE_ENABLED', 'DATA_RETENTION_POLICY_DAYS'],
  },
  {
    missing: 'a database, here or given as DB_HOST',
    variables: [
      'DB_HOST',
      'DB_PORT',
      'DB_NAME',
      'DB_USER',
      'DB_SSL_MODE',
      'DB_CONNECTION_POOL_SIZE',
      'DB_CONNECTION_TIMEOUT',
    ],
    claims: unlessGiven('DB_HOST'),
  },
  {
    missing: 'a Redis cache, here or given as REDIS_HOST',
    variables: [
      'REDIS_CLUSTER_ENABLED',
      'REDIS_HOST',
      'REDIS_PORT',
      'REDIS_DB',
      'REDIS_TLS_ENABLED',
      'REDIS_CONNECTION_POOL_SIZE',
    ],
    claims: unlessGiven('REDIS_HOST'),
  },
  {
    missing: 'containers of the applications and of their database',
    variables: [
      'POSTGRES_HOST',
      'POSTGRES_PORT',
      'POSTGRES_USER',
      'POSTGRES_DB',
      'CV_INGESTION_URL',
      'AI_ASSISTANT_URL',
      'MATCHING_URL',
    ],
  },
  {
    missing: 'a Jupyter container',
    variables: ['JUPYTER_ENABLED', 'JUPYTER_PORT'],
  },
  {
    missing: 'mounts of the code from the host',
    variables: [
      'HOT_RELOAD_ENABLED',
      'VOLUME_MOUNTS_ENABLED',
      'DEV_NOTEBOOKS_PATH',
      'DEV_SCRIPTS_PATH',
      'DEV_CONFIGS_PATH',
    ],
  },
  {
    missing: 'a load balancer in front of the hosts',
    variables: ['LOAD_BALANCER_ENABLED', 'LOAD_BALANCER_ALGORITHM'],
    claims: whereTrue('LOAD_BALANCER_ENABLED'),
  },
  {
    missing: 'a limit that counts clients inside the network too',
    variables: ['API_RATE_LIMITING_ENABLED', 'API_RATE_LIMIT_PER_MINUTE', 'RATE_LIMIT_BURST_SIZE'],
  },
  {
    missing: 'a list of origins at the gateway, and DNS for the domain',
    variables: ['CORS_ENABLED', 'CORS_ALLOWED_ORIGINS', 'CORS_ALLOW_CREDENTIALS'],
    claims: whereTrue('CORS_ENABLED'),
  },
  { missing: 'own encryption keys, and TLS behind the gateway', variables: ['ENCRYPTION_ENABLED'] },
  {
    missing: 'a limit on GPU memory that is enforced',
    variables: serviceIds
      .filter((id) => catalogue[id].limits.gpuMemoryGib !== undefined)
      .map((id) => `${variablePrefix(id)}_GPU_MEMORY_LIMIT` as const),
  },
  { missing: 'a check of the Docker API version of each host', variables: ['DOCKER_API_VERSION'] },
];

/** What makes the other switches, schedules and retentions true. */
export const built: readonly Built[] = [
  { by: 'infra/containers/hardening.ts', variables: ['NO_NEW_PRIVILEGES', 'READ_ONLY_ROOT', 'DROP_ALL_CAPABILITIES'] },
  { by: 'infra/containers/inputs.ts', variables: ['HEALTH_CHECK_ENABLED'] },
  { by: 'infra/model/demands.ts', variables: ['METRICS_ENABLED'] },
  { by: 'infra/templates/alertmanager.ts', variables: ['ALERTING_ENABLED', 'ALERT_SEVERITY_THRESHOLD'] },
  { by: 'infra/templates/collector.ts', variables: ['PII_SCRUBBING_ENABLED'] },
  { by: 'infra/templates/grafana.ts', variables: ['GRAFANA_PROVISIONING_ENABLED'] },
  { by: 'infra/templates/haproxy.ts', variables: ['DEBUG_PORTS_EXPOSED', 'TLS_ENABLED', 'TLS_MIN_VERSION'] },
  { by: 'infra/certificates/certificates.ts', variables: ['TLS_CERT_PATH', 'TLS_KEY_PATH', 'TLS_CA_PATH'] },
  {
    by: 'infra/catalogue/services/monitoring.ts',
    variables: [
      'PROMETHEUS_RETENTION_TIME',
      'PROMETHEUS_RETENTION_SIZE',
      'GRAFANA_ALLOW_SIGN_UP',
      'GRAFANA_ANONYMOUS_ACCESS',
      'GF_USERS_ALLOW_SIGN_UP',
      'GF_AUTH_ANONYMOUS_ENABLED',
    ],
  },
  {
    by: 'readers',
    variables: [
      'DEBUG',
      'VERBOSE_LOGGING',
      'DEBUG_MODE',
      'SECURITY_ENABLED',
      'GENAI_API_AUTH_ENABLED',
      'CORS_ALLOW_ALL_ORIGINS',
      'COMFYUI_WORKFLOW_CACHE_ENABLED',
      'FALLBACK_ENABLED',
      'USE_SQLITE_OFFERS',
      'USE_MOCK_MATCHING',
      'MCP_INTEGRATION_ENABLED',
      'ZERO_REGRESSION_MODE',
      'CLASSIC_EXECUTOR_PRESERVED',
      'COMPATIBILITY_LAYER_ENABLED',
      'DEV_TOOLS_ENABLED',
      'TESTING_ENABLED',
      'TEST_DATA_GENERATION',
      'MOCK_SERVICES_ENABLED',
      'MOCK_GENAI_MODELS',
      'MOCK_CLOUD_APIS',
      'MOCK_EXTERNAL_SERVICES',
      'CI_MODE',
      'PARALLEL_TESTS_ENABLED',
      'TEST_COVERAGE_ENABLED',
      'ARTIFACT_COLLECTION_ENABLED',
    ],
  },
];

/** What is missing for the value of a variable to be true; undefined where nothing is. */
export function missingFor(
  name: string,
  value: string,
  facts: Facts,
  groups: readonly NotBuilt[] = notBuilt,
): string | undefined {
  const group = groups.find(({ variables }) => variables.some((one) => one === name));
  return group && (group.claims ?? isOn)(value, facts) ? group.missing : undefined;
}
