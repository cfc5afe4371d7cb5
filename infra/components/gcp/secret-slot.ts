import * as gcp from '@pulumi/gcp';
import * as pulumi from '@pulumi/pulumi';
import * as random from '@pulumi/random';
import type { ResourceGrant } from './grant.ts';

/** Length of a generated secret: 50 characters, the least that document 004 accepts for a secret key. */
const generatedLength = 50;

export interface SecretSlotArgs {
  /** Name in Secret Manager (document 001: `jobmatch-staging-postgres-password`). */
  readonly secretName: string;
  readonly project: string;
  /** The one region that holds the secret. */
  readonly region: string;
  /** Made here (`generated`), or filled from outside (`foreign`). */
  readonly origin: 'generated' | 'foreign';
  /** Raised to make a new value of a generated secret. */
  readonly generation: number;
  /** Former values of a generated secret stay readable; otherwise they are disabled, and can be brought back. */
  readonly keepsFormerVersions: boolean;
  /** Who may read it. */
  readonly grants: readonly ResourceGrant[];
  /** The secret is protected from deletion. */
  readonly deletionProtection: boolean;
}

/** A secret in Secret Manager with its own readers. Its value reaches neither outputs nor variables. Policy rules 33 and 48. */
export class SecretSlot extends pulumi.ComponentResource {
  constructor(name: string, args: SecretSlotArgs, opts?: pulumi.ComponentResourceOptions) {
    super('genai:gcp:SecretSlot', name, {}, opts);
    const { secretName, project, region } = args;
    const secret = new gcp.secretmanager.Secret(
      name,
      { secretId: secretName, project, replication: { userManaged: { replicas: [{ location: region }] } } },
      { parent: this, protect: args.deletionProtection },
    );
    if (args.origin === 'generated') {
      const value = new random.RandomPassword(
        name,
        { length: generatedLength, special: false, keepers: { generation: String(args.generation) } },
        { parent: this },
      );
      new gcp.secretmanager.SecretVersion(
        name,
        {
          secret: secret.id,
          secretData: value.result,
          deletionPolicy: args.keepsFormerVersions ? 'ABANDON' : 'DISABLE',
        },
        { parent: this },
      );
    }
    for (const { host, role, member, account } of args.grants) {
      // The right to the value has the name that it had alone: under another it would be given anew, and then taken away.
      const suffix = role === 'roles/secretmanager.secretAccessor' ? '' : `-${role.replace(/^.*\./, '')}`;
      new gcp.secretmanager.SecretIamMember(
        `${name}-${host}${suffix}`,
        { project, secretId: secret.secretId, role, member },
        { parent: this, dependsOn: [account] },
      );
    }
    this.registerOutputs();
  }
}
