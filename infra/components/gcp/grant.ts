import type * as pulumi from '@pulumi/pulumi';

/** The account of a host, which is given rights. */
export interface HostAccount {
  /** Its IAM member: `serviceAccount:…`. */
  readonly member: string;
  /** The account itself: it must exist before anything is granted to it. */
  readonly account: pulumi.Resource;
}

/** A right of a host's account on one of the resources of a component. */
export interface ResourceGrant extends HostAccount {
  /** Key of the resource among those of the component. */
  readonly id: string;
  /** Id of the host. */
  readonly host: string;
  /** IAM role: `roles/storage.objectUser`. */
  readonly role: string;
}

/** Name of a grant among the resources of the stack: who has which role. */
export const grantName = ({ host, role }: ResourceGrant): string => `${host}-${role.slice('roles/'.length)}`;
