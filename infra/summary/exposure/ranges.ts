import { isIPv4, isIPv6 } from 'node:net';
import { ipv4Number } from '../../model/ip.ts';

/** Numbers that follow one another, both ends included. */
export interface Interval {
  readonly first: bigint;
  readonly last: bigint;
}

/** IPv4 addresses are counted behind those of IPv6: neither is part of the other. */
const ipv4Base = 1n << 128n;
const everything: readonly Interval[] = [
  { first: 0n, last: ipv4Base - 1n },
  { first: ipv4Base, last: ipv4Base + 0xffffffffn },
];

/** Ranges that are nobody's in particular, and those from which Google's tunnels and health checks come. */
const harmless = [
  ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16'],
  ...['fc00::/7', 'fe80::/10', '::1/128'],
  ...['35.235.240.0/20', '35.191.0.0/16', '130.211.0.0/22'],
];

/** The addresses of a range in CIDR notation; undefined for any other text. */
function interval(cidr: string): Interval | undefined {
  const [address = '', bits, ...rest] = cidr.split('/');
  const first = numberOf(address);
  const width = isIPv4(address) ? 32 : 128;
  const length = bits === undefined ? width : /^\d+$/.test(bits) ? Number(bits) : Number.NaN;
  if (first === undefined || rest.length > 0 || !(length <= width)) return undefined;
  const size = 1n << BigInt(width - length);
  const start = first - (first % size);
  return { first: start, last: start + size - 1n };
}

function numberOf(address: string): bigint | undefined {
  if (isIPv4(address)) return ipv4Base + BigInt(ipv4Number(address));
  if (!isIPv6(address) || address.includes('%')) return undefined;
  // Eight groups at most, the longest run of zeros left out, and no dots.
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [front, back] = [head, tail].map((text) => text.split(':').filter((group) => group !== '')) as [
    string[],
    string[],
  ];
  const zeros = Array.from({ length: 8 - front.length - back.length }, () => '0');
  return [...front, ...zeros, ...back].reduce((number, group) => (number << 16n) + BigInt(`0x${group}`), 0n);
}

/** Intervals without overlaps: those that touch are one. */
function union(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const one of intervals.toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))) {
    const former = merged.at(-1);
    if (!former || one.first > former.last + 1n) merged.push(one);
    else merged[merged.length - 1] = { first: former.first, last: one.last > former.last ? one.last : former.last };
  }
  return merged;
}

/** Whether all numbers of an interval are in one of others, or in several together. */
export const covers = (outer: readonly Interval[], inner: Interval): boolean =>
  union(outer).some(({ first, last }) => first <= inner.first && inner.last <= last);

const intervals = (ranges: readonly string[]): Interval[] =>
  ranges.flatMap((range) => {
    const found = interval(range);
    return found ? [found] : [];
  });

/** Ranges with addresses that others do not have. What is no range, like one that is known only later, is in none. */
export function beyond(outer: readonly string[], inner: readonly string[]): string[] {
  const known = intervals(outer);
  return inner.filter((range) => {
    const one = interval(range);
    return one ? !covers(known, one) : !outer.includes(range);
  });
}

/** Whether ranges together are all addresses of a family: also in two halves. */
export const isEverybody = (ranges: readonly string[]): boolean =>
  everything.some((all) => covers(intervals(ranges), all));

/** Ranges that somebody on the internet can be in. */
export const publicRanges = (ranges: readonly string[]): string[] => beyond(harmless, ranges);
