import { dockerTypes } from '../catalogue/resource-types/docker.ts';
import { missingFor } from '../env/promises.ts';
import { resolveVariables } from '../env/resolve.ts';
import type { Facts } from '../facts/contract.ts';
import type { Environment } from '../model/environment.ts';
import type { Profile } from '../model/profile.ts';
import { reading } from './inputs.ts';

/** What a rule needs of a resource. */
export interface PolicyResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** A variable as somebody reads it; readers may see other values of one. */
export interface PolicyVariable {
  readonly name: string;
  readonly value: string;
  /** What it says exists, and nothing builds it. */
  readonly notBuilt?: boolean;
}

/** An environment as a whole, as far as the rules look at it. */
export interface Subject {
  readonly profile: Pick<Profile, 'development' | 'platform' | 'stubImages' | 'requiredSettings' | 'policyExceptions'>;
  /** Ids of the hosts, and of the services on them. */
  readonly hosts: readonly string[];
  readonly services: readonly string[];
  readonly variables: readonly PolicyVariable[];
  readonly resources: readonly PolicyResource[];
}

/**
 * What the rules look at, of an environment and resources of it: planned ones, or those of its state.
 *
 * Its variables are those that anybody reads, those that only its settings name, and those that its containers have.
 */
export function subjectOf(environment: Environment, facts: Facts, resources: readonly PolicyResource[]): Subject {
  const services = Object.keys(facts.services);
  const read = (['environment', ...services.map((service) => ({ service }))] as const).flatMap((view) =>
    resolveVariables(facts, view).map(({ name, value }) => ({ name, value })),
  );
  const set = Object.entries(environment.settings).map(([name, value]) => ({ name, value: String(value) }));
  const variables = [...read, ...set, ...resources.flatMap(variablesOf)];
  return {
    profile: environment.profile,
    hosts: environment.hosts.map(({ id }) => id),
    services,
    variables: variables.map(({ name, value }) => ({
      name,
      value,
      notBuilt: missingFor(name, value, facts) !== undefined,
    })),
    resources,
  };
}

function variablesOf({ type, inputs }: PolicyResource): Pick<PolicyVariable, 'name' | 'value'>[] {
  if (type !== dockerTypes.container.token) return [];
  return reading(inputs)
    .texts('envs')
    .map((line) => {
      const [name = '', ...value] = line.split('=');
      return { name, value: value.join('=') };
    });
}
