import * as gcp from '@pulumi/gcp';
import * as pulumi from '@pulumi/pulumi';
import type { HostAccount } from './grant.ts';

export interface LogWriterArgs {
  readonly project: string;
  /** Name of the account: `jobmatch-prod-logs`. */
  readonly accountId: string;
  readonly email: string;
  /** The hosts' accounts, by host: they may have short-lived tokens of this account. */
  readonly hosts: ReadonlyMap<string, HostAccount>;
}

/**
 * An account that may write logs and nothing else. The hosts' own accounts read secrets: a container that sends logs must not have their
 * tokens. Policy rules 26 to 29.
 */
export class LogWriter extends pulumi.ComponentResource {
  constructor(name: string, args: LogWriterArgs, opts?: pulumi.ComponentResourceOptions) {
    super('genai:gcp:LogWriter', name, {}, opts);
    const { project, accountId, email, hosts } = args;
    const child = { parent: this };
    const account = new gcp.serviceaccount.Account(
      name,
      { accountId, project, displayName: `Logs of the hosts, ${accountId}` },
      child,
    );
    new gcp.projects.IAMMember(
      `${name}-telemetry.logsWriter`,
      { project, role: 'roles/telemetry.logsWriter', member: `serviceAccount:${email}` },
      { parent: this, dependsOn: [account] },
    );
    for (const [host, { member, account: hostAccount }] of hosts) {
      new gcp.serviceaccount.IAMMember(
        `${name}-${host}-token`,
        { serviceAccountId: account.name, role: 'roles/iam.serviceAccountTokenCreator', member },
        { parent: this, dependsOn: [hostAccount] },
      );
    }
    this.registerOutputs();
  }
}
