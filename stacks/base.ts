import type { TypedProfile } from './extend.ts';

/**
 * What every environment has in common: the base file of document 000 (`.env.base`) and the constants of document 001.
 * The environments' own files say what they change.
 */
export const base: Omit<
  TypedProfile,
  | 'environment'
  | 'infix'
  | 'development'
  | 'platform'
  | 'imagesByDigest'
  | 'policyExceptions'
  | 'timeouts'
  | 'directories'
> = {
  networks: {
    genai: { name: 'genai-network', subnet: '172.20.0.0/16', internal: false },
    monitoring: { name: 'genai-monitoring', subnet: '172.21.0.0/16', internal: true },
  },
  stubImages: false,
  restart: { services: 'unless-stopped', monitoring: 'no' },
  logging: { driver: 'json-file', maxSize: '10m', maxFiles: 3 },
  healthCheck: { interval: '30s', timeout: '10s', retries: 3, startPeriod: '60s' },
  hardening: { noNewPrivileges: true, readOnlyRoot: true, dropAllCapabilities: true },
  deletionProtection: false,
  debugPortsExposed: false,
  gateway: { maxUploadMb: 100 },
  projectRoot: '/app',
  metricsEnabled: true,
  metricsRetention: { time: '30d', size: '10GB' },
  // Document 003, «Seuils d’alerte»; it names none for GPUs.
  alertThresholds: {
    errors: { critical: 0.05, high: 0.02 },
    responseSeconds: { critical: 10, high: 5, medium: 2 },
    refusals: { signIns: 5, violations: 3, calls: 100 },
    use: { medium: 0.9, low: 0.8 },
    gpuCelsius: { critical: 90, high: 85 },
  },
  // Document 003, table 7: planned and corrective maintenance.
  maintenance: [
    { days: ['sunday'], from: '02:00', to: '06:00' },
    { days: ['tuesday', 'thursday'], from: '03:00', to: '05:00' },
  ],
  traces: { sampledPercent: 100, days: 7 },
  logs: { days: 30, securityDays: 90, withoutPersonalData: true, cloudLogging: false },
  grafana: { allowSignUp: false, anonymousAccess: false },
  backupEncryption: true,
  services: {},
  requiredSettings: [],
  settings: {
    GENAI_VERSION: '1.0.0',
    CONFIG_GENERATED_DATE: '2025-10-07T23:45:00Z',
    CONFIG_SCHEMA_VERSION: '1.0',
    DOCKER_API_VERSION: '1.41',
    COMPOSE_FILE_VERSION: '3.8',
    LOG_LEVEL: 'INFO',
    VERBOSE_LOGGING: false,
    DEBUG_MODE: false,
    SECURITY_ENABLED: true,
    HEALTH_CHECK_ENABLED: true,
    BACKUP_ENABLED: true,
    BACKUP_RETENTION_DAYS: 30,
    BACKUP_SCHEDULE: '0 2 * * *',
    MAX_CONCURRENT_REQUESTS: 10,
    CONNECTION_POOL_SIZE: 20,
    MCP_INTEGRATION_ENABLED: true,
    ZERO_REGRESSION_MODE: true,
    CLASSIC_EXECUTOR_PRESERVED: true,
    COMPATIBILITY_LAYER_ENABLED: true,
    FALLBACK_ENABLED: true,
    FALLBACK_STRATEGY: 'cloud_first',
    CLOUD_PROVIDER: 'openrouter',
    RESOURCE_PROFILE: 'standard',
    SCALING_ENABLED: false,
    HIGH_AVAILABILITY: false,
    DEV_TOOLS_ENABLED: false,

    POSTGRES_HOST: 'db',
    POSTGRES_PORT: 5432,
    POSTGRES_USER: 'jobmatch',
    POSTGRES_DB: 'jobmatch',
    CV_INGESTION_URL: 'http://cv-ingestion:8081',
    AI_ASSISTANT_URL: 'http://ai-assistant:8084',
    MATCHING_URL: 'http://matching:8086',
    CV_INGESTION_PORT: 8081,
    AI_ASSISTANT_PORT: 8084,
    MATCHING_PORT: 8086,
    REDIS_PORT: 6379,
    LLM_TYPE: 'openai',
    LLM_ENDPOINT: 'https://api.openai.com/v1',
    LLM_MODEL: 'gpt-4',
    LLM_MAX_TOKENS: 4096,
  },
};
