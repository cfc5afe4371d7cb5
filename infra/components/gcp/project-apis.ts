import * as gcp from '@pulumi/gcp';
import * as pulumi from '@pulumi/pulumi';

/** The Google APIs that an environment uses. */
const apis = [
  'bigquery',
  'compute',
  'iam',
  'iap',
  'logging',
  'monitoring',
  'oslogin',
  'secretmanager',
  'storage',
] as const;

export interface ProjectApisArgs {
  /** Google Cloud project id. */
  readonly project: string;
}

/** Enabled APIs of the project. They stay enabled when the environment goes: others may use them. */
export class ProjectApis extends pulumi.ComponentResource {
  constructor(name: string, { project }: ProjectApisArgs, opts?: pulumi.ComponentResourceOptions) {
    super('genai:gcp:ProjectApis', name, {}, opts);
    for (const api of apis) {
      new gcp.projects.Service(
        `${name}-${api}`,
        { project, service: `${api}.googleapis.com`, disableOnDestroy: false },
        { parent: this },
      );
    }
    this.registerOutputs();
  }
}
