import * as gcp from '@pulumi/gcp';
import * as pulumi from '@pulumi/pulumi';
import type { BucketEntry } from '../../catalogue/storage.ts';
import { grantName, type ResourceGrant } from './grant.ts';

export interface BucketSetArgs {
  readonly project: string;
  /** Location of the buckets: the region of the environment. */
  readonly location: string;
  /** Id → name of the bucket and what it is for; `logs` receives the access logs of the others. */
  readonly buckets: Readonly<Record<string, BucketEntry & { readonly name: string }>>;
  /** Who works with which of them. */
  readonly grants: readonly ResourceGrant[];
  readonly deletionProtection: boolean;
}

/** The buckets of an environment: private, versioned, with access logs. Policy rules 35 to 40. */
export class BucketSet extends pulumi.ComponentResource {
  constructor(name: string, args: BucketSetArgs, opts?: pulumi.ComponentResourceOptions) {
    super('genai:gcp:BucketSet', name, {}, opts);
    const { project, location, buckets, grants } = args;
    const logs = buckets['logs']?.name;
    for (const [id, { name: bucketName, keepVersionsDays }] of Object.entries(buckets)) {
      const bucket = new gcp.storage.Bucket(
        `${name}-${id}`,
        {
          name: bucketName,
          project,
          location,
          uniformBucketLevelAccess: true,
          publicAccessPrevention: 'enforced',
          versioning: { enabled: true },
          lifecycleRules: [
            {
              action: { type: 'Delete' },
              condition: { daysSinceNoncurrentTime: keepVersionsDays, withState: 'ARCHIVED' },
            },
          ],
          forceDestroy: false,
          ...(logs !== undefined &&
            bucketName !== logs && { logging: { logBucket: logs, logObjectPrefix: bucketName } }),
        },
        { parent: this, protect: args.deletionProtection },
      );
      for (const grant of grants.filter((one) => one.id === id)) {
        new gcp.storage.BucketIAMMember(
          `${name}-${id}-${grantName(grant)}`,
          { bucket: bucket.name, role: grant.role, member: grant.member },
          { parent: this, dependsOn: [grant.account] },
        );
      }
      if (bucketName !== logs) continue;
      // Cloud Storage's own group for delivering access logs. Source: «Usage logs & storage logs».
      new gcp.storage.BucketIAMMember(
        `${name}-${id}-delivery`,
        {
          bucket: bucket.name,
          role: 'roles/storage.objectCreator',
          member: 'group:cloud-storage-analytics@google.com',
        },
        { parent: this },
      );
    }
    this.registerOutputs();
  }
}
