import type { PolicyException } from '../../infra/model/profile.ts';
import { evaluate, type Violation } from '../../infra/policy/evaluate.ts';
import type { PolicyResource, Subject } from '../../infra/policy/subject.ts';

export type Inputs = Readonly<Record<string, unknown>>;

/** An environment of a developer, with nothing in it but what is given. */
export const subject = (given: Partial<Subject>, profile: Partial<Subject['profile']> = {}): Subject => ({
  hosts: [],
  services: [],
  variables: [],
  resources: [],
  ...given,
  profile: {
    development: true,
    platform: 'local',
    stubImages: false,
    requiredSettings: [],
    policyExceptions: [],
    ...profile,
  },
});

/** The day on which tests judge, unless they say another one. */
export const testDay = '2026-11-22';

/** What violates the rules on resources and what an exception allows, in the order of the rules. */
export function found(
  resources: readonly PolicyResource[],
  policyExceptions: readonly PolicyException[] = [],
  hosts: readonly string[] = [],
): Violation[] {
  const { violations, excepted } = evaluate(subject({ resources, hosts }, { policyExceptions }), testDay);
  return [...violations, ...excepted].sort((a, b) => a.rule - b.rule);
}

/** Numbers of the rules that a resource breaks, without exceptions. */
export const broken = (type: string, inputs: Inputs, name = 'it'): number[] =>
  found([{ type, name, inputs }])
    .map(({ rule }) => rule)
    .filter((rule) => rule !== 70);

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
