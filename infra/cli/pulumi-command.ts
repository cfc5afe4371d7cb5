import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findPulumi, pathForPulumi } from './find-pulumi.ts';

/** Runs the Pulumi CLI in the project with the pinned Node, and returns its exit code. */
export function pulumiCommand(args: readonly string[]): number {
  const search = process.env['PATH'] ?? '';
  const { path } = findPulumi(search);
  const env = { ...process.env, PATH: pathForPulumi(path, search) };
  const { status, error } = spawnSync(path, args, {
    stdio: 'inherit',
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env,
  });
  if (error) console.error(`The Pulumi CLI ${path} cannot be run: ${error.message}`);
  return status ?? 1;
}
