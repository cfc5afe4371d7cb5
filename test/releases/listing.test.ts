import { expect, it } from 'vitest';
import { listing } from '../../infra/releases/listing.ts';
import { releasesOf } from '../../infra/releases/releases.ts';
import { update } from './updates.ts';

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

it('a list of releases has a line for each, and below it images with short digests, and what else changed', () => {
  const commit = { commit: '3f0212f3ecdcc191e4e1cb87798243a9692d9a35', author: 'Jo', message: 'Say it' };
  const chosen = { project: 'q', images: { flux: `r/flux@${digest('2')}` } };
  const history = [
    update(
      11,
      { flux: `r/flux@${digest('2')}` },
      { chosen, ...commit, dirty: true, resources: { replace: 1, same: 5 } },
    ),
    update(10, { flux: `r/flux@${digest('1')}` }, { result: 'failed', message: 'again' }),
    update(9, { flux: `r/flux@${digest('1')}` }, { ...commit, resources: { replace: 1, create: 2 } }),
    update(8, {}, { resources: { create: 50 } }),
  ];
  expect(listing(releasesOf(history)).split('\n')).toEqual([
    '11  2026-03-11 12:00 UTC  succeeded  1 replaced             commit 3f0212f3ecdc with changes, Jo, Say it',
    '    flux  r/flux@sha256:111111111111 → r/flux@sha256:222222222222',
    '    also changed: project',
    '10  2026-03-10 12:00 UTC  failed     no changes             again',
    '9   2026-03-09 12:00 UTC  succeeded  2 created, 1 replaced  commit 3f0212f3ecdc, Jo, Say it',
    '    flux  its default image → r/flux@sha256:111111111111',
    '8   2026-03-08 12:00 UTC  succeeded  50 created',
    '    none before it succeeded',
  ]);
});
