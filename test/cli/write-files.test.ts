import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalSecretFile } from '../../infra/cli/local/local-secret-file.ts';
import { writeEnvironmentFiles } from '../../infra/cli/write-files.ts';
import { facts } from '../support/stacks.ts';

const message = 'DB_NAME  has the value of the secret db-password; secrets go to Secret Manager, and into no .env';
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'genai-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

describe('the files of an environment', () => {
  it('are written with other values than those of its secrets', () => {
    new LocalSecretFile(root, 'dev').set('DB_PASSWORD', 'bluebird');
    const [first] = writeEnvironmentFiles(root, facts('dev'));
    expect(first?.path).toBe('out/dev/.env');
    expect(readFileSync(join(root, 'out/dev/.env'), 'utf8')).toContain('DB_NAME=coursia_genai_dev\n');
  });

  it('are not written with the value of a secret that was given on this machine', () => {
    new LocalSecretFile(root, 'dev').set('DB_PASSWORD', 'coursia_genai_dev');
    expect(() => writeEnvironmentFiles(root, facts('dev'))).toThrow(message);
    expect(existsSync(join(root, 'out'))).toBe(false);
  });

  it('are not written with the value of a secret in this shell’s environment', () => {
    vi.stubEnv('DB_PASSWORD', 'coursia_genai_dev');
    expect(() => writeEnvironmentFiles(root, facts('dev'))).toThrow(message);
    expect(existsSync(join(root, 'out'))).toBe(false);
  });
});
