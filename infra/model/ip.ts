/** A range of IPv4 addresses, both ends included, as numbers. */
export interface Ipv4Range {
  readonly first: number;
  readonly last: number;
}

/** The range of an address in CIDR notation; the host bits are ignored. */
export function ipv4Range(cidr: string): Ipv4Range {
  const [address = '', bits = '32'] = cidr.split('/');
  const size = 2 ** (32 - Number(bits));
  const first = Math.floor(ipv4Number(address) / size) * size;
  return { first, last: first + size - 1 };
}

/** An IPv4 address as a number. */
export function ipv4Number(address: string): number {
  return address.split('.').reduce((number, octet) => number * 256 + Number(octet), 0);
}

/** A number as an IPv4 address. */
export function ipv4Address(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}

/** Whether two ranges have an address in common. */
export const overlap = (a: Ipv4Range, b: Ipv4Range): boolean => a.first <= b.last && b.first <= a.last;

/** The first address of a range that a host can have: Docker's gateway on its networks. */
export const firstHost = (cidr: string): string => ipv4Address(ipv4Range(cidr).first + 1);
