import { readFileSync } from 'node:fs';
import type { PreviewRun } from '../../infra/summary/preview-output.ts';

/**
 * What the engine (3.259) printed, trimmed: fewer resources, and of each the properties that matter here. `vm-moves` is with
 * `--show-replacement-steps`, the others without.
 */
export const sample = (name: string, status = 0): PreviewRun => ({
  stack: 'staging',
  status,
  stdout: readFileSync(new URL(`samples/${name}.json`, import.meta.url), 'utf8'),
  stderr: '',
});
