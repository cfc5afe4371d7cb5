import type { EnvironmentName } from './profile.ts';

/** What the names of an environment's resources are computed from. */
export interface NameScope {
  readonly prefix: string;
  readonly environment: EnvironmentName;
  readonly project: string;
  /** Stands in the names of buckets and datasets: the environment, or nothing in production. */
  readonly infix: string;
}

/** The first host's role: its VM bears the bare name of seed 001. */
export const firstHostRole = 'gpu-0';

const joined = (separator: string, ...parts: string[]): string => parts.filter((part) => part !== '').join(separator);

/** Names of cloud resources: seed 001's scheme, computed and never random. */
export const names = {
  /** `jobmatch-staging-vm`; later hosts append their role: `jobmatch-staging-vm-gpu-1`. */
  vm: ({ prefix, environment }: NameScope, host: string): string =>
    `${prefix}-${environment}-vm${host === firstHostRole ? '' : `-${host}`}`,
  /** `jobmatch-staging-bronze-job-match-v0`, and in production `jobmatch-bronze-job-match-v0`. */
  bucket: ({ prefix, infix, project }: NameScope, role: string): string => joined('-', prefix, infix, role, project),
  /** `staging_silver`, and in production `silver`. */
  dataset: ({ infix }: NameScope, role: string): string => joined('_', infix, role),
  /** `jobmatch-staging-postgres-password`. */
  secret: ({ prefix, environment }: NameScope, role: string): string => `${prefix}-${environment}-${role}`,
  /** Everything else: `jobmatch-staging-vpc`. */
  resource: ({ prefix, environment }: NameScope, role: string): string => `${prefix}-${environment}-${role}`,
};
