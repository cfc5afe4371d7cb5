import { missingNginx } from './support/nginx.ts';
import { missingTools } from './support/tools.ts';

/** Runs once before the unit tests: what needs a program that this machine misses is not skipped in silence. */
export function setup(): void {
  const missing = [missingNginx(), missingTools('promtool', 'shellcheck', 'flock', 'sha256sum', 'zsh')];
  const named = missing.filter((one) => one !== undefined);
  if (named.length > 0) process.stdout.write(`unit tests skipped in part, missing: ${named.join(', ')}\n`);
}
