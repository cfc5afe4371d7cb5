import * as gcp from '@pulumi/gcp';
import * as pulumi from '@pulumi/pulumi';
import type { HostAccount } from './grant.ts';

export interface VmHostArgs {
  /** Name of the VM and, since it has at most 30 characters, of its service account (document 001: `jobmatch-staging-vm`). */
  readonly vmName: string;
  readonly project: string;
  readonly region: string;
  readonly zone: string;
  /** Compute Engine machine type. */
  readonly machineType: string;
  /** Accelerator type (`nvidia-l4`) and number of GPUs, where it has any. */
  readonly accelerator?: { readonly type: string; readonly count: number };
  /** Boot image: a full image name, never a family (policy rule 11). */
  readonly image: string;
  /** Type of both disks: `pd-ssd`, or `hyperdisk-balanced` for machine series that take nothing else. */
  readonly diskType: string;
  /** Sizes of the disks, GiB. */
  readonly bootDiskGib: number;
  readonly dataDiskGib: number;
  /** Internal address, inside the subnet. */
  readonly address: string;
  readonly subnetId: pulumi.Input<string>;
  /** Runs as root at every start; a change reaches the VM in place. */
  readonly startupScript: string;
  /** Further metadata, by attribute: readable by all that runs on the VM, so never a secret. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Groups (`group:…`) that may open a tunnel to it and log in. */
  readonly admins: readonly string[];
  /** Condition on opening a tunnel, or none. */
  readonly adminCondition?: string | undefined;
  /** IAM roles of its account in the project. Rights to data are granted where the data is. */
  readonly projectRoles: readonly string[];
  /** VM and data disk are protected from deletion. */
  readonly deletionProtection: boolean;
}

/** A VM with an account, an address and a data disk of its own. Policy rules 1 to 12. */
export class VmHost extends pulumi.ComponentResource implements HostAccount {
  readonly instance: gcp.compute.Instance;
  /** IAM member of its service account, computed: known before the account exists. */
  readonly member: string;
  readonly account: gcp.serviceaccount.Account;

  constructor(name: string, args: VmHostArgs, opts?: pulumi.ComponentResourceOptions) {
    super('genai:gcp:VmHost', name, {}, opts);
    const { vmName, project, region, zone, accelerator, diskType } = args;
    const child = { parent: this };
    const stateful = { parent: this, protect: args.deletionProtection };

    this.account = new gcp.serviceaccount.Account(
      name,
      { accountId: vmName, project, displayName: `Host ${vmName}` },
      child,
    );
    const email = `${vmName}@${project}.iam.gserviceaccount.com`;
    this.member = `serviceAccount:${email}`;
    for (const role of args.projectRoles) {
      new gcp.projects.IAMMember(
        `${name}-${role.slice('roles/'.length)}`,
        { project, role, member: this.member },
        { parent: this, dependsOn: [this.account] },
      );
    }

    const address = new gcp.compute.Address(
      name,
      { name: vmName, project, region, addressType: 'INTERNAL', subnetwork: args.subnetId, address: args.address },
      child,
    );
    const dataDisk = new gcp.compute.Disk(
      `${name}-data`,
      { name: `${vmName}-data`, project, zone, type: diskType, size: args.dataDiskGib },
      stateful,
    );
    this.instance = new gcp.compute.Instance(
      name,
      {
        name: vmName,
        project,
        zone,
        machineType: args.machineType,
        ...(accelerator && { guestAccelerators: [accelerator] }),
        // Google cannot move a running VM with GPUs to another machine.
        scheduling: { onHostMaintenance: accelerator ? 'TERMINATE' : 'MIGRATE', automaticRestart: true },
        bootDisk: { initializeParams: { image: args.image, size: args.bootDiskGib, type: diskType } },
        attachedDisks: [{ source: dataDisk.id, deviceName: 'data', mode: 'READ_WRITE' }],
        networkInterfaces: [{ subnetwork: args.subnetId, networkIp: args.address }],
        canIpForward: false,
        serviceAccount: { email, scopes: ['cloud-platform'] },
        shieldedInstanceConfig: { enableSecureBoot: true, enableVtpm: true, enableIntegrityMonitoring: true },
        metadata: {
          ...args.metadata,
          'enable-oslogin': 'TRUE',
          'block-project-ssh-keys': 'TRUE',
          'serial-port-enable': 'FALSE',
          // Its host reports in one what is on it.
          'enable-guest-attributes': 'TRUE',
          // As an attribute of its own (`metadataStartupScript`) every change would replace the VM.
          'startup-script': args.startupScript,
        },
        allowStoppingForUpdate: true,
        deletionProtection: args.deletionProtection,
      },
      // Its name and address are taken as long as the old one exists.
      { ...stateful, dependsOn: [this.account, address], deleteBeforeReplace: true },
    );
    for (const group of args.admins) {
      const [, short = group] = group.split(':');
      new gcp.iap.TunnelInstanceIAMMember(
        `${name}-tunnel-${short}`,
        {
          project,
          zone,
          instance: this.instance.name,
          role: 'roles/iap.tunnelResourceAccessor',
          member: group,
          ...(args.adminCondition && { condition: { title: 'from admin addresses', expression: args.adminCondition } }),
        },
        child,
      );
      // Who logs in to a VM acts as its account: OS Login asks for the right to.
      new gcp.serviceaccount.IAMMember(
        `${name}-act-as-${short}`,
        { serviceAccountId: this.account.name, role: 'roles/iam.serviceAccountUser', member: group },
        child,
      );
      new gcp.compute.InstanceIAMMember(
        `${name}-login-${short}`,
        { project, zone, instanceName: this.instance.name, role: 'roles/compute.osAdminLogin', member: group },
        child,
      );
    }
    this.registerOutputs();
  }
}
