import { renewalDays } from '../catalogue/secrets.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Whole days from one time to another; negative where the other came before. */
export const daysBetween = (from: Date, to: Date): number => Math.floor((to.getTime() - from.getTime()) / dayMs);

/** Why what ends at a time is to be renewed, as a clause: it ended, or ends soon. Undefined where it is good. */
export function endReason(kind: keyof typeof renewalDays, end: Date, now: Date): string | undefined {
  const days = daysBetween(now, end);
  if (days >= renewalDays[kind]) return undefined;
  return days < 0 ? `ended ${-days} days ago` : `ends in ${days} days`;
}
