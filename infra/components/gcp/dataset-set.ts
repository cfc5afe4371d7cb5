import * as gcp from '@pulumi/gcp';
import * as pulumi from '@pulumi/pulumi';
import { grantName, type ResourceGrant } from './grant.ts';

export interface DatasetSetArgs {
  readonly project: string;
  /** Location of the datasets: the region of the environment. */
  readonly location: string;
  /** Id → name of the dataset and what it is for. */
  readonly datasets: Readonly<Record<string, { readonly datasetId: string; readonly doc: string }>>;
  /** Who works with which of them. */
  readonly grants: readonly ResourceGrant[];
  readonly deletionProtection: boolean;
}

/** The BigQuery datasets of an environment, of this environment alone. Policy rules 42 and 44. */
export class DatasetSet extends pulumi.ComponentResource {
  constructor(name: string, args: DatasetSetArgs, opts?: pulumi.ComponentResourceOptions) {
    super('genai:gcp:DatasetSet', name, {}, opts);
    for (const [id, { datasetId, doc }] of Object.entries(args.datasets)) {
      const dataset = new gcp.bigquery.Dataset(
        `${name}-${id}`,
        {
          datasetId,
          project: args.project,
          location: args.location,
          description: doc,
          deleteContentsOnDestroy: false,
        },
        { parent: this, protect: args.deletionProtection },
      );
      for (const grant of args.grants.filter((one) => one.id === id)) {
        new gcp.bigquery.DatasetIamMember(
          `${name}-${id}-${grantName(grant)}`,
          { project: args.project, datasetId: dataset.datasetId, role: grant.role, member: grant.member },
          { parent: this, dependsOn: [grant.account] },
        );
      }
    }
    this.registerOutputs();
  }
}
