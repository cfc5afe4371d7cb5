import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findPulumi } from '../../../infra/cli/pulumi/find-pulumi.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'genai-'));
});
afterEach(() => rmSync(home, { recursive: true }));

function program(...path: string[]): string {
  const file = join(home, ...path, 'pulumi');
  mkdirSync(join(home, ...path), { recursive: true });
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o755);
  return file;
}

it('takes the Pulumi CLI on PATH first, then the one in ~/.pulumi/bin, then npm’s', () => {
  const search = ['node_modules/.bin', 'bin'].map((directory) => join(home, directory)).join(':');
  program('node_modules', '.bin');
  const npms = findPulumi(search, home);
  expect(npms.downloads).toBe(true);
  expect(npms.path).toMatch(/node_modules\/\.bin\/pulumi$/);
  const installed = program('.pulumi', 'bin');
  expect(findPulumi(search, home)).toEqual({ path: installed, downloads: false });
  const onPath = program('bin');
  expect(findPulumi(search, home)).toEqual({ path: onPath, downloads: false });
});
