import type { AlertThresholds } from '../catalogue/alerts/alert.ts';
import type { ChoiceName } from '../catalogue/choices.ts';
import type { ServiceId } from '../catalogue/services/catalogue.ts';
import type { Limits, NetworkId } from '../catalogue/services/service.ts';
import type { InfrastructureSettings } from './infrastructure-settings.ts';

/** A value of a variable. */
export type Scalar = string | number | boolean;

/** The environments, each with a profile and a stack file of its own. */
export const environmentNames = ['dev', 'test', 'staging', 'prod'] as const;

export type EnvironmentName = (typeof environmentNames)[number];

/** A Docker network of a host. Source: document 000, «NETWORK CONFIGURATION». */
export interface NetworkProfile {
  readonly name: string;
  /** IPv4 range in CIDR notation; the operator may move it in the stack file. */
  readonly subnet: string;
  /** It leads nowhere but to the containers on it. */
  readonly internal: boolean;
}

/** What an environment is: frozen data, the same for everyone who runs it. What an operator chooses is in the stack file. */
export interface Profile extends InfrastructureSettings {
  readonly environment: EnvironmentName;
  /**
   * A developer's machine, or one of automated tests: debugging, simulations and open doors belong there (document 000). What serves people
   * is none (document 004, policy rules 67 to 69).
   */
  readonly development: boolean;
  /** `local`: Docker engines alone. `cloud`: Google Cloud, and Docker on its GPU hosts. */
  readonly platform: 'local' | 'cloud';
  /** Stands in the names of buckets and datasets; empty in production (document 001, «Variables à définir par environnement»). */
  readonly infix: string;
  /** Images must be given by digest, not by tag (policy rule 62). */
  readonly imagesByDigest: boolean;
  /** Small programs answer in place of the services whose images the stack file does not name. */
  readonly stubImages: boolean;
  readonly networks: Readonly<Record<NetworkId, NetworkProfile>>;
  /** VMs and everything that holds data are protected from deletion (policy rule 12). */
  readonly deletionProtection: boolean;
  /** Limits and replicas where they differ from the catalogue's. */
  readonly services: Readonly<Partial<Record<ServiceId, Partial<Limits> & { readonly replicas?: number }>>>;
  /** Values of the variables that no part of the infrastructure follows from, under the names that the requirement documents give them. */
  readonly settings: Readonly<Record<string, Scalar>>;
  /** Choices of the operator without which the environment's services cannot work: `up` refuses to leave them out. */
  readonly requiredSettings: readonly ChoiceName[];
  /** From which values on somebody is told (document 003, «Seuils d’alerte»). */
  readonly alertThresholds: AlertThresholds;
  /** When no alerts are sent, because people work on the environment; in UTC (document 003, table 7). */
  readonly maintenance: readonly MaintenanceWindow[];
  /** Written exceptions to policy rules. */
  readonly policyExceptions: readonly PolicyException[];
}

/** The same hours on some days of every week. */
export interface MaintenanceWindow {
  /** Days of the week, in lower case as Alertmanager takes them. */
  readonly days: readonly ('monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday')[];
  /** `02:00` */
  readonly from: string;
  readonly to: string;
}

/** A rule that this environment breaks on purpose. */
export interface PolicyException {
  /** Number of the rule. */
  readonly rule: number;
  /**
   * Exact name of the resource, variable or service that is exempt; `{host}` in it stands for each host of the environment. `*`
   * is everything, for rules that allow that.
   */
  readonly resource: string;
  readonly reason: string;
  /** ISO date on which it was granted. */
  readonly granted: string;
  /** ISO date of its last day. */
  readonly expires: string;
}
