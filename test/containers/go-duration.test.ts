import { expect, it } from 'vitest';
import { goDuration } from '../../infra/containers/go-duration.ts';

it.each([
  ['30s', '30s'],
  ['60s', '1m0s'],
  ['90s', '1m30s'],
  ['1m30s', '1m30s'],
  ['2m', '2m0s'],
  ['3600s', '1h0m0s'],
  ['1h1m1s', '1h1m1s'],
  ['500ms', '500ms'],
  ['1.5s', '1.5s'],
])('the engine reports %s as %s', (given, reported) => {
  expect(goDuration(given)).toBe(reported);
});
