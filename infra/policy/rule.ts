import { type Inputs, isHidden, isUnknown } from './inputs.ts';

/** `unknown`: the value that decides exists only after `up`. A required input that is absent fails. */
export type Verdict = 'pass' | 'fail' | 'unknown';

/** What is said of a rule, whatever it is about. */
export interface RuleText {
  /** Its number in the list of rules. */
  readonly number: number;
  readonly title: string;
  /** Ids elsewhere: CIS Google Cloud Foundations (`4.1`), Checkov (`C30`), Trivy (`T44`), Fabric (`F`), CIS Docker (`D4`), `own`. */
  readonly references: string;
  /** What to do about a violation. */
  readonly remediation: string;
  /** An exception may let off everything that it is about (`*`): where an environment as a whole cannot keep it. */
  readonly mayExceptAll?: true;
}

/** A requirement that trusted benchmarks, or the requirement documents (docs/variable-sources.md), make of a resource. */
export interface Rule extends RuleText {
  /** The input that decides, as a dotted path; empty where the resource itself is the violation. */
  readonly path: string;
  /** Decides on a resource of a type that it covers. Which types those are is in the catalogue, `resource-types/`. */
  readonly check: (inputs: Inputs) => Verdict;
}

/** Holds, or not. */
export const verdict = (holds: boolean): Verdict => (holds ? 'pass' : 'fail');

/** Whether a value is as it should be, once it is known. One that is secret cannot be judged, and so fails. */
export const judged = (value: unknown, holds: (value: unknown) => boolean): Verdict =>
  isUnknown(value) ? 'unknown' : verdict(!isHidden(value) && holds(value));

/** All of them have to hold: one that fails decides, whatever else is unknown. */
export const all = (...verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes('fail') ? 'fail' : verdicts.includes('unknown') ? 'unknown' : 'pass';

/** One of them has to hold: one that does decides. */
export const any = (...verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes('pass') ? 'pass' : verdicts.includes('unknown') ? 'unknown' : 'fail';

/** What should not be. */
export const not = (one: Verdict): Verdict => (one === 'pass' ? 'fail' : one === 'fail' ? 'pass' : 'unknown');

/** Every value is as it should be. */
export const every = (values: readonly unknown[], holds: (value: unknown) => boolean): Verdict =>
  all(...values.map((value) => judged(value, holds)));

/** One value at least is as it should be. */
export const some = (values: readonly unknown[], holds: (value: unknown) => boolean): Verdict =>
  any(...values.map((value) => judged(value, holds)));

/** A rule that asks for one value at one path. */
export const equals =
  (path: string, expected: unknown): Rule['check'] =>
  (inputs) =>
    judged(inputs.at(path), (value) => value === expected);

/** A rule that asks for some value at a path. */
export const given =
  (path: string): Rule['check'] =>
  (inputs) =>
    judged(inputs.at(path), (value) => value !== undefined);
