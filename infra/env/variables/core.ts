import { factsFor, settingsFor } from '../variable.ts';

const everyService = ['application', 'gui', 'cv-ingestion', 'ai-assistant', 'offre-ingestion', 'matching'];
const setting = settingsFor('application');
const applicationSetting = settingsFor('gui', 'cv-ingestion', 'ai-assistant', 'offre-ingestion', 'matching');
const fact = factsFor('application');
const composeFact = factsFor('operator');
const composeSetting = settingsFor('operator');

/** Which environment this is, and how its services behave in it. */
export const identity = {
  ENV_MODE: settingsFor(...everyService)(
    'word',
    'Name of the environment for the applications: local, staging or prod',
  ),
  DEBUG: applicationSetting('boolean', 'Whether the applications run in debug mode; only for a developer’s machine'),
  GENAI_ENVIRONMENT: setting('word', 'Name of the environment for the GenAI services'),
  CONFIG_PROFILE: setting('word', 'Name of the configuration profile that the GenAI services load'),
  GENAI_VERSION: setting('version', 'Version of the GenAI stack'),
  CONFIG_GENERATED_DATE: setting(
    'datetime',
    'Date of the configuration template; constant, so that rendering again does not replace containers',
  ),
  CONFIG_SCHEMA_VERSION: setting('version', 'Version of the configuration schema'),
  PROJECT_NAME: fact('word', 'Name of the product', (facts) => facts.product, 'setting product'),
  PROJECT_ROOT: fact('path', 'Working directory of the services in their containers', (facts) => facts.projectRoot),
  RESOURCE_PROFILE: setting('word', 'Size of the environment: minimal, light, standard or performance'),
};

/** Logging, hardening and health checks: what the containers run under. */
export const containers = {
  DOCKER_API_VERSION: composeSetting('version', 'Lowest Docker API version that the hosts must support'),
  COMPOSE_PROJECT_NAME: composeFact(
    'word',
    'Docker Compose project of the applications that run on the same hosts as the services',
    (facts) => facts.product,
    'setting product',
  ),
  COMPOSE_FILE_VERSION: composeSetting('version', 'Version of the Docker Compose file format'),
  RESTART_POLICY: composeFact(
    'word',
    'Docker restart policy of the service containers',
    (facts) => facts.restart.services,
  ),
  RESTART_POLICY_MONITORING: composeFact(
    'word',
    'Docker restart policy of the monitoring containers',
    (facts) => facts.restart.monitoring,
  ),
  LOG_DRIVER: composeFact('word', 'Docker log driver of the containers', (facts) => facts.logging.driver),
  LOG_MAX_SIZE: composeFact(
    'size',
    'Size at which a container’s log file is rotated',
    (facts) => facts.logging.maxSize,
  ),
  LOG_MAX_FILES: composeFact(
    'integer',
    'Number of rotated log files to keep per container',
    (facts) => facts.logging.maxFiles,
  ),
  LOG_LEVEL: settingsFor(...everyService)('word', 'Lowest log level that is written'),
  VERBOSE_LOGGING: setting('boolean', 'Log the details of every request'),
  DEBUG_MODE: setting('boolean', 'Whether the GenAI services run in debug mode'),
  SECURITY_ENABLED: setting('boolean', 'Enable the security features of the services'),
  NO_NEW_PRIVILEGES: fact(
    'boolean',
    'Whether processes in containers cannot gain privileges',
    (facts) => facts.hardening.noNewPrivileges,
  ),
  READ_ONLY_ROOT: fact(
    'boolean',
    'Whether containers have a read-only root file system',
    (facts) => facts.hardening.readOnlyRoot,
  ),
  DROP_ALL_CAPABILITIES: fact(
    'boolean',
    'Whether containers drop all Linux capabilities',
    (facts) => facts.hardening.dropAllCapabilities,
  ),
  HEALTH_CHECK_ENABLED: setting('boolean', 'Whether services answer health checks'),
  HEALTH_CHECK_INTERVAL: fact(
    'duration',
    'Time between two health checks of a container',
    (facts) => facts.healthCheck.interval,
  ),
  HEALTH_CHECK_TIMEOUT: fact(
    'duration',
    'Time after which a health check of a container counts as failed',
    (facts) => facts.healthCheck.timeout,
  ),
  HEALTH_CHECK_RETRIES: fact(
    'integer',
    'Failed health checks in a row that make a container unhealthy',
    (facts) => facts.healthCheck.retries,
  ),
  HEALTH_CHECK_START_PERIOD: fact(
    'duration',
    'Time after the start of a container in which failed health checks do not count',
    (facts) => facts.healthCheck.startPeriod,
  ),
};
