import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalSecretFile } from '../../../infra/cli/local/local-secret-file.ts';
import { InputError } from '../../../infra/problem.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'genai-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the file of given secrets', () => {
  it('is for its owner alone, and outlives nothing that it held before', () => {
    const file = new LocalSecretFile(root, 'dev');
    expect(file.read()).toEqual({});
    file.set('LLM_API_KEY', "it's one");
    file.set('TLS_CERT', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n');
    file.set('LLM_API_KEY', '$(id) #2');
    expect({ ...file.read() }).toEqual({
      LLM_API_KEY: '$(id) #2',
      TLS_CERT: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
    });
    expect(statSync(join(root, file.path)).mode & 0o777).toBe(0o600);
    expect(statSync(join(root, '.local/secrets')).mode & 0o777).toBe(0o700);
  });

  it('keeps any value as it is, or refuses it without showing it', () => {
    const file = new LocalSecretFile(root, 'dev');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aZ0\'"`\\$#= \n\tü') }), (value) => {
        try {
          file.set('KEY', value);
        } catch (error) {
          return error instanceof InputError && (value.trim().length < 6 || !error.message.includes(value));
        }
        return file.read()['KEY'] === value;
      }),
    );
  });
});
