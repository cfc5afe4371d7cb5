import type { Config } from '../../config/schema.ts';
import type { Problem } from '../../problem.ts';
import { demands } from '../demands.ts';
import { capacities } from '../hosts.ts';
import { ipv4Address, ipv4Number, ipv4Range } from '../ip.ts';
import { place } from '../placement.ts';
import type { Profile } from '../profile.ts';

/**
 * Hosts with one address, or whose address is not theirs.
 *
 * @param subnet the range of their addresses, where there is one and it can remain as it is.
 */
export function hostChecks(config: Partial<Config>, subnet: string | undefined): Problem[] {
  const hosts = Object.entries(config.hosts ?? {});
  return [
    ...sharedAddresses(hosts),
    ...(subnet === undefined ? [] : hosts.flatMap(([id, { address }]) => addressProblems(id, address, subnet))),
  ];
}

/** Two hosts with one address. */
function sharedAddresses(hosts: readonly (readonly [string, { readonly address: string }])[]): Problem[] {
  const taken = new Map<string, string>();
  return hosts.flatMap(([id, { address }]) => {
    const other = taken.get(address);
    taken.set(address, other ?? id);
    if (other === undefined) return [];
    return [
      {
        path: ['hosts', id, 'address'],
        message: `"${address}" is also the address of ${other}; give each host its own`,
      },
    ];
  });
}

/** An address that is not free in the subnet. */
function addressProblems(id: string, address: string, subnet: string): Problem[] {
  const range = ipv4Range(subnet);
  const [first, last] = [range.first + 2, range.last - 2];
  const number = ipv4Number(address);
  if (number >= first && number <= last) return [];
  return [
    {
      path: ['hosts', id, 'address'],
      message: `"${address}" is not free for hosts in network.range ${subnet}, whose first two and last two addresses Google keeps; give one from ${ipv4Address(first)} to ${ipv4Address(last)}`,
    },
  ];
}

/** Whether there is a host, and whether the services fit on the hosts. */
export function capacityChecks({ hosts }: Partial<Config>, profile: Profile): readonly Problem[] {
  if (!hosts) return [];
  if (Object.keys(hosts).length === 0)
    return [{ path: ['hosts'], message: 'is empty: name at least one host, like gpu-0' }];
  return place(capacities(hosts), demands(profile)).problems;
}
