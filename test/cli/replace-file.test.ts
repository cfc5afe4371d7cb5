import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFile } from '../../infra/cli/replace-file.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'genai-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('a file that is replaced', () => {
  it('has the new text and the mode, whatever it had before', () => {
    const file = join(directory, '.env');
    writeFileSync(file, 'OLD=1\nLONGER=2\n', { mode: 0o644 });
    replaceFile(file, 'NEW=1\n', 0o600);
    expect(readFileSync(file, 'utf8')).toBe('NEW=1\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(directory)).toEqual(['.env']);
  });

  it('leaves nothing behind where that fails', () => {
    mkdirSync(join(directory, '.env'));
    expect(() => replaceFile(join(directory, '.env'), 'NEW=1\n', 0o600)).toThrow('EISDIR');
    expect(readdirSync(directory)).toEqual(['.env']);
  });
});
