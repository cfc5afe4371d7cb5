import * as gcp from '@pulumi/gcp';
import * as pulumi from '@pulumi/pulumi';
import type { BucketEntry } from '../../catalogue/storage.ts';

export interface BucketSetArgs {
  readonly project: string;
  /** Location of the buckets: the region of the environment. */
  readonly location: string;
  /** Id → name of the bucket and what it is for; `logs` receives the access logs of the others. */
  readonly buckets: Readonly<Record<string, BucketEntry & { readonly name: string }>>;
  /** IAM member that works with them, each with the role that its entry names. */
  readonly member: string;
  /** The account behind the member: it must exist first. */
  readonly account: pulumi.Resource;
  readonly deletionProtection: boolean;
}

/** The buckets of an environment: private, versioned, with access logs. Policy rules 35 to 40. */
export class BucketSet extends pulumi.ComponentResource {
  constructor(name: string, args: BucketSetArgs, opts?: pulumi.ComponentResourceOptions) {
    super('genai:gcp:BucketSet', name, {}, opts);
    const { project, location, buckets, member, account } = args;
    const logs = buckets['logs']?.name;
    for (const [id, { name: bucketName, keepVersionsDays, hostRole }] of Object.entries(buckets)) {
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
      const grant = (grantName: string, grantRole: string, grantee: string, dependsOn: pulumi.Resource[]) =>
        new gcp.storage.BucketIAMMember(
          `${name}-${id}-${grantName}`,
          { bucket: bucket.name, role: grantRole, member: grantee },
          { parent: this, dependsOn },
        );
      if (hostRole !== undefined) grant('host', hostRole, member, [account]);
      // Cloud Storage's own group for delivering access logs. Source: «Usage logs & storage logs».
      if (bucketName === logs)
        grant('delivery', 'roles/storage.objectCreator', 'group:cloud-storage-analytics@google.com', []);
    }
    this.registerOutputs();
  }
}
