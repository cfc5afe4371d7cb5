import { describe, expect, it } from 'vitest';
import { bringUp } from '../../../infra/cli/local/bring-up.ts';
import type { PulumiProject } from '../../../infra/cli/pulumi/pulumi-project.ts';
import { environment } from '../../support/stacks.ts';

describe('an environment on this machine', () => {
  it('is not begun with variables that could not be written in the end', async () => {
    const untouched = new Proxy({} as PulumiProject, {
      get: () => {
        throw new Error('the project was used');
      },
    });
    const dev = environment('dev', { hosts: { 'gpu-0': { docker: 'unix:///nowhere.sock', readyWithinSeconds: 1 } } });
    const wrong = { ...dev, settings: { ...dev.settings, DEBUG: 'maybe' } };
    await expect(bringUp(wrong, untouched, { refresh: false })).rejects.toThrow('settings.DEBUG  is no boolean');
  });
});
