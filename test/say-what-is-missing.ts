import { missingTools } from './support/tools.ts';

/** Runs once before the unit tests: what needs a program that this machine misses is not skipped in silence. */
export function setup(): void {
  const used = ['haproxy', 'openssl', 'promtool', 'amtool', 'prometheus-alertmanager', 'alloy'];
  const missing = missingTools(...used, 'shellcheck', 'flock', 'sha256sum', 'zsh');
  if (missing !== undefined) process.stdout.write(`unit tests skipped in part, missing: ${missing}\n`);
}
