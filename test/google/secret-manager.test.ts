import { describe, expect, it } from 'vitest';
import { addVersion, readValue, storedSecret } from '../../infra/google/secret-manager.ts';
import { stubSecretManager } from '../support/google.ts';

const reader = 'serviceAccount:vm@p.iam.gserviceaccount.com';
const { api, asked } = stubSecretManager({
  full: {
    versions: [{ name: 'projects/1/secrets/full/versions/4', createTime: '2026-01-02T03:04:05Z', value: 'geheim ü\n' }],
    bindings: [
      { role: 'roles/secretmanager.secretAccessor', members: [reader] },
      { role: 'roles/secretmanager.viewer', members: ['group:all@x.example'] },
    ],
  },
  empty: { versions: [] },
});

describe('Secret Manager', () => {
  it('tells the newest version that can be read, its time and its readers', async () => {
    expect(await storedSecret(api, 'p', 'full')).toEqual({
      version: { number: '4', made: new Date('2026-01-02T03:04:05Z') },
      readers: [reader],
    });
    expect(asked[0]?.url).toBe(
      'https://secretmanager.googleapis.com/v1/projects/p/secrets/full/versions?filter=state:ENABLED&pageSize=1',
    );
  });

  it('tells a secret without a version from none at all', async () => {
    expect(await storedSecret(api, 'p', 'empty')).toEqual({ version: undefined, readers: [] });
    expect(await storedSecret(api, 'p', 'absent')).toBeUndefined();
  });

  it('gives the newest value as it was stored, and none where there is none', async () => {
    expect(await readValue(api, 'p', 'full')).toBe('geheim ü\n');
    expect(asked.at(-1)?.url).toBe(
      'https://secretmanager.googleapis.com/v1/projects/p/secrets/full/versions/latest:access',
    );
    expect(await readValue(api, 'p', 'empty')).toBeUndefined();
    expect(await readValue(api, 'p', 'absent')).toBeUndefined();
  });

  it('takes a value in the body, never in the address', async () => {
    expect(await addVersion(api, 'p', 'empty', 'ünseen\n')).toBe('1');
    expect(asked.at(-1)).toEqual({
      method: 'POST',
      url: 'https://secretmanager.googleapis.com/v1/projects/p/secrets/empty:addVersion',
      data: { payload: { data: Buffer.from('ünseen\n').toString('base64') } },
    });
  });
});
