import { expect, it } from 'vitest';
import { committed, problemsOf } from '../support/stacks.ts';

it('a value that has no text is refused like any other', () => {
  const raw = committed('staging', { hosts: { 'gpu-0': { machineType: { toString: '' } } } });
  expect(problemsOf('staging', raw)).toEqual([
    expect.stringMatching(
      /^hosts\.gpu-0\.machineType {2}\{"toString":""\} must be one of n1-standard-…, .*n4-highcpu-…\.$/,
    ),
    'hosts.gpu-0.machineType.toString  is a name that JavaScript keeps for itself: give another',
  ]);
});
