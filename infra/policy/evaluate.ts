import { resourceTypeOf } from '../catalogue/resource-types/resource-types.ts';
import type { PolicyException } from '../model/profile.ts';
import { containerRules } from './containers.ts';
import { dataRules } from './data.ts';
import { iamRules } from './iam.ts';
import { networkRules } from './network.ts';
import { type Rule, reading } from './rule.ts';
import { vmRules } from './vm.ts';

/** Every rule that can be checked on a single planned resource. */
export const rules: readonly Rule[] = [...vmRules, ...networkRules, ...iamRules, ...dataRules, ...containerRules];

/** A resource that breaks a rule. */
export interface Violation {
  readonly rule: number;
  readonly title: string;
  readonly references: string;
  readonly remediation: string;
  readonly type: string;
  readonly name: string;
  /** The exception that allows it, if there is one. */
  readonly exception?: PolicyException;
}

/** What a rule needs of a resource. */
export interface PolicyResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Checks planned resources against every rule. Violations that an exception allows are returned too, with it. */
export function evaluate(resources: readonly PolicyResource[], exceptions: readonly PolicyException[]): Violation[] {
  return rules.flatMap((rule) =>
    resources
      .filter(({ type }) => resourceTypeOf(type)?.rules?.includes(rule.number))
      .filter(({ inputs }) => rule.check(reading(inputs)) === 'fail')
      .map(({ type, name }) => {
        const exception = exceptions.find(
          (one) => one.rule === rule.number && (one.resource === '*' || name.endsWith(one.resource)),
        );
        const { number, title, references, remediation } = rule;
        return { rule: number, title, references, remediation, type, name, ...(exception && { exception }) };
      }),
  );
}
