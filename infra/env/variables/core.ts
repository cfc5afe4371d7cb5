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
    'Environment as the applications know it: local, staging or prod; decides behaviour, never resources',
  ),
  DEBUG: applicationSetting('boolean', 'Debug mode of the applications; never on outside a developer’s machine'),
  GENAI_ENVIRONMENT: setting('word', 'Environment as the GenAI services know it'),
  CONFIG_PROFILE: setting('word', 'Profile of behaviour that the GenAI services load'),
  GENAI_VERSION: setting('version', 'Version of the GenAI stack'),
  CONFIG_GENERATED_DATE: setting(
    'datetime',
    'Date of the configuration’s template; a constant, so that a render does not replace containers',
  ),
  CONFIG_SCHEMA_VERSION: setting('version', 'Version of the configuration’s schema'),
  PROJECT_NAME: fact('word', 'Name of the product', (facts) => facts.product, 'setting product'),
  PROJECT_ROOT: fact('path', 'Working directory of the services in their containers', (facts) => facts.projectRoot),
  RESOURCE_PROFILE: setting('word', 'How much the environment may use: minimal, light, standard or performance'),
};

/** Logging, hardening and health checks: what the containers run under. */
export const containers = {
  DOCKER_API_VERSION: composeSetting('version', 'Lowest Docker API version that the hosts must speak'),
  COMPOSE_PROJECT_NAME: composeFact(
    'word',
    'Compose project of applications deployed beside the services',
    (facts) => facts.product,
    'setting product',
  ),
  COMPOSE_FILE_VERSION: composeSetting('version', 'Version of the Compose file format in use'),
  RESTART_POLICY: composeFact('word', 'Docker restart policy of the services', (facts) => facts.restart.services),
  RESTART_POLICY_MONITORING: composeFact(
    'word',
    'Docker restart policy of the monitoring',
    (facts) => facts.restart.monitoring,
  ),
  LOG_DRIVER: composeFact('word', 'Docker log driver', (facts) => facts.logging.driver),
  LOG_MAX_SIZE: composeFact(
    'size',
    'Size at which a container’s log file is rotated',
    (facts) => facts.logging.maxSize,
  ),
  LOG_MAX_FILES: composeFact('integer', 'Rotated log files that are kept', (facts) => facts.logging.maxFiles),
  LOG_LEVEL: settingsFor(...everyService)('word', 'Lowest level that is logged'),
  VERBOSE_LOGGING: setting('boolean', 'Log the details of every request'),
  DEBUG_MODE: setting('boolean', 'Debug mode of the GenAI services'),
  SECURITY_ENABLED: setting('boolean', 'Security features of the services are on'),
  NO_NEW_PRIVILEGES: fact('boolean', 'Containers cannot gain privileges', (facts) => facts.hardening.noNewPrivileges),
  READ_ONLY_ROOT: fact(
    'boolean',
    'Containers have a read-only root file system',
    (facts) => facts.hardening.readOnlyRoot,
  ),
  DROP_ALL_CAPABILITIES: fact(
    'boolean',
    'Containers drop all Linux capabilities',
    (facts) => facts.hardening.dropAllCapabilities,
  ),
  HEALTH_CHECK_ENABLED: setting('boolean', 'Services answer health checks'),
  HEALTH_CHECK_INTERVAL: fact('duration', 'Time between two health checks', (facts) => facts.healthCheck.interval),
  HEALTH_CHECK_TIMEOUT: fact(
    'duration',
    'Time after which a health check has failed',
    (facts) => facts.healthCheck.timeout,
  ),
  HEALTH_CHECK_RETRIES: fact(
    'integer',
    'Failed health checks in a row that make a container unhealthy',
    (facts) => facts.healthCheck.retries,
  ),
  HEALTH_CHECK_START_PERIOD: fact(
    'duration',
    'Time a container has to start before failures count',
    (facts) => facts.healthCheck.startPeriod,
  ),
};
