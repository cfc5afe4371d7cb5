import type { Decision } from '../infra/env/provenance.ts';

/**
 * Where the values of an environment are not what the documents say, or the documents say nothing: what was decided, and why.
 * A value that neither a document nor one of these accounts for fails the tests.
 */
export const decisions: readonly Decision[] = [
  {
    variables: ['DEBUG'],
    environments: ['test'],
    because: 'tests run without debug mode, as document 000 has it (DEBUG_MODE)',
  },
  {
    variables: ['DEBUG'],
    environments: ['staging'],
    because: 'document 004 is stricter than the example of document 001',
  },
  {
    variables: ['PII_SCRUBBING_ENABLED'],
    environments: ['dev'],
    because: 'logs in dev are of people, too: the collector does the same everywhere',
  },
  {
    variables: ['GENAI_ENVIRONMENT'],
    environments: ['staging'],
    because: 'staging says that it is staging; its profile is production',
  },
  {
    variables: ['RESOURCE_PROFILE', 'PROMETHEUS_RETENTION_TIME', 'PROMETHEUS_RETENTION_SIZE', 'BACKUP_RETENTION_DAYS'],
    environments: ['staging'],
    because: 'staging has smaller sizes: those of the base',
  },
  {
    variables: ['DB_NAME', 'DB_USER'],
    environments: ['staging'],
    because: 'no environment shares data with another (document 001, «Immutabilité des environnements»)',
  },
  {
    variables: ['CORS_ALLOWED_ORIGINS'],
    environments: ['staging'],
    because: 'follows from the setting domain',
  },
  {
    variables: ['RESTART_POLICY_MONITORING'],
    environments: ['staging', 'prod'],
    because: 'document 003 restarts the monitoring too',
  },
  {
    variables: [
      'ORCHESTRATOR_URL',
      'FLUX_URL',
      'SD35_URL',
      'COMFYUI_URL',
      'INTEGRATION_URL',
      'HEALTH_DASHBOARD_URL',
      'PROMETHEUS_URL',
      'GRAFANA_URL',
    ],
    because: 'every service with a port has a URL: the gateway of the host it runs on',
  },
  { variables: ['GPU_EXPORTER_PORT'], because: 'the port that DCGM’s exporter has by itself' },
  {
    variables: ['CV_INGESTION_URL', 'AI_ASSISTANT_URL', 'MATCHING_URL'],
    environments: ['dev', 'test'],
    because: 'the applications’ network is the same everywhere (001:1151–1153)',
  },
  {
    variables: ['BACKUP_PRIMARY_STORAGE'],
    because: 'a bucket of the environment stands where document 000 leaves S3_BACKUP_BUCKET open (000:486)',
  },
  {
    variables: ['MAX_UPLOAD_SIZE_MB'],
    environments: ['dev', 'test'],
    because: 'the limit of the gateway is the same everywhere (000:526)',
  },
  { variables: ['LLM_ENDPOINT'], because: 'the default of the code in document 001; its template leaves it empty' },
];
