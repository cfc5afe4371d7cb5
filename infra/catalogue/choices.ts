/** A value that the operator chooses: its form, and that form in words. */
export interface Choice {
  readonly pattern: RegExp;
  readonly form: string;
}

const host: Choice = { pattern: /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, form: 'a host name or address' };

/**
 * Variables whose value the operator chooses, because the seeds leave it open: seed 000 has `${DB_HOST_PROD}`,
 * `${REDIS_CLUSTER_ENDPOINT}` and `${AZURE_BACKUP_CONTAINER}`.
 */
export const choices = {
  DB_HOST: host,
  REDIS_HOST: host,
  BACKUP_SECONDARY_STORAGE: { pattern: /^[A-Za-z0-9][A-Za-z0-9_.:/@-]*$/, form: 'the name or address of a storage' },
} as const satisfies Record<string, Choice>;

export type ChoiceName = keyof typeof choices;

export const choiceNames = Object.keys(choices) as ChoiceName[];
