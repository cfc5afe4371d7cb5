import type { Facts } from '../facts/contract.ts';
import { InputError } from '../problem.ts';
import { variableProblems } from './dialects/dialect.ts';
import { dialects } from './dialects/dialects.ts';
import { resolveVariables } from './resolve.ts';

/**
 * Refuses an environment some of whose variables could not be rendered: for one of its services, or in one of the dialects.
 *
 * @throws InputError naming every variable that looks like a secret, is not of its type, or that a dialect cannot carry; never the value.
 */
export function refuseVariables(facts: Facts): void {
  const views = ['environment' as const, ...Object.keys(facts.services).map((service) => ({ service }))];
  const all = views.flatMap((view) => resolveVariables(facts, view));
  // Most values are the same to all.
  const once = new Map(all.map((variable) => [`${variable.name}=${variable.value}`, variable]));
  const problems = variableProblems(Object.values(dialects), [...once.values()]);
  if (problems.length > 0) throw new InputError(problems);
}
