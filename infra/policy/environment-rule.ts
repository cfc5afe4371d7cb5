import type { RuleText, Verdict } from './rule.ts';
import type { Subject } from './subject.ts';

/** What a rule says of one variable, service or resource. */
export interface Finding {
  /** `variable`, `service`, `profile`, or the type token of a resource. */
  readonly type: string;
  readonly name: string;
  /** The input of a resource that decides; empty for everything else. */
  readonly path?: string;
  readonly verdict: Verdict;
  /** What to do about this one, where the rule asks several things. */
  readonly remediation?: string;
}

/** A requirement of an environment as a whole: of its variables, its services, or its resources together. */
export interface EnvironmentRule extends RuleText {
  /** Finds what it speaks of; what passes may be left out. */
  readonly check: (subject: Subject) => readonly Finding[];
}

/**
 * The requirement documents ask this of what serves people (004), and the contrary of a developer's machine and of tests
 * (000, «development» and «testing»): there it is not looked for.
 */
export const whereServed =
  (check: EnvironmentRule['check']): EnvironmentRule['check'] =>
  (subject) =>
    subject.profile.development ? [] : check(subject);
