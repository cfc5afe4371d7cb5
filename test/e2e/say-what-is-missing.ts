import { missingDocker, missingEngine } from '../support/engine.ts';
import { missingPrograms } from '../support/program-image.ts';
import { remoteTools } from '../support/remote-hosts.ts';
import {
  dockerdWithCdi,
  missingCompose,
  missingDjangoEnviron,
  missingPythonDotenv,
  missingTools,
} from '../support/tools.ts';

/** Runs once before the e2e tier: it never passes in silence. */
export function setup(): void {
  const tools = missingTools(
    'actionlint',
    'docker-registry',
    'curl',
    'wget',
    'flock',
    'busybox',
    'jq',
    'shellcheck',
    'unshare',
    ...remoteTools,
  );
  const missing = [
    ...[missingEngine(), missingDocker(), missingPythonDotenv(), missingDjangoEnviron(), missingCompose(), tools],
    ...missingPrograms(),
    ...(dockerdWithCdi() ? [] : ['dockerd of version 25 or newer (DOCKERD_28 says where)']),
  ].filter((one) => one !== undefined);
  if (missing.length === 0) return;
  // Where they are meant to be there, a tier that is skipped would pass for one that passed.
  if (process.env['E2E_REQUIRED']) throw new Error(`missing: ${missing.join('; ')}`);
  console.log(`e2e skipped in whole or in part, missing: ${missing.join('; ')}`);
}
