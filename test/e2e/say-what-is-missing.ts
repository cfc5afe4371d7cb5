import { missingDocker, missingEngine } from '../support/engine.ts';
import { installedNginx } from '../support/nginx-image.ts';

/** Runs once before the e2e tier: it never passes in silence. */
export function setup(): void {
  const missing = [missingEngine(), missingDocker(), installedNginx() ? undefined : 'nginx'].filter(
    (one) => one !== undefined,
  );
  if (missing.length > 0) console.log(`e2e skipped in whole or in part, missing: ${missing.join('; ')}`);
}
