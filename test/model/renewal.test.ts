import { describe, expect, it } from 'vitest';
import { daysBetween, endReason } from '../../infra/model/renewal.ts';

const now = new Date('2026-03-01T12:00:00Z');

it('days are counted whole', () => {
  const ends = ['2026-03-03T12:00:00Z', '2026-03-03T11:59:59Z', '2026-03-01T12:00:00Z', '2026-03-01T11:59:59Z'];
  expect(ends.map((end) => daysBetween(now, new Date(end)))).toEqual([2, 1, 0, -1]);
});

describe('the end of a certificate', () => {
  it.each([
    ['certificate', '2026-03-31T12:00:00Z', undefined],
    ['certificate', '2026-03-31T11:59:59Z', 'ends in 29 days'],
    ['certificate', '2026-03-01T12:00:00Z', 'ends in 0 days'],
    ['certificate', '2026-02-26T12:00:00Z', 'ended 3 days ago'],
    ['authority', '2027-03-01T12:00:00Z', undefined],
    ['authority', '2027-03-01T11:59:59Z', 'ends in 364 days'],
  ] as const)('is a reason to renew it within 30 days, an authority within 365: %s, %s', (kind, end, reason) => {
    expect(endReason(kind, new Date(end), now)).toBe(reason);
  });
});
