/** A bucket of the environment. */
export interface BucketEntry {
  readonly doc: string;
  /** Role of the first host's service account on it; undefined for none. */
  readonly hostRole?: string;
  /** Days after which old versions of an object are deleted. */
  readonly keepVersionsDays: number;
}

/**
 * The buckets. `bronze` is seed 001's; `backup` stands where seed 000 has `${S3_BACKUP_BUCKET}`; `logs` receives the access
 * logs of the others (policy rule 38).
 */
export const buckets = {
  bronze: { doc: 'Raw job offers', hostRole: 'roles/storage.objectUser', keepVersionsDays: 30 },
  backup: { doc: 'Backups', hostRole: 'roles/storage.objectCreator', keepVersionsDays: 90 },
  logs: { doc: 'Access logs of the other buckets', keepVersionsDays: 90 },
} as const satisfies Record<string, BucketEntry>;

export type BucketId = keyof typeof buckets;

/** The BigQuery datasets of seed 001, by id. */
export const datasets = {
  silver: { doc: 'Cleaned job offers' },
  gold: { doc: 'Job offers ready to use' },
} as const;

export type DatasetId = keyof typeof datasets;
