import { rotationDays, type SecretEntry } from '../catalogue/secrets.ts';
import { daysBetween, endReason } from '../model/renewal.ts';

/** What is known of a secret's value: which one it is, since when, and who may read it. Never the value. */
export interface SecretState {
  /** `version 3`, `a file on its hosts`; undefined where there is no value. */
  readonly value: string | undefined;
  /** When that value was made; undefined where nobody knows. */
  readonly made?: Date | undefined;
  /** When a certificate ends; undefined for everything else, and where it may not be read. */
  readonly ends?: Date | undefined;
  /** Who may read it, as far as that can be asked: IAM members. Undefined, too, where it does not exist yet. */
  readonly readers?: readonly string[] | undefined;
}

/** Whole days since a value was made; undefined where nobody knows. */
export const daysOld = ({ made }: SecretState, now: Date): number | undefined => made && daysBetween(made, now);

/** Why a value is to be renewed: its age, or, of a certificate, its end. Undefined where it is good. */
export function renewalReason(
  { tls, rotationDays: most = rotationDays }: SecretEntry,
  state: SecretState,
  now: Date,
): string | undefined {
  if (tls === 'key') return undefined;
  if (tls === undefined) {
    const days = daysOld(state, now) ?? 0;
    return days > most ? `${days} days old, of at most ${most}` : undefined;
  }
  return state.ends && endReason(tls, state.ends, now);
}
