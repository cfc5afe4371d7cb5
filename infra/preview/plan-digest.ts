import { createHash } from 'node:crypto';
import { normalise, type RawResource } from './normalise.ts';

/** A resource as the engine's preview prints it, and what decides whether it is kept when it goes. */
type PlannedState = Omit<RawResource, 'urn'> & {
  readonly id?: string | undefined;
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
  readonly deletedWith?: string | undefined;
};

/** One operation that an update would carry out. */
export interface PlannedStep {
  readonly op: string;
  readonly urn: string;
  readonly oldState?: PlannedState | undefined;
  readonly newState?: PlannedState | undefined;
}

/**
 * Fingerprint of a plan: for each resource that changes the operation, which one it is, what it is set to, and from what. The same for two previews of
 * one commit, as long as nobody changed the state between them. Names that the engine draws anew for each preview count as unknown
 * (ADR 0005).
 *
 * @returns SHA-256 in hexadecimal. Secret values are not in it: the engine prints none.
 */
export function planDigest(steps: readonly PlannedStep[]): string {
  const plan = {
    // The engine prints them as it gets to them.
    steps: steps.map((step) => JSON.stringify([step.urn, step.op, ownOf(step.oldState), ownOf(step.newState)])).sort(),
    before: normalise(steps.flatMap(({ urn, oldState }) => (oldState ? [{ ...oldState, urn }] : []))),
    after: normalise(steps.flatMap(({ urn, newState }) => (newState ? [{ ...newState, urn }] : []))),
  };
  return createHash('sha256').update(JSON.stringify(plan)).digest('hex');
}

const ownOf = (state: PlannedState | undefined) =>
  state && [state.id, state.protect ?? false, state.retainOnDelete ?? false, state.deletedWith];
