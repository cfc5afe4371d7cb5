import { choicesFor, factsFor, settingsFor } from '../variable.ts';

const data = settingsFor('data');
const path = factsFor('generation');
const backup = settingsFor('backup');
const recovery = settingsFor('operator');
const postgres = settingsFor('gui', 'cv-ingestion');
const development = settingsFor('operator');

/** Database and cache of the GenAI services. Their passwords are secrets. */
export const databases = {
  DB_HOST: choicesFor('data')('host', 'Host of the GenAI services’ database'),
  DB_PORT: data('port', 'Port of the GenAI services’ database'),
  DB_NAME: data('word', 'Name of the GenAI services’ database'),
  DB_USER: data('word', 'User of the GenAI services’ database'),
  DB_SSL_MODE: data('word', 'SSL mode of connections to the GenAI services’ database'),
  DB_CONNECTION_POOL_SIZE: data('integer', 'Number of connections that a GenAI service keeps open to its database'),
  DB_CONNECTION_TIMEOUT: data('integer', 'Seconds after which connecting to the GenAI services’ database times out'),
  REDIS_CLUSTER_ENABLED: data('boolean', 'Whether the Redis cache is a cluster'),
  REDIS_HOST: choicesFor('data')('host', 'Host of the Redis cache'),
  REDIS_PORT: data('port', 'Port of the Redis cache'),
  REDIS_DB: data('integer', 'Number of the database in the Redis cache'),
  REDIS_TLS_ENABLED: data('boolean', 'Whether connections to the Redis cache use TLS'),
  REDIS_CONNECTION_POOL_SIZE: data('integer', 'Number of connections that a service keeps open to the Redis cache'),
  POSTGRES_HOST: postgres('host', 'Host of the applications’ database'),
  POSTGRES_PORT: postgres('port', 'Port of the applications’ database'),
  POSTGRES_USER: postgres('word', 'User of the applications’ database'),
  POSTGRES_DB: postgres('word', 'Name of the applications’ database'),
};

/** Where the services keep files, in their containers. */
export const paths = {
  MODELS_PATH: path('path', 'Directory of the models, in the containers', (facts) => facts.directories.models),
  OUTPUT_PATH: path('path', 'Directory of generated images, in the containers', (facts) => facts.directories.outputs),
  CACHE_PATH: path('path', 'Directory of cached files, in the containers', (facts) => facts.directories.cache),
  LOGS_PATH: path('path', 'Directory of log files, in the containers', (facts) => facts.directories.logs),
  BACKUP_PATH: backup('path', 'Directory of backups'),
  DEV_NOTEBOOKS_PATH: development('path', 'Directory of development notebooks'),
  DEV_SCRIPTS_PATH: development('path', 'Directory of development scripts'),
  DEV_CONFIGS_PATH: development('path', 'Directory of development configurations'),
};

/** Backups and recovery. The key that encrypts them is a secret. */
export const backups = {
  BACKUP_ENABLED: backup('boolean', 'Make backups'),
  BACKUP_STRATEGY: backup('word', 'Type of the backups: full or incremental'),
  BACKUP_SCHEDULE: backup('cron', 'Schedule of the backups, in cron’s five fields, UTC'),
  BACKUP_RETENTION_DAYS: backup('integer', 'Number of days that a backup is kept'),
  BACKUP_COMPRESSION_ENABLED: backup('boolean', 'Compress backups'),
  BACKUP_ENCRYPTION_ENABLED: factsFor('backup')('boolean', 'Encrypt backups', (facts) => facts.backupEncryption),
  BACKUP_SECONDARY_STORAGE: choicesFor('backup')(
    'string',
    'Storage of another provider for a second copy of the backups',
  ),
  BACKUP_OFFSITE_ENABLED: backup('boolean', 'Copy backups to the storage in BACKUP_SECONDARY_STORAGE'),
  AUDIT_LOGGING_ENABLED: settingsFor('application')('boolean', 'Whether services write an audit log: who did what'),
  GDPR_COMPLIANCE_ENABLED: settingsFor('application')(
    'boolean',
    'Whether services handle personal data as the GDPR requires',
  ),
  DATA_RETENTION_POLICY_DAYS: settingsFor('application')('integer', 'Number of days that personal data is kept'),
  PII_SCRUBBING_ENABLED: factsFor('application')(
    'boolean',
    'Whether the collector removes personal data from logs',
    ({ metricsEnabled, logs }) => (metricsEnabled && logs.withoutPersonalData) || undefined,
  ),
  DR_ENABLED: recovery('boolean', 'Whether the environment can be recovered in another place after a disaster'),
  REPLICATION_ENABLED: recovery('boolean', 'Whether data is replicated to another place'),
  FAILOVER_AUTOMATIC: recovery('boolean', 'Whether failover is automatic'),
  RTO_MINUTES: recovery('integer', 'Recovery time objective: minutes that an outage may last'),
  RPO_MINUTES: recovery('integer', 'Recovery point objective: minutes of data that may be lost'),
};
