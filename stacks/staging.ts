import { extend } from './extend.ts';
import { prod } from './prod.ts';

/**
 * Staging behaves like production at smaller sizes: what is not said here is production's.
 * Memory is that of document 000's generator template (8, 12, 6 GB); sizes that production raises fall back to document 000's base.
 */
export const staging = extend(prod, {
  environment: 'staging',
  infix: 'staging',
  deletionProtection: false,
  metricsRetention: { time: '30d', size: '10GB' },
  traces: { sampledPercent: 50, days: 7 },
  services: {
    flux: { memoryGib: 8 },
    sd35: { memoryGib: 12 },
    comfyui: { memoryGib: 6 },
  },
  settings: {
    GENAI_ENVIRONMENT: 'staging',
    RESOURCE_PROFILE: 'standard',
    BACKUP_RETENTION_DAYS: 30,
    DB_NAME: 'coursia_genai_staging',
    DB_USER: 'genai_staging_user',
    ENV_MODE: 'staging',
  },
});
