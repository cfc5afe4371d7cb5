import { type MachineType, machines } from '../catalogue/machines.ts';
import { catalogue, serviceRoles } from '../catalogue/services/catalogue.ts';
import { buckets } from '../catalogue/storage.ts';
import { type CloudConfig, type Config, unset } from '../config/schema.ts';
import type { Problem } from '../problem.ts';
import { demands } from './demands.ts';
import { capacities } from './hosts.ts';
import { type Ipv4Range, ipv4Number, ipv4Range, overlap } from './ip.ts';
import { firstHostRole, type NameScope, names } from './names.ts';
import { place } from './placement.ts';
import type { Profile } from './profile.ts';

/** Ports of the gateway itself: HTTP and HTTPS where it serves TLS, and its own health check. */
const gatewayPorts = new Map([
  [80, 'the gateway’s redirect'],
  [443, 'the gateway’s HTTPS'],
  [8080, 'the gateway’s health check'],
]);

/**
 * What contradicts something else in a configuration whose present values are well formed, or the profile.
 *
 * @param lacksHosts some host is malformed and not here: whether the services fit cannot be told yet.
 */
export function contradictions(config: Partial<Config>, profile: Profile, lacksHosts: boolean): Problem[] {
  return [
    ...images(config, profile),
    ...ports(config, profile),
    ...hosts(config),
    ...(lacksHosts ? [] : capacity(config, profile)),
    ...ranges(config, profile),
    ...(profile.platform === 'cloud' ? cloud(config as Partial<CloudConfig>, profile) : []),
  ];
}

function images({ images = {} }: Partial<Config>, profile: Profile): Problem[] {
  return Object.entries(images).flatMap(([role, image]) => {
    const path = ['images', role];
    if (image === unset || image === undefined || image.includes('sha256:')) return [];
    if (profile.imagesByDigest)
      return [
        {
          path,
          message: `"${image}" is a tag, which can change under you; ${profile.environment} takes digests: name@sha256:…`,
        },
      ];
    if (/:latest$/.test(image) || !/:[^/]+$/.test(image))
      return [{ path, message: `"${image}" is whatever is newest; give a tag other than latest, or a digest` }];
    return [];
  });
}

function ports(config: Partial<Config>, profile: Profile): Problem[] {
  const given = config.ports ?? {};
  const taken = new Map<number, string>(gatewayPorts);
  return serviceRoles.flatMap((role) => {
    const entry = catalogue[role];
    const path = ['ports', role];
    if (entry.port === undefined)
      return given[role] === undefined
        ? []
        : [{ path, message: 'has no port of its own: it publishes those of the other services' }];
    const mine = [
      given[role] ?? entry.port,
      ...(profile.debugPortsExposed && entry.debugPort !== undefined ? [entry.debugPort] : []),
    ];
    return mine.flatMap((port) => {
      const other = taken.get(port);
      taken.set(port, role);
      return other === undefined
        ? []
        : [
            {
              path,
              message: `${port} is ${other in catalogue ? `also the port of ${other}` : other}; the gateway publishes each port once: give one of them another`,
            },
          ];
    });
  });
}

function hosts(config: Partial<Config>): Problem[] {
  const entries = Object.entries(config.hosts ?? {});
  const problems: Problem[] = [];
  const addresses = new Map<string, string>();
  for (const [role, host] of entries) {
    const other = addresses.get(host.address);
    if (other !== undefined)
      problems.push({
        path: ['hosts', role, 'address'],
        message: `"${host.address}" is also the address of ${other}; give each host its own`,
      });
    addresses.set(host.address, role);
  }
  return problems;
}

/** Whether there is a first host, and whether the services fit on the hosts. */
function capacity(config: Partial<Config>, profile: Profile): readonly Problem[] {
  if (!config.hosts) return [];
  if (!(firstHostRole in config.hosts))
    return [{ path: ['hosts'], message: `has no ${firstHostRole}: the first host has that name` }];
  return place(capacities(config.hosts), demands(profile)).problems;
}

function ranges(config: Partial<Config>, profile: Profile): Problem[] {
  const vpc = (config as Partial<CloudConfig>).network?.range;
  const all: [path: string[], cidr: string][] = [
    [['networks', 'genai'], config.networks?.genai ?? profile.networks.genai.subnet],
    [['networks', 'monitoring'], config.networks?.monitoring ?? profile.networks.monitoring.subnet],
    ...(vpc === undefined ? [] : [[['network', 'range'], vpc] as [string[], string]]),
  ];
  const problems: Problem[] = [];
  const seen: { path: string[]; cidr: string; range: Ipv4Range }[] = [];
  for (const [path, cidr] of all) {
    const range = ipv4Range(cidr);
    if (range.last - range.first < 15)
      problems.push({ path, message: `"${cidr}" has fewer than 16 addresses; give a /28 or wider` });
    const other = seen.find((earlier) => overlap(earlier.range, range));
    if (other)
      problems.push({
        path,
        message: `"${cidr}" overlaps ${other.path.join('.')} (${other.cidr}); give ranges without a common address`,
      });
    seen.push({ path, cidr, range });
  }
  return problems;
}

function cloud(config: Partial<CloudConfig>, profile: Profile): Problem[] {
  const problems: Problem[] = [];
  const { region, zone, network, admins, prefix, project } = config;
  if (region !== undefined && zone !== undefined && !zone.startsWith(`${region}-`)) {
    problems.push({
      path: ['zone'],
      message: `"${zone}" is outside the region "${region}"; give a zone that begins with it, like ${region}-b`,
    });
  }
  if (admins && admins.addresses.length > 0 && admins.accessPolicy === undefined) {
    problems.push({
      path: ['admins', 'accessPolicy'],
      message:
        'is missing: the access level for admins.addresses lives in the organisation’s access policy; give its number',
    });
  }
  for (const [role, host] of Object.entries(config.hosts ?? {})) {
    const machine = machines[host.machineType as MachineType];
    const at = (...path: string[]) => ['hosts', role, ...path];
    if (machine.gpu !== host.gpu.model) {
      problems.push({
        path: at('gpu', 'model'),
        message: `"${host.gpu.model}" does not go with ${host.machineType}, which has ${machine.gpu}`,
      });
    } else if (!machine.gpuCounts.includes(host.gpu.count)) {
      problems.push({
        path: at('gpu', 'count'),
        message: `${host.gpu.count} does not go with ${host.machineType}, which has ${machine.gpuCounts.join(' or ')}`,
      });
    }
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
  }
  if (prefix !== undefined)
    problems.push(
      ...nameLengths(
        { prefix, project: project ?? 'x'.repeat(6), environment: profile.environment, infix: profile.infix },
        Object.keys(config.hosts ?? {}),
      ),
    );
  return problems;
}

/** Bucket names have at most 63 characters, ids of service accounts (one per VM, of its name) 6 to 30. */
function nameLengths(scope: NameScope, hostRoles: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  for (const role of Object.keys(buckets)) {
    const name = names.bucket(scope, role);
    if (name.length > 63 || !/^[a-z0-9][a-z0-9-]*[a-z0-9]$/.test(name) || /goog/.test(name)) {
      problems.push({
        path: ['prefix'],
        message: `"${scope.prefix}" makes the bucket name "${name}", which Cloud Storage refuses (3 to 63 characters, not «goog…»); give another`,
      });
    }
  }
  for (const role of hostRoles) {
    const name = names.vm(scope, role);
    if (name.length > 30)
      problems.push({
        path: ['prefix'],
        message: `"${scope.prefix}" makes the service account "${name}" of ${name.length} characters; 30 are allowed: give a shorter one`,
      });
  }
  return problems;
}
