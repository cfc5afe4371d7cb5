/** `unknown`: the value that decides exists only after `up`. A required input that is absent fails. */
export type Verdict = 'pass' | 'fail' | 'unknown';

/** A requirement that trusted benchmarks, or the requirement documents (docs/variable-sources.md), make of a resource. */
export interface Rule {
  /** Its number in the list of rules. */
  readonly number: number;
  readonly title: string;
  /** Ids elsewhere: CIS Google Cloud Foundations (`4.1`), Checkov (`C30`), Trivy (`T44`), Fabric (`F`), CIS Docker (`D4`), `own`. */
  readonly references: string;
  /** What to do about a violation. */
  readonly remediation: string;
  /** Decides on a resource of a type that it covers. Which types those are is in the catalogue, `resource-types/`. */
  readonly check: (inputs: Inputs) => Verdict;
}

/** The planned inputs of a resource, for reading: some of them are known only after `up`. */
export interface Inputs {
  /** The value at a dotted path, or undefined. */
  readonly at: (path: string) => unknown;
  /** The texts at a dotted path: of a list each, of a single value that one. */
  readonly texts: (path: string) => readonly string[];
  /** The objects of the list at a dotted path. */
  readonly objects: (path: string) => readonly Readonly<Record<string, unknown>>[];
}

/** Holds, or not. */
export const verdict = (holds: boolean): Verdict => (holds ? 'pass' : 'fail');

/** A rule that asks for one value at one path. */
export const equals =
  (path: string, expected: unknown): Rule['check'] =>
  (inputs) =>
    verdict(inputs.at(path) === expected);

/** Planned inputs, for reading. */
export function reading(inputs: Readonly<Record<string, unknown>>): Inputs {
  const at = (path: string): unknown =>
    path
      .split('.')
      .reduce<unknown>(
        (value, key) =>
          typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
        inputs,
      );
  const list = (path: string): unknown[] => {
    const value = at(path);
    return Array.isArray(value) ? value : value === undefined ? [] : [value];
  };
  return {
    at,
    texts: (path) => list(path).filter((one) => typeof one === 'string'),
    objects: (path) => list(path).filter((one) => typeof one === 'object' && one !== null) as Record<string, unknown>[],
  };
}
