import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { missingTools } from '../support/tools.ts';

describe.skipIf(missingTools('actionlint') !== undefined)('the workflows', () => {
  it('are valid under actionlint, with the scripts in them under shellcheck where that is there', () => {
    const cwd = fileURLToPath(new URL('../..', import.meta.url));
    const { status, stdout } = spawnSync('actionlint', ['-no-color'], { cwd, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});
