import type { CloudConfig, Config } from '../../config/schema.ts';
import type { Problem } from '../../problem.ts';
import { demands } from '../demands.ts';
import { capacities } from '../hosts.ts';
import { ipv4Number, ipv4Range } from '../ip.ts';
import { place } from '../placement.ts';
import type { Profile } from '../profile.ts';

/** Hosts that collide, whose address is not theirs, or on which the services do not fit. */
export function hostChecks(config: Partial<Config>, profile: Profile, lacksHosts: boolean): Problem[] {
  const hosts = Object.entries(config.hosts ?? {});
  return [
    ...shared(hosts, 'address'),
    ...shared(hosts, 'docker'),
    ...hosts.flatMap(([id, host]) =>
      'machineType' in host ? vmProblems(id, host, config as Partial<CloudConfig>) : [],
    ),
    ...(lacksHosts ? [] : capacity(config, profile)),
  ];
}

/** Two hosts with one address, or on one engine. */
function shared(hosts: readonly (readonly [string, object])[], key: 'address' | 'docker'): Problem[] {
  const taken = new Map<unknown, string>();
  return hosts.flatMap(([id, host]) => {
    const value = (host as Record<string, unknown>)[key];
    const other = taken.get(value);
    taken.set(value, id);
    if (value === undefined || other === undefined) return [];
    const what = key === 'address' ? 'address' : 'engine';
    return [
      { path: ['hosts', id, key], message: `"${value}" is also the ${what} of ${other}; give each host its own` },
    ];
  });
}

function vmProblems(id: string, host: CloudConfig['hosts'][string], { network }: Partial<CloudConfig>): Problem[] {
  const problems: Problem[] = [];
  const at = (...path: string[]) => ['hosts', id, ...path];
  if (network) {
    const range = ipv4Range(network.range);
    const address = ipv4Number(host.address);
    if (address < range.first + 2 || address > range.last - 2) {
      problems.push({
        path: at('address'),
        message: `"${host.address}" is not free for hosts in network.range ${network.range}, whose first two and last two addresses Google keeps`,
      });
    }
  }
  return problems;
}

/** Whether there is a host, and whether the services fit on the hosts. */
function capacity({ hosts }: Partial<Config>, profile: Profile): readonly Problem[] {
  if (!hosts) return [];
  if (Object.keys(hosts).length === 0)
    return [{ path: ['hosts'], message: 'is empty: name at least one host, like gpu-0' }];
  return place(capacities(hosts), demands(profile)).problems;
}
