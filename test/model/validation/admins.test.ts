import { describe, expect, it } from 'vitest';
import { committed, problemsOf } from '../../support/stacks.ts';

const problems = (addresses: readonly string[], accessPolicy: string | undefined = '123') =>
  problemsOf('staging', committed('staging', { admins: { addresses, accessPolicy } }));

const notPublic = (range: string) =>
  `has addresses of ${range}, from which no request comes to Google; give public addresses`;

describe('the addresses of administrators', () => {
  it('need an access policy', () => {
    const raw = committed('staging', { admins: { addresses: ['198.51.100.0/24'] } });
    expect(problemsOf('staging', raw)).toEqual([
      'admins.accessPolicy  is missing: the access level for admins.addresses is part of the organisation’s access policy; give its number',
    ]);
    expect(problems(['198.51.100.0/24', '203.0.113.5/32', '8.0.0.0/8'])).toEqual([]);
  });

  it.each([
    ['0.0.0.0/0', 'is every address; give those of your offices or of your VPN'],
    ['198.51.100.7/24', 'is an address inside its range; write 198.51.100.0/24, or 198.51.100.7/32 for it alone'],
    ['10.0.0.0/8', notPublic('10.0.0.0/8')],
    ['172.20.0.0/16', notPublic('172.16.0.0/12')],
    ['192.168.1.0/24', notPublic('192.168.0.0/16')],
    ['100.64.1.0/24', notPublic('100.64.0.0/10')],
    ['127.0.0.1/32', notPublic('127.0.0.0/8')],
    ['169.254.169.254/32', notPublic('169.254.0.0/16')],
    ['224.0.0.0/4', notPublic('224.0.0.0/3')],
    ['0.0.0.0/1', notPublic('0.0.0.0/8')],
    ['128.0.0.0/1', notPublic('169.254.0.0/16')],
  ])('are public ranges: not %s', (range, message) => {
    expect(problems([range])).toEqual([`admins.addresses.0  "${range}" ${message}`]);
  });

  it('are there once each', () => {
    expect(problems(['203.0.113.0/24', '203.0.113.0/24'])).toEqual([
      'admins.addresses.1  "203.0.113.0/24" is given twice; give it once',
    ]);
  });
});
