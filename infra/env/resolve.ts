import { catalogue, type ServiceId } from '../catalogue/services/catalogue.ts';
import type { Facts } from '../facts/contract.ts';
import { missingFor } from './promises.ts';
import { registry } from './registry.ts';
import { isReadersOnly, type Variable, type Viewpoint } from './variable.ts';

/** A variable with its value in one environment, seen from one place. */
export interface ResolvedVariable {
  readonly name: string;
  readonly value: string;
  readonly section: string;
  readonly variable: Variable;
  /** What the value says exists, and nothing builds; undefined where there is no such thing. */
  readonly missing?: string | undefined;
}

/**
 * The variables of an environment (`environment`), or those that one service reads, in the order of the registry.
 * What the environment does not have is left out.
 */
export function resolveVariables(facts: Facts, view: Viewpoint): ResolvedVariable[] {
  return registry.flatMap(({ title, variables }) =>
    Object.entries(variables).flatMap(([name, variable]) => {
      if (!isVisible(variable, facts, view)) return [];
      const value = variable.from === 'fact' ? variable.value(facts, view) : facts.settings[name];
      if (value === undefined) return [];
      const text = String(value);
      return [{ name, value: text, section: title, variable, missing: missingFor(name, text, facts) }];
    }),
  );
}

function isVisible(variable: Variable, facts: Facts, view: Viewpoint): boolean {
  if (view === 'environment') return !isReadersOnly(variable);
  const groups: readonly string[] = [view.service, ...(facts.services[view.service]?.reads ?? [])];
  return variable.readers.some((reader) => groups.includes(reader));
}

/** Choices that the operator has still to make: they have no value, and are left out of the `.env`. */
export function missingChoices(facts: Facts): string[] {
  const needed = registry.flatMap((section) => Object.entries(section.variables));
  return needed.flatMap(([name, variable]) =>
    variable.from === 'choice' && facts.settings[name] === undefined ? [name] : [],
  );
}

/** Who a reader group stands for, by id. */
export function readersOf(variable: Variable): string[] {
  const ids = (Object.keys(catalogue) as ServiceId[]).filter((id) => {
    const groups: readonly string[] = [id, ...(catalogue[id].reads ?? [])];
    return variable.readers.some((reader) => groups.includes(reader));
  });
  const outside = variable.readers.filter(
    (reader) => !(reader in catalogue) && !['application', 'generation', 'data'].includes(reader),
  );
  return [...ids, ...outside];
}
