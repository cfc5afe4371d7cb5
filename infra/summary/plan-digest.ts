import { createHash } from 'node:crypto';
import { changeless, readPreview } from './preview-output.ts';

/**
 * Fingerprint of what a preview would change: for each resource the operation, what it is set to, and from what. The same for two
 * previews of one commit, as long as nobody changed the state between them.
 *
 * @returns SHA-256 in hexadecimal. Secret values are not in it: the engine prints none.
 */
export function planDigest(stdout: string): string {
  const { steps } = readPreview(stdout);
  const changes = steps
    .filter(({ op }) => !changeless.includes(op))
    .map(({ op, urn, oldState, newState }) =>
      JSON.stringify([urn, op, inSteadyOrder(oldState?.inputs), inSteadyOrder(newState?.inputs), newState?.protect]),
    )
    // The engine prints them as it gets to them.
    .sort();
  return createHash('sha256').update(changes.join('\n')).digest('hex');
}

/** A value whose keys are in the order of the alphabet. */
function inSteadyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inSteadyOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inSteadyOrder(inner)]));
}
