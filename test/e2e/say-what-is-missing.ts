import { missingDocker, missingEngine } from '../support/engine.ts';

/** Runs once before the e2e tier: it never passes in silence. */
export function setup(): void {
  const missing = [missingEngine(), missingDocker()].filter((one) => one !== undefined);
  if (missing.length > 0) console.log(`e2e skipped in whole or in part, missing: ${missing.join('; ')}`);
}
