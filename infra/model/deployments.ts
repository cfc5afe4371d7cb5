import type { ApplicationId } from '../catalogue/applications.ts';
import type { Config } from '../config/schema.ts';
import type { Host } from './hosts.ts';

/** Applications on hosts that this program gives variables, and that somebody else installs. */
export interface Deployment {
  readonly name: string;
  /** The applications in it. */
  readonly readers: readonly ApplicationId[];
  readonly hosts: readonly Host[];
  /** Its `.env` on the host. */
  readonly file: string;
  /** What is restarted when its variables change. */
  readonly restart: { readonly compose: string } | { readonly unit: string };
  /** URL that the host asks whether it is healthy. */
  readonly health: string;
  readonly healthyWithinSeconds: number;
}

/** The deployments of the stack file; one that names no host is on the only one that there is. */
export const deploymentsOf = (config: Config, hosts: readonly Host[]): Deployment[] =>
  Object.entries(config.deployments).map(([name, { hosts: ids, readers, compose, unit = '', ...rest }]) => ({
    name,
    ...rest,
    readers: readers as ApplicationId[],
    hosts: ids === undefined ? hosts : ids.flatMap((id) => hosts.filter((host) => host.id === id)),
    restart: compose === undefined ? { unit } : { compose },
  }));
