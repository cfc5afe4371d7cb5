import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { renderFile } from '../../infra/env/dialects/dialect.ts';
import { dotenv } from '../../infra/env/dialects/dotenv.ts';
import { resolveVariables } from '../../infra/env/resolve.ts';
import { type Changes, committed, facts, problemsOf } from '../support/stacks.ts';

const staging = (changes: Changes) => problemsOf('staging', committed('staging', changes));
const dev = (changes: Changes) => problemsOf('dev', committed('dev', changes));

describe('the storage of second backups', () => {
  it.each(['backups', 'azure://account/backups', 'gs://bucket/folder', 'backups@account.example:443/x'])(
    'is a name or an address, which the variable takes: %s',
    (storage) => {
      const outputs = facts('staging', { settings: { BACKUP_SECONDARY_STORAGE: storage } });
      const header = {
        environment: 'staging',
        contract: outputs.contract,
        source: 'preview',
        reader: undefined,
      } as const;
      const file = renderFile(dotenv, header, resolveVariables(outputs, 'environment'));
      expect(parseEnv(file)['BACKUP_SECONDARY_STORAGE']).toBe(storage);
    },
  );
});

describe('a registry that wants credentials', () => {
  const form = 'must be the host of a registry, like europe-west1-docker.pkg.dev';
  it.each(['-x', 'x.y:0', 'x.y:99999', 'x.y/z', 'X.y', 'https://x.y', ''])('is the host of one: not %j', (registry) => {
    expect(dev({ registries: [registry] })).toEqual([`registries.0  "${registry}" ${form}`]);
  });

  it('may be a host with a port', () => {
    expect(dev({ registries: ['europe-west1-docker.pkg.dev', 'localhost:5000', '[::1]:5000'] })).toEqual([]);
  });
});

describe('the boot image', () => {
  const form = 'must be the full name of an image, projects/…/global/images/…, and not a family; or unset';
  it.each([
    `projects/p/global/images/${'x'.repeat(64)}`,
    'projects/p/global/images/x-',
    'projects/p;id/global/images/x',
    'projects/P/global/images/x',
    'projects/p/global/images/family/x',
  ])('has a name that Google can have given: not %s', (hostImage) => {
    expect(staging({ hostImage })[0]).toMatch(/^hostImage {2}"projects\//);
    expect(staging({ hostImage })[0]?.endsWith(form)).toBe(true);
  });

  it.each([`projects/p/global/images/${'x'.repeat(63)}`, 'projects/example.com:p-1/global/images/x-1'])(
    'may be %s',
    (hostImage) => {
      expect(staging({ hostImage })).toEqual([]);
    },
  );
});
