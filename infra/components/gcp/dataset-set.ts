import * as gcp from '@pulumi/gcp';
import * as pulumi from '@pulumi/pulumi';

export interface DatasetSetArgs {
  readonly project: string;
  /** Location of the datasets: the region of the environment. */
  readonly location: string;
  /** Id → name of the dataset and what it is for. */
  readonly datasets: Readonly<Record<string, { readonly datasetId: string; readonly doc: string }>>;
  /** IAM member that reads and writes them. */
  readonly member: string;
  /** The account behind the member: it must exist first. */
  readonly account: pulumi.Resource;
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
      new gcp.bigquery.DatasetIamMember(
        `${name}-${id}-host`,
        { project: args.project, datasetId: dataset.datasetId, role: 'roles/bigquery.dataEditor', member: args.member },
        { parent: this, dependsOn: [args.account] },
      );
    }
    this.registerOutputs();
  }
}
