import type { SettingsOf, Variable } from './variable.ts';
import { applications, developmentTools, integrations, testing } from './variables/applications.ts';
import { cloudVariables } from './variables/cloud.ts';
import { containers, identity } from './variables/core.ts';
import { fallback, models, performance, scaling } from './variables/generation.ts';
import { grafanaNames, monitoring } from './variables/monitoring.ts';
import { access, network } from './variables/network.ts';
import { secretFileVariables, serviceVariables } from './variables/services.ts';
import { backups, databases, paths } from './variables/storage.ts';
import { tracing, tracingNames } from './variables/tracing.ts';

/** A titled part of the `.env`. */
export interface Section {
  readonly title: string;
  readonly variables: Readonly<Record<string, Variable>>;
}

/** Every non-secret variable of documents 000 and 001, in the order in which a `.env` lists them. */
export const registry: readonly Section[] = [
  { title: 'Identity', variables: identity },
  { title: 'Cloud resources', variables: cloudVariables() },
  { title: 'Services', variables: serviceVariables() },
  { title: 'Network', variables: network },
  { title: 'Access', variables: access },
  { title: 'Containers', variables: containers },
  { title: 'Models', variables: models },
  { title: 'Performance', variables: performance },
  { title: 'Scaling', variables: scaling },
  { title: 'Fallback', variables: fallback },
  { title: 'Databases', variables: databases },
  { title: 'Paths', variables: paths },
  { title: 'Backups and compliance', variables: backups },
  { title: 'Monitoring', variables: monitoring },
  { title: 'Traces', variables: tracing },
  { title: 'Applications', variables: applications },
  { title: 'Integration', variables: integrations },
  { title: 'Development', variables: developmentTools },
  { title: 'Testing', variables: testing },
  { title: 'Secrets, as files', variables: secretFileVariables() },
  { title: 'Other programs’ names', variables: { ...tracingNames, ...grafanaNames } },
];

/** Whether no variable of ours has this name. */
export const isForeign = (name: string): boolean => !registry.some(({ variables }) => Object.hasOwn(variables, name));

type Defined = typeof identity &
  typeof containers &
  typeof network &
  typeof access &
  typeof models &
  typeof performance &
  typeof scaling &
  typeof fallback &
  typeof databases &
  typeof paths &
  typeof backups &
  typeof monitoring &
  typeof tracing &
  typeof applications &
  typeof integrations &
  typeof developmentTools &
  typeof testing;

/** The values that a profile may give: a name that no variable has, or a value of another type, does not compile. */
export type Settings = SettingsOf<Defined>;

/** Names that other code may use of variables: those of services follow from the catalogue. */
export type VariableName =
  | keyof Defined
  | keyof typeof grafanaNames
  | keyof typeof tracingNames
  | keyof ReturnType<typeof cloudVariables>
  | `${string}_GPU_MEMORY_LIMIT`;
