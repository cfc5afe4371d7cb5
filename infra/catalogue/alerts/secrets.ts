import type { AlertEntry } from './alert.ts';

/** Since when each secret has its value, as its hosts see it in Secret Manager: seconds since 1970, by its name there. */
export const secretMade = 'genai_secret_version_created_timestamp_seconds';

/** Days after which each secret is to be renewed. */
export const secretRotation = 'secret:rotation_days:wanted';

export const secretAlerts: readonly AlertEntry[] = [
  {
    name: 'SecretOld',
    severity: 'medium',
    expr: () => `(time() - max by (secret) (${secretMade})) / 86400 > on (secret) max by (secret) (${secretRotation})`,
    for: '1h',
    summary: 'The secret {{ $labels.secret }} is {{ $value | humanize }} days old',
    source: 'document 002, INTERVALLE_ROTATION_JOURS; document 003',
  },
];
