import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstHost, ipv4Address, ipv4Number, ipv4Range, overlap } from '../../infra/model/ip.ts';

const range = fc
  .tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }))
  .map(([address, bits]) => ({ address, bits, ...ipv4Range(`${address}/${bits}`) }));

describe('an IPv4 address', () => {
  it('is a number, octet by octet', () => {
    expect(ipv4Number('0.0.0.0')).toBe(0);
    expect(ipv4Number('10.20.0.10')).toBe(10 * 2 ** 24 + 20 * 2 ** 16 + 10);
    expect(ipv4Number('255.255.255.255')).toBe(2 ** 32 - 1);
  });

  it('comes back from its number', () => {
    fc.assert(fc.property(fc.ipV4(), (address) => ipv4Address(ipv4Number(address)) === address));
  });
});

describe('an IPv4 range', () => {
  it.each([
    ['10.20.0.0/24', '10.20.0.0', '10.20.0.255'],
    ['10.20.0.77/24', '10.20.0.0', '10.20.0.255'],
    ['172.20.0.0/16', '172.20.0.0', '172.20.255.255'],
    ['10.0.0.130/25', '10.0.0.128', '10.0.0.255'],
    ['10.0.0.1/32', '10.0.0.1', '10.0.0.1'],
    ['10.0.0.1', '10.0.0.1', '10.0.0.1'],
    ['0.0.0.0/0', '0.0.0.0', '255.255.255.255'],
  ])('%s goes from %s to %s', (cidr, first, last) => {
    expect(ipv4Range(cidr)).toEqual({ first: ipv4Number(first), last: ipv4Number(last) });
  });

  it('holds its own address, and as many as its length says', () => {
    fc.assert(
      fc.property(range, ({ address, bits, first, last }) => {
        expect(last - first + 1).toBe(2 ** (32 - bits));
        expect(first % 2 ** (32 - bits)).toBe(0);
        expect(ipv4Number(address)).toBeGreaterThanOrEqual(first);
        expect(ipv4Number(address)).toBeLessThanOrEqual(last);
      }),
    );
  });

  it('has its first host after the address of the network', () => {
    expect(firstHost('172.20.0.0/16')).toBe('172.20.0.1');
    expect(firstHost('10.0.0.200/28')).toBe('10.0.0.193');
  });
});

describe('the overlap of two ranges', () => {
  it.each([
    ['10.0.0.0/24', '10.0.0.0/24', true],
    ['10.0.0.0/8', '10.200.0.0/16', true],
    ['10.0.0.0/24', '10.0.1.0/24', false],
    ['10.0.0.0/25', '10.0.0.128/25', false],
    ['172.16.0.0/12', '172.31.255.255/32', true],
    ['172.16.0.0/12', '172.32.0.0/32', false],
  ])('of %s and %s is %s', (a, b, overlaps) => {
    expect(overlap(ipv4Range(a), ipv4Range(b))).toBe(overlaps);
  });

  it('is the same from both sides', () => {
    fc.assert(fc.property(range, range, (a, b) => overlap(a, b) === overlap(b, a)));
  });

  it('is there exactly where one of them holds the beginning of the other', () => {
    fc.assert(
      fc.property(range, range, (a, b) => {
        const holds = (one: typeof a, { first }: typeof a) => one.first <= first && first <= one.last;
        return overlap(a, b) === (holds(a, b) || holds(b, a));
      }),
    );
  });
});
