import type { CloudConfig, Config } from '../../config/schema.ts';
import type { Problem } from '../../problem.ts';
import { type Ipv4Range, ipv4Address, ipv4Range, overlap } from '../ip.ts';
import type { Profile } from '../profile.ts';

interface NamedRange {
  readonly path: readonly string[];
  readonly cidr: string;
  readonly range: Ipv4Range;
}

const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(ipv4Range);
const dockerBridge = ipv4Range('172.17.0.0/16');

/** Ranges of networks that overlap, that are public or too small, or whose address is not their first. */
export function rangeChecks(config: Partial<Config>, profile: Profile): Problem[] {
  const ranges = rangesOf(config, profile);
  return ranges.flatMap(({ path, cidr, range }, index) => {
    const problems: Problem[] = [];
    if (!privateRanges.some((outer) => outer.first <= range.first && range.last <= outer.last)) {
      // What else is wrong with it does not matter: it has to be another.
      const message = `"${cidr}" is not private; give a range inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16`;
      return [{ path, message }];
    }
    const [address, bits] = cidr.split('/');
    if (address !== ipv4Address(range.first)) {
      problems.push({
        path,
        message: `"${cidr}" is an address inside its range; write ${ipv4Address(range.first)}/${bits}`,
      });
    }
    if (overlap(range, dockerBridge))
      problems.push({ path, message: `"${cidr}" overlaps 172.17.0.0/16, Docker’s own bridge; give another` });
    if (range.last - range.first < 15)
      problems.push({ path, message: `"${cidr}" has fewer than 16 addresses; give a /28 or wider` });
    const other = ranges.slice(0, index).find((earlier) => overlap(earlier.range, range));
    if (other) {
      problems.push({
        path,
        message: `"${cidr}" overlaps ${other.path.join('.')} (${other.cidr}); give ranges without a common address`,
      });
    }
    return problems;
  });
}

/** The Docker networks, the profile's where the stack file has none of its own, and the subnet of the hosts. */
function rangesOf({ networks, ...config }: Partial<Config>, profile: Profile): NamedRange[] {
  const vpc = (config as Partial<CloudConfig>).network?.range;
  const named = (path: readonly string[], cidr: string): NamedRange => ({ path, cidr, range: ipv4Range(cidr) });
  return [
    // Malformed networks are not here: what they would be cannot be told.
    ...(networks
      ? [
          named(['networks', 'genai'], networks.genai ?? profile.networks.genai.subnet),
          named(['networks', 'monitoring'], networks.monitoring ?? profile.networks.monitoring.subnet),
        ]
      : []),
    ...(vpc === undefined ? [] : [named(['network', 'range'], vpc)]),
  ];
}
