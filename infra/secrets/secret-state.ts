/** What is known of a secret's value: which one it is, since when, and who may read it. Never the value. */
export interface SecretState {
  /** `version 3`, `a file on its hosts`; undefined where there is no value. */
  readonly value: string | undefined;
  /** When that value was made; undefined where nobody knows. */
  readonly made?: Date | undefined;
  /** Who may read it, as far as that can be asked: IAM members. Undefined, too, where it does not exist yet. */
  readonly readers?: readonly string[] | undefined;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Whole days since a value was made; undefined where nobody knows. */
export const daysOld = ({ made }: SecretState, now: Date): number | undefined =>
  made && Math.floor((now.getTime() - made.getTime()) / dayMs);
