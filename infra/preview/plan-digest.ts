import { createHash } from 'node:crypto';
import { normalise, type RawResource } from './normalise.ts';

/** One operation that an update would carry out, as the engine's preview prints it. */
export interface PlannedStep {
  readonly op: string;
  readonly urn: string;
  readonly oldState?: Omit<RawResource, 'urn'> | undefined;
  readonly newState?: (Omit<RawResource, 'urn'> & { readonly protect?: boolean }) | undefined;
}

/**
 * Fingerprint of a plan: for each resource that changes the operation, what it is set to, and from what. The same for two previews of
 * one commit, as long as nobody changed the state between them. Names that the engine draws anew for each preview count as unknown
 * (ADR 0005).
 *
 * @returns SHA-256 in hexadecimal. Secret values are not in it: the engine prints none.
 */
export function planDigest(steps: readonly PlannedStep[]): string {
  const plan = {
    // The engine prints them as it gets to them.
    steps: steps.map(({ op, urn, newState }) => `${op} ${urn} ${newState?.protect ?? false}`).sort(),
    before: normalise(steps.flatMap(({ urn, oldState }) => (oldState ? [{ ...oldState, urn }] : []))),
    after: normalise(steps.flatMap(({ urn, newState }) => (newState ? [{ ...newState, urn }] : []))),
  };
  return createHash('sha256').update(JSON.stringify(plan)).digest('hex');
}
