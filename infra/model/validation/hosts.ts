import type { CloudConfig, Config } from '../../config/schema.ts';
import type { Problem } from '../../problem.ts';
import { demands } from '../demands.ts';
import { capacities } from '../hosts.ts';
import { ipv4Address, ipv4Number, ipv4Range } from '../ip.ts';
import { place } from '../placement.ts';
import type { Profile } from '../profile.ts';

/** Hosts with one address, or whose address is not theirs. */
export function hostChecks(config: Partial<Config>): Problem[] {
  const hosts = Object.entries(config.hosts ?? {});
  return [
    ...sharedAddresses(hosts),
    ...hosts.flatMap(([id, { address }]) => addressProblems(id, address, config as Partial<CloudConfig>)),
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
function addressProblems(id: string, address: string, { network }: Partial<CloudConfig>): Problem[] {
  if (!network) return [];
  const range = ipv4Range(network.range);
  const [first, last] = [range.first + 2, range.last - 2];
  const number = ipv4Number(address);
  // A range without room is a problem of its own.
  if ((number >= first && number <= last) || first > last) return [];
  return [
    {
      path: ['hosts', id, 'address'],
      message: `"${address}" is not free for hosts in network.range ${network.range}, whose first two and last two addresses Google keeps; give one from ${ipv4Address(first)} to ${ipv4Address(last)}`,
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
