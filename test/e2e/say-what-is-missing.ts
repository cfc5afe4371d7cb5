import { missingEngine } from '../support/engine.ts';

/** Runs once before the e2e tier: it never passes in silence. */
export function setup(): void {
  const missing = missingEngine();
  if (missing !== undefined) console.log(`e2e skipped, missing: ${missing}`);
}
