import { type MachineType, machines } from '../../catalogue/machines.ts';
import type { CloudConfig, Config } from '../../config/schema.ts';
import type { Problem } from '../../problem.ts';
import { demands } from '../demands.ts';
import { capacities } from '../hosts.ts';
import { ipv4Address, ipv4Number, ipv4Range } from '../ip.ts';
import { firstHostId } from '../names.ts';
import { place } from '../placement.ts';
import type { Profile } from '../profile.ts';

/** Hosts with one address, that no machine type is like, whose address is not theirs, or on which the services do not fit. */
export function hostChecks(config: Partial<Config>, profile: Profile, lacksHosts: boolean): Problem[] {
  const hosts = Object.entries(config.hosts ?? {});
  const gpus = hosts.flatMap(([id, host]) => ('machineType' in host ? gpuProblems(id, host) : []));
  return [
    ...sharedAddresses(hosts),
    ...gpus,
    ...hosts.flatMap(([id, { address }]) => addressProblems(id, address, config as Partial<CloudConfig>)),
    // Whether the services fit on a machine that does not exist cannot be told.
    ...(lacksHosts || gpus.length > 0 ? [] : capacity(config, profile)),
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

/** A GPU that does not go with the machine type. */
function gpuProblems(id: string, { machineType, gpu }: CloudConfig['hosts'][string]): Problem[] {
  const machine = machines[machineType as MachineType];
  const counts: readonly number[] = machine.gpuCounts;
  const at = (key: string) => ['hosts', id, 'gpu', key];
  if (machine.gpu !== gpu.model) {
    const message = `"${gpu.model}" does not go with ${machineType}, which has ${machine.gpu}`;
    return [{ path: at('model'), message }];
  }
  if (counts.includes(gpu.count)) return [];
  return [
    { path: at('count'), message: `${gpu.count} does not go with ${machineType}, which has ${counts.join(' or ')}` },
  ];
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

/** Whether there is a first host, and whether the services fit on the hosts. */
function capacity({ hosts }: Partial<Config>, profile: Profile): readonly Problem[] {
  if (!hosts) return [];
  if (!(firstHostId in hosts))
    return [{ path: ['hosts'], message: `has no ${firstHostId}: the first host has that name` }];
  return place(capacities(hosts), demands(profile)).problems;
}
