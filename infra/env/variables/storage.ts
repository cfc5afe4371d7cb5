import { choicesFor, factsFor, settingsFor } from '../variable.ts';

const data = settingsFor('data');
const path = factsFor('generation');
const backup = settingsFor('backup');
const recovery = settingsFor('operator');
const postgres = settingsFor('gui', 'cv-ingestion');
const development = settingsFor('operator');

/** Database and cache of the GenAI services. Their passwords are secrets. */
export const databases = {
  DB_HOST: choicesFor('data')('host', 'Host of the database'),
  DB_PORT: data('port', 'Port of the database'),
  DB_NAME: data('word', 'Name of the database'),
  DB_USER: data('word', 'User of the database'),
  DB_SSL_MODE: data('word', 'How the connection to the database is encrypted'),
  DB_CONNECTION_POOL_SIZE: data('integer', 'Connections kept open to the database'),
  DB_CONNECTION_TIMEOUT: data('integer', 'Seconds a connection to the database may take'),
  REDIS_CLUSTER_ENABLED: data('boolean', 'The cache is a cluster'),
  REDIS_HOST: choicesFor('data')('host', 'Host of the cache'),
  REDIS_PORT: data('port', 'Port of the cache'),
  REDIS_DB: data('integer', 'Number of the cache’s database'),
  REDIS_TLS_ENABLED: data('boolean', 'The connection to the cache is encrypted'),
  REDIS_CONNECTION_POOL_SIZE: data('integer', 'Connections kept open to the cache'),
  POSTGRES_HOST: postgres('host', 'Host of the applications’ database'),
  POSTGRES_PORT: postgres('port', 'Port of the applications’ database'),
  POSTGRES_USER: postgres('word', 'User of the applications’ database'),
  POSTGRES_DB: postgres('word', 'Name of the applications’ database'),
};

/** Where the services keep files, in their containers. */
export const paths = {
  MODELS_PATH: path('path', 'Directory of the models', (facts) => facts.directories.models),
  OUTPUT_PATH: path('path', 'Directory of generated images', (facts) => facts.directories.outputs),
  CACHE_PATH: path('path', 'Directory of the cache', (facts) => facts.directories.cache),
  LOGS_PATH: path('path', 'Directory of log files', (facts) => facts.directories.logs),
  BACKUP_PATH: backup('path', 'Directory of backups'),
  DEV_NOTEBOOKS_PATH: development('path', 'Directory of development notebooks'),
  DEV_SCRIPTS_PATH: development('path', 'Directory of development scripts'),
  DEV_CONFIGS_PATH: development('path', 'Directory of development configurations'),
};

/** Backups and recovery. The key that encrypts them is a secret. */
export const backups = {
  BACKUP_ENABLED: backup('boolean', 'Backups are made'),
  BACKUP_STRATEGY: backup('word', 'Full or incremental'),
  BACKUP_SCHEDULE: backup('cron', 'When, in cron’s five fields, UTC'),
  BACKUP_RETENTION_DAYS: backup('integer', 'Days a backup is kept'),
  BACKUP_COMPRESSION_ENABLED: backup('boolean', 'Backups are compressed'),
  BACKUP_ENCRYPTION_ENABLED: factsFor('backup')('boolean', 'Backups are encrypted', (facts) => facts.backupEncryption),
  BACKUP_SECONDARY_STORAGE: choicesFor('backup')('word', 'Second place of the backups, with another provider'),
  BACKUP_OFFSITE_ENABLED: backup('boolean', 'Backups go to that second place'),
  AUDIT_LOGGING_ENABLED: settingsFor('application')('boolean', 'Who did what is logged'),
  GDPR_COMPLIANCE_ENABLED: settingsFor('application')('boolean', 'Personal data is handled under the GDPR'),
  DATA_RETENTION_POLICY_DAYS: settingsFor('application')('integer', 'Days personal data is kept'),
  PII_SCRUBBING_ENABLED: settingsFor('application')('boolean', 'Personal data is removed from logs'),
  DR_ENABLED: recovery('boolean', 'The environment can be recovered elsewhere'),
  REPLICATION_ENABLED: recovery('boolean', 'Data is replicated'),
  FAILOVER_AUTOMATIC: recovery('boolean', 'Failover needs no person'),
  RTO_MINUTES: recovery('integer', 'Minutes an outage may last'),
  RPO_MINUTES: recovery('integer', 'Minutes of data that may be lost'),
};
