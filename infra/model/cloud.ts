import { type BucketId, buckets, type DatasetId, datasets } from '../catalogue/storage.ts';
import type { Config } from '../config/schema.ts';
import { type NameScope, names } from './names.ts';
import type { Profile } from './profile.ts';

/** What exists on Google Cloud beside the hosts. */
export interface Cloud {
  readonly region: string;
  /** Zone of the hosts that name none. */
  readonly zone: string;
  readonly domain: string;
  /** IPv4 range of the hosts' subnet, CIDR. */
  readonly range: string;
  readonly admins: {
    readonly groups: readonly string[];
    readonly addresses: readonly string[];
    readonly accessPolicy?: string | undefined;
  };
  readonly hostImage: string;
  /** The account that may write logs to Cloud Logging, and nothing else; undefined where they do not go there. */
  readonly logWriter: LogWriter | undefined;
  /** Id → name. */
  readonly buckets: Readonly<Record<BucketId, string>>;
  readonly datasets: Readonly<Record<DatasetId, string>>;
}

/** An account without a VM. */
export interface LogWriter {
  readonly accountId: string;
  /** `jobmatch-prod-logs@….iam.gserviceaccount.com` */
  readonly email: string;
}

/** The cloud side of an environment; undefined for one on Docker engines alone. */
export function cloudOf(config: Config, scope: NameScope, { logs }: Pick<Profile, 'logs'>): Cloud | undefined {
  if (!('zone' in config)) return undefined;
  const { region, zone, domain, network, admins, hostImage } = config;
  return {
    region,
    zone,
    domain,
    range: network.range,
    admins,
    hostImage,
    logWriter: logs.cloudLogging ? logWriterOf(scope) : undefined,
    ...storageNames(scope),
  };
}

function logWriterOf(scope: NameScope): LogWriter {
  const accountId = names.resource(scope, 'logs');
  return { accountId, email: `${accountId}@${scope.project}.iam.gserviceaccount.com` };
}

/** The names of all buckets and datasets, by id. */
export const storageNames = (scope: NameScope): Pick<Cloud, 'buckets' | 'datasets'> => ({
  buckets: mapIds(buckets, (id) => names.bucket(scope, id)),
  datasets: mapIds(datasets, (id) => names.dataset(scope, id)),
});

const mapIds = <Id extends string>(entries: Readonly<Record<Id, unknown>>, name: (id: Id) => string) =>
  Object.fromEntries((Object.keys(entries) as Id[]).map((id) => [id, name(id)])) as Record<Id, string>;
