/**
 * Variables whose value the operator chooses, because the seeds leave it open: seed 000 has `${DB_HOST_PROD}`,
 * `${REDIS_CLUSTER_ENDPOINT}` and `${AZURE_BACKUP_CONTAINER}`.
 */
export const choiceNames = ['DB_HOST', 'REDIS_HOST', 'BACKUP_SECONDARY_STORAGE'] as const;

export type ChoiceName = (typeof choiceNames)[number];
