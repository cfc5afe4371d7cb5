import type { ApplicationId } from './applications.ts';
import type { ServiceId } from './services/catalogue.ts';

/** Who works with a resource: a service of the catalogue, or an application that runs beside them. */
export type ReaderId = ServiceId | ApplicationId;

/** Reader → the IAM role that it needs on a resource. The hosts that it runs on get that role. */
export type Access = Readonly<Partial<Record<ReaderId, string>>>;

/** A bucket of the environment. */
export interface BucketEntry {
  readonly doc: string;
  /** The variable by which its readers know its name. */
  readonly variable?: string;
  readonly access: Access;
  /** Days after which old versions of an object are deleted. */
  readonly keepVersionsDays: number;
}

/** A BigQuery dataset of the environment. */
export interface DatasetEntry {
  readonly doc: string;
  /** The variable by which its readers know its name. */
  readonly variable: string;
  readonly access: Access;
}

/**
 * The buckets. `bronze` is document 001's; `backup` stands where document 000 has `${S3_BACKUP_BUCKET}`; `logs` receives the access
 * logs of the others (policy rule 38).
 */
const bucketEntries = {
  bronze: {
    doc: 'Bucket of raw job offers',
    variable: 'GCS_BUCKET',
    access: { 'offre-ingestion': 'roles/storage.objectUser' },
    keepVersionsDays: 30,
  },
  backup: { doc: 'Bucket of the backups', variable: 'BACKUP_PRIMARY_STORAGE', access: {}, keepVersionsDays: 90 },
  logs: { doc: 'Access logs of the other buckets', access: {}, keepVersionsDays: 90 },
} as const satisfies Record<string, BucketEntry>;

/** The key of a bucket, and a part of its name. */
export type BucketId = keyof typeof bucketEntries;

export const buckets: Readonly<Record<BucketId, BucketEntry>> = bucketEntries;

/** The BigQuery datasets of document 001. Who reads and who writes: document 001, «Services concernés». */
const datasetEntries = {
  silver: {
    doc: 'Dataset of cleaned job offers',
    variable: 'BIGQUERY_SILVER_DATASET',
    access: { 'offre-ingestion': 'roles/bigquery.dataEditor' },
  },
  gold: {
    doc: 'Dataset of job offers ready to use',
    variable: 'BIGQUERY_GOLD_DATASET',
    access: {
      'offre-ingestion': 'roles/bigquery.dataEditor',
      gui: 'roles/bigquery.dataViewer',
      matching: 'roles/bigquery.dataViewer',
    },
  },
} as const satisfies Record<string, DatasetEntry>;

/** The key of a dataset, and a part of its name. */
export type DatasetId = keyof typeof datasetEntries;

export const datasets: Readonly<Record<DatasetId, DatasetEntry>> = datasetEntries;

/** The variables by which readers know the names of buckets and datasets. */
export type StorageVariable =
  | Extract<(typeof bucketEntries)[BucketId], { readonly variable: string }>['variable']
  | (typeof datasetEntries)[DatasetId]['variable'];
