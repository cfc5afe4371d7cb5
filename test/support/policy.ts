import { evaluate } from '../../infra/policy/evaluate.ts';

export type Inputs = Readonly<Record<string, unknown>>;

/** Numbers of the rules that a resource breaks, without exceptions. */
export const broken = (type: string, inputs: Inputs, name = 'it'): number[] =>
  evaluate([{ type, name, inputs }], []).map(({ rule }) => rule);

/** A copy with other values at dotted paths; `undefined` removes the key. */
export function changed(base: Inputs, changes: Inputs): Inputs {
  const copy = structuredClone(base) as Record<string, unknown>;
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let at = copy;
    for (const key of keys) {
      at[key] ??= {};
      at = at[key] as Record<string, unknown>;
    }
    if (value === undefined) delete at[last];
    else at[last] = value;
  }
  return copy;
}

/** A way to break rules: what it is, what changes in a good resource, and which rules then fail. */
export type Breach = readonly [what: string, changes: Inputs, rules: readonly number[]];
