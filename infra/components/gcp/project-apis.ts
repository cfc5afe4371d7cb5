import * as gcp from '@pulumi/gcp';
import * as pulumi from '@pulumi/pulumi';
import { googleApis } from '../../catalogue/apis.ts';

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
    for (const api of [...googleApis, ...(accessLevels ? ['accesscontextmanager'] : [])]) {
      new gcp.projects.Service(
        `${name}-${api}`,
        { project, service: `${api}.googleapis.com`, disableOnDestroy: false },
        { parent: this },
      );
    }
    this.registerOutputs();
  }
}
