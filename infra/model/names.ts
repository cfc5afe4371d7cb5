import type { EnvironmentName } from './profile.ts';

/** What the names of an environment's resources are computed from. */
export interface NameScope {
  readonly prefix: string;
  readonly environment: EnvironmentName;
  readonly project: string;
  /** Stands in the names of buckets and datasets: the environment, or nothing in production. */
  readonly infix: string;
}

/** The host whose VM bears the bare name of document 001. */
const bareHostId = 'gpu-0';

const joined = (separator: string, ...parts: string[]): string => parts.filter((part) => part !== '').join(separator);

/** Names of cloud resources: document 001's scheme, computed and never random. */
export const names = {
  /** `jobmatch-staging-vm`; the others append their id: `jobmatch-staging-vm-gpu-1`. */
  vm: ({ prefix, environment }: NameScope, host: string): string =>
    `${prefix}-${environment}-vm${host === bareHostId ? '' : `-${host}`}`,
  /** The name of a VM in the network: `jobmatch-staging-vm.europe-west1-b.c.job-match-v0.internal`. */
  vmHostname: (scope: NameScope, host: string, zone: string): string =>
    `${names.vm(scope, host)}.${zone}.c.${scope.project}.internal`,
  /** `dev-gpu-0`: an engine that is on no VM of ours. */
  engine: ({ environment }: NameScope, host: string): string => `${environment}-${host}`,
  /** `jobmatch-staging-bronze-job-match-v0`, and in production `jobmatch-bronze-job-match-v0`. */
  bucket: ({ prefix, infix, project }: NameScope, id: string): string => joined('-', prefix, infix, id, project),
  /** `staging_silver`, and in production `silver`. */
  dataset: ({ infix }: NameScope, id: string): string => joined('_', infix, id),
  /** `jobmatch-staging-postgres-password`. */
  secret: ({ prefix, environment }: NameScope, id: string): string => `${prefix}-${environment}-${id}`,
  /** Everything else: `jobmatch-staging-vpc`. */
  resource: ({ prefix, environment }: NameScope, id: string): string => `${prefix}-${environment}-${id}`,
};
