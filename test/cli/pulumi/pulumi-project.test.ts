import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PulumiProject } from '../../../infra/cli/pulumi/pulumi-project.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'genai-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(home, { recursive: true });
});

it('says how to install the Pulumi CLI where there is none, and npm’s package cannot download it', () => {
  vi.stubEnv('PATH', home);
  vi.stubEnv('HOME', home);
  // There is no such version to download, with or without a network.
  vi.stubEnv('PULUMI_VERSION', '0.0.0-none');
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(new PulumiProject(home, {}, 'ignore').read('stack', 'output')).toBeUndefined();
  expect(said.mock.calls).toEqual([
    ['There is no Pulumi CLI here. This installs it: curl -fsSL https://get.pulumi.com | sh'],
  ]);
});
