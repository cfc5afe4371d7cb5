import * as gcp from '@pulumi/gcp';
import * as pulumi from '@pulumi/pulumi';

export interface AdminAccessArgs {
  /** Name of the access level, letters, digits and underscores. */
  readonly levelName: string;
  /** Title of the access level, for people. */
  readonly title: string;
  /** IPv4 ranges from which administrators work, CIDR. */
  readonly addresses: readonly string[];
  /** Number of the organisation's access policy. */
  readonly accessPolicy: string;
}

/** The addresses from which the hosts may be administered, as an access level that the right to open a tunnel asks for. */
export class AdminAccess extends pulumi.ComponentResource {
  /** Condition for an IAM binding, in the Common Expression Language. */
  readonly expression: string;

  constructor(
    name: string,
    { levelName, title, addresses, accessPolicy }: AdminAccessArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super('genai:gcp:AdminAccess', name, {}, opts);
    const level = `accessPolicies/${accessPolicy}/accessLevels/${levelName}`;
    new gcp.accesscontextmanager.AccessLevel(
      name,
      {
        parent: `accessPolicies/${accessPolicy}`,
        name: level,
        title,
        basic: { conditions: [{ ipSubnetworks: [...addresses] }] },
      },
      { parent: this },
    );
    this.expression = `"${level}" in request.auth.access_levels`;
    this.registerOutputs();
  }
}
