import { unset } from '../config/schema.ts';
import { type Chosen, type ImageChange, imageChanges, otherChanges } from './changes.ts';
import type { Update } from './history.ts';

/** Images that go back to what they were in an earlier update. */
export interface Rollback {
  /** The newest update, whose images they are now. */
  readonly from: Update & { readonly chosen: Chosen };
  /** The update that had them. */
  readonly to: Update & { readonly chosen: Chosen };
  readonly images: readonly ImageChange[];
  /** What else the stack file had then; it stays as it is. */
  readonly others: readonly (readonly string[])[];
}

/**
 * The images of the last update that succeeded with others than the newest update has: of one service, or of all that differ. So
 * what a failed update chose goes back to what runs, and what a good one brought up to what ran before.
 *
 * @param history the newest first.
 * @param services the ids of those that there are.
 * @returns undefined where there is nothing to go back to.
 */
export function rollbackOf(
  history: readonly Update[],
  services: readonly string[],
  service?: string,
): Rollback | undefined {
  const [from, ...earlier] = history.filter((update) => update.chosen !== undefined) as Rollback['from'][];
  if (!from) return undefined;
  for (const to of earlier.filter(({ result }) => result === 'succeeded')) {
    const images = imageChanges(from.chosen, to.chosen).filter(
      (one) => services.includes(one.service) && [undefined, one.service].includes(service) && one.after !== unset,
    );
    if (images.length > 0) return { from, to, images, others: otherChanges(from.chosen, to.chosen) };
  }
  return undefined;
}
