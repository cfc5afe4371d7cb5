import { describe, expect, it } from 'vitest';
import { beyond, isEverybody, publicRanges } from '../../../infra/summary/exposure/ranges.ts';

describe('ranges', () => {
  it.each([
    [['0.0.0.0/0'], true],
    [['::/0'], true],
    [['0.0.0.0/1', '128.0.0.0/1'], true],
    [['128.0.0.0/1', '64.0.0.0/2', '0.0.0.0/2'], true],
    [['::/1', '8000::/1'], true],
    [['0.0.0.0/1', '128.0.0.0/2'], false],
    [['10.0.0.0/8'], false],
    [[], false],
  ])('%j are everybody: %s', (ranges, expected) => {
    expect(isEverybody(ranges)).toBe(expected);
  });

  it.each([
    [['10.0.0.0/8'], ['10.1.0.0/16'], []],
    [['10.0.0.0/8'], ['11.0.0.0/16', '10.0.0.0/7'], ['11.0.0.0/16', '10.0.0.0/7']],
    [['10.0.0.0/25', '10.0.0.128/25'], ['10.0.0.0/24', '10.0.0.7'], []],
    [['0.0.0.0/0'], ['::1/128'], ['::1/128']],
    [['::/0'], ['10.0.0.1', '2001:db8::1/128'], ['10.0.0.1']],
    [['2001:db8::/32'], ['2001:db8:ffff::/48', '2001:db9::/32'], ['2001:db9::/32']],
    [['10.0.0.0/8'], ['10.0.0.0/33', 'later', '10.0.0.0/8/8'], ['10.0.0.0/33', 'later', '10.0.0.0/8/8']],
    [['later'], ['later'], []],
  ])('beyond %j are, of %j, %j', (outer, inner, expected) => {
    expect(beyond(outer, inner)).toEqual(expected);
  });

  it('of the internet are those of nobody in particular, and not those of a proxy of Google', () => {
    const ranges = ['10.10.0.0/24', '35.235.240.0/20', '203.0.113.0/24', 'fd00::/8', '2001:db8::/32', '0.0.0.0/0'];
    expect(publicRanges(ranges)).toEqual(['203.0.113.0/24', '2001:db8::/32', '0.0.0.0/0']);
  });
});
