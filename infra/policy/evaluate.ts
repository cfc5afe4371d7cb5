import { isOfProvider, resourceTypeOf } from '../catalogue/resource-types/resource-types.ts';
import type { PolicyException } from '../model/profile.ts';
import { containerRules } from './containers.ts';
import { dataRules } from './data.ts';
import type { EnvironmentRule } from './environment-rule.ts';
import { type Day, isAbout, lastDays, problemOf } from './exceptions.ts';
import { iamRules } from './iam.ts';
import { reading } from './inputs.ts';
import { networkRules } from './network.ts';
import type { Rule, RuleText, Verdict } from './rule.ts';
import { servedRule } from './served.ts';
import type { PolicyResource, Subject } from './subject.ts';
import { upkeepRules } from './upkeep.ts';
import { vmRules } from './vm.ts';

/** Every rule on a single resource. */
export const rules: readonly Rule[] = [...vmRules, ...networkRules, ...iamRules, ...dataRules, ...containerRules];

/** Every rule on an environment as a whole. */
export const environmentRules: readonly EnvironmentRule[] = [
  servedRule,
  ...upkeepRules,
  {
    number: 70,
    title: 'Of a type that a rule covers, or that needs none',
    references: 'own',
    remediation: 'give the type rules in infra/catalogue/resource-types, or say there why it needs none',
    check: ({ resources }) =>
      resources.filter(isUncovered).map(({ type, name }) => ({ type, name, verdict: 'fail' as const })),
  },
];

/** Every rule, in the order of their numbers. */
export const allRules: readonly RuleText[] = [...rules, ...environmentRules].sort((a, b) => a.number - b.number);

/** Something that breaks a rule. */
export interface Violation {
  readonly rule: number;
  readonly title: string;
  readonly references: string;
  readonly remediation: string;
  /** Type token of a resource; `variable`, `service` or `profile` where it is none; `exception` where that is what is wrong. */
  readonly type: string;
  readonly name: string;
  /** The input that decides; empty where there is none. */
  readonly path: string;
  /** The exception that allows it, if there is one. */
  readonly exception?: PolicyException | undefined;
}

/** What the policy says of an environment. */
export interface Judgement {
  /** What no exception allows: an update is refused. */
  readonly violations: readonly Violation[];
  /** What an exception allows. */
  readonly excepted: readonly Violation[];
  /** Exceptions that nothing needs, or that end soon: a line each. */
  readonly warnings: readonly string[];
}

/** What a rule says of one thing, unless it passes. */
interface Outcome {
  readonly violation: Violation;
  readonly verdict: Verdict;
}

/** Checks an environment and its resources against every rule, on a day: exceptions end. */
export function evaluate(subject: Subject, today: Day): Judgement {
  const { hosts, resources, profile } = subject;
  const problems = profile.policyExceptions.map((exception) => ({
    exception,
    problem: problemOf(
      exception,
      allRules.find(({ number }) => number === exception.rule),
      today,
    ),
  }));
  const standing = problems.flatMap(({ exception, problem }) => (problem ? [] : [exception]));
  const about = (exception: PolicyException, { rule, name }: Violation) =>
    exception.rule === rule && isAbout(exception, name, hosts);

  const outcomes = [...resourceOutcomes(resources), ...environmentOutcomes(subject)];
  const found = outcomes
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ violation }) => {
      const exception = standing.find((one) => about(one, violation));
      return exception ? { ...violation, exception } : violation;
    });
  const broken = problems.flatMap(({ exception, problem }): Violation[] =>
    problem
      ? [{ ...problem, rule: exception.rule, references: 'own', type: 'exception', name: exception.resource }]
      : [],
  );
  return {
    violations: inOrder([...found.filter(({ exception }) => !exception), ...broken]),
    excepted: inOrder(found.filter(({ exception }) => exception)),
    warnings: standing.flatMap((one) =>
      exceptionWarnings(
        one,
        today,
        outcomes.some(({ violation }) => about(one, violation)),
      ),
    ),
  };
}

function resourceOutcomes(resources: readonly PolicyResource[]): Outcome[] {
  return resources.flatMap(({ type, name, inputs }) => {
    const covering = resourceTypeOf(type)?.rules ?? [];
    return rules
      .filter(({ number }) => covering.includes(number))
      .map((rule) => ({
        verdict: rule.check(reading(inputs)),
        violation: { ...textOf(rule), type, name, path: rule.path },
      }))
      .filter(({ verdict }) => verdict !== 'pass');
  });
}

function environmentOutcomes(subject: Subject): Outcome[] {
  const all = environmentRules.flatMap((rule) =>
    rule.check(subject).map(({ verdict, type, name, path = '', remediation = rule.remediation }) => ({
      verdict,
      violation: { ...textOf(rule), remediation, type, name, path },
    })),
  );
  const notPassed = all.filter(({ verdict }) => verdict !== 'pass');
  // Several readers of a variable may see the same value of it.
  return [...new Map(notPassed.map((one) => [JSON.stringify(one), one])).values()];
}

const textOf = ({ number, title, references, remediation }: RuleText) => ({
  rule: number,
  title,
  references,
  remediation,
});

const isUncovered = ({ type }: PolicyResource): boolean => {
  const known = resourceTypeOf(type);
  return isOfProvider(type) && (known?.rules ?? []).length === 0 && known?.noRules === undefined;
};

/** What nobody knows yet may still need its exception. */
function exceptionWarnings(exception: PolicyException, today: Day, isNeeded: boolean): string[] {
  const which = `The exception to rule ${exception.rule} for ${exception.resource}`;
  const days = lastDays(exception, today);
  return [
    ...(isNeeded ? [] : [`${which} lets off nothing: remove it from stacks/exceptions.ts`]),
    ...(days === undefined
      ? []
      : [`${which} ends on ${exception.expires}: from the day after, up refuses what it is about`]),
  ];
}

const inOrder = (violations: readonly Violation[]): Violation[] => violations.toSorted((a, b) => a.rule - b.rule);

/** A violation on one line, without any value: rule, resource, input, and what to do. */
export const violationLine = ({ rule, name, path, title, remediation }: Violation): string =>
  `rule ${rule}  ${[name, path].filter((part) => part !== '').join(' ')}  ${title}: ${remediation}`;
