import { describe, expect, it } from 'vitest';
import { releasesOf } from '../../infra/releases/releases.ts';
import { update } from './updates.ts';

describe('a release', () => {
  it('is what an update changed against the last one before it that succeeded', () => {
    const history = [
      update(4, { flux: 'a:2', sd35: 's:1' }),
      update(3, { flux: 'a:3' }, { result: 'failed' }),
      update(2, { flux: 'a:2', gateway: 'g:1' }),
      update(1, { flux: 'a:1', gateway: 'g:1' }),
    ];
    expect(releasesOf(history).map(({ isFirst, images }) => ({ isFirst, images }))).toEqual([
      {
        isFirst: false,
        images: [
          { service: 'gateway', before: 'g:1', after: undefined },
          { service: 'sd35', before: undefined, after: 's:1' },
        ],
      },
      {
        isFirst: false,
        images: [
          { service: 'flux', before: 'a:2', after: 'a:3' },
          { service: 'gateway', before: 'g:1', after: undefined },
        ],
      },
      { isFirst: false, images: [{ service: 'flux', before: 'a:1', after: 'a:2' }] },
      {
        isFirst: true,
        images: [
          { service: 'flux', before: undefined, after: 'a:1' },
          { service: 'gateway', before: undefined, after: 'g:1' },
        ],
      },
    ]);
  });

  it('names what else changed by its path, and never by its value', () => {
    const chosen = { hosts: { 'gpu-0': { cpus: 4, labels: ['a'] }, 'app-0': { cpus: 2 } }, tenants: {}, zone: 'a' };
    const hosts = { 'gpu-0': { cpus: 8, labels: ['a', 'b'] } };
    const [release] = releasesOf([
      update(2, {}, { chosen: { ...chosen, hosts, tenants: { acme: { name: 'A' } } } }),
      update(1, {}, { chosen }),
    ]);
    expect(release?.others).toEqual(['hosts.app-0', 'hosts.gpu-0.cpus', 'hosts.gpu-0.labels', 'tenants.acme']);
  });

  it('counts the resources that were changed', () => {
    const [release] = releasesOf([update(1, {}, { resources: { create: 2, replace: 1, same: 50, refresh: 9 } })]);
    expect(release?.resources).toEqual({ create: 2, update: 0, replace: 1, delete: 0 });
  });

  it('tells nothing that looks like a secret, and no command to a terminal', () => {
    const [release] = releasesOf([
      update(
        2,
        { flux: 'https://jo:hunter2@r/flux', sd35: '\u001b[31mr/s:1' },
        {
          chosen: {
            images: { flux: 'https://jo:hunter2@r/flux', sd35: '\u001b[31mr/s:1' },
            'jo:hunter2@host': 1,
            settings: { DB_HOST: 'DB_PASSWORD=hunter2' },
          },
          message: 'DB_PASSWORD=hunter2\nmore',
          author: '\u001b[31mJo',
        },
      ),
      update(1, {}, { chosen: {} }),
    ]);
    expect(JSON.stringify(release)).not.toMatch(/hunter2|u001b/);
    expect(release).toMatchObject({
      message: 'DB_PASSWORD=***',
      author: 'Jo',
      images: [
        { service: 'flux', after: '(not shown: has a login with a password in it)' },
        { service: 'sd35', after: 'r/s:1' },
      ],
      others: ['(not shown)', 'settings'],
    });
  });

  it('says nothing of changes where it is not known what was chosen', () => {
    const [unknown, known] = releasesOf([update(2, {}, { chosen: undefined }), update(1, { flux: 'a:1' })]);
    expect(unknown).toMatchObject({ isFirst: false, images: [], others: [] });
    expect(known).toMatchObject({ isFirst: true });
  });
});
