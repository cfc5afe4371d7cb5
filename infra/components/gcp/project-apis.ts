import * as gcp from '@pulumi/gcp';
import * as pulumi from '@pulumi/pulumi';

/** The Google APIs that an environment uses. */
const apis = [
  'bigquery',
  'cloudresourcemanager',
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
  /** Administrators are held to their addresses, by an access level. */
  readonly accessLevels: boolean;
  /** Google Cloud project id. */
  readonly project: string;
}

/** Enabled APIs of the project. They stay enabled when the environment goes: others may use them. */
export class ProjectApis extends pulumi.ComponentResource {
  constructor(name: string, { project, accessLevels }: ProjectApisArgs, opts?: pulumi.ComponentResourceOptions) {
    super('genai:gcp:ProjectApis', name, {}, opts);
    for (const api of [...apis, ...(accessLevels ? ['accesscontextmanager'] : [])]) {
      new gcp.projects.Service(
        `${name}-${api}`,
        { project, service: `${api}.googleapis.com`, disableOnDestroy: false },
        { parent: this },
      );
    }
    this.registerOutputs();
  }
}
