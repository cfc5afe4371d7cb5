import { type Ipv4Range, ipv4Range } from '../model/ip.ts';
import { equals, type Inputs, type Rule, verdict } from './rule.ts';

/** Ranges that are nobody's in particular, and the one from which Identity-Aware Proxy's tunnels come. */
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(ipv4Range);
const iapRange = ipv4Range('35.235.240.0/20');

const isIpv4 = (range: string): boolean => /^\d+\./.test(range);
const isWithin = (range: string, outer: Ipv4Range): boolean => {
  const { first, last } = ipv4Range(range);
  return outer.first <= first && last <= outer.last;
};
/** Wider than a network of one owner can be: a piece of «anywhere». */
const isAnywhere = (range: string): boolean => {
  if (!isIpv4(range)) return Number(range.split('/')[1] ?? 128) < 32;
  return !privateRanges.some((outer) => isWithin(range, outer)) && Number(range.split('/')[1] ?? 32) < 8;
};

/** Ports of engines, databases, services and monitoring: never public. */
const internalPorts = [2375, 3000, 5432, 6379, 8188, 8189, 8190, 8191, 8192, 8193, 8194, 8195, 9090, 9093, 9100, 9400];

/** The port ranges that an ingress rule opens; `all` stands for every port. */
function opened(inputs: Inputs): { first: number; last: number }[] {
  if (inputs.at('direction') === 'EGRESS') return [];
  return inputs.objects('allows').flatMap(({ protocol, ports }) => {
    if (protocol === 'icmp') return [];
    if (!Array.isArray(ports) || ports.length === 0) return [{ first: 0, last: 65535 }];
    return ports.map((port) => {
      const [first = '0', last = first] = String(port).split('-');
      return { first: Number(first), last: Number(last) };
    });
  });
}

const opens = (inputs: Inputs, port: number): boolean =>
  opened(inputs).some(({ first, last }) => first <= port && port <= last);
const isPublic = (inputs: Inputs): boolean =>
  inputs.texts('sourceRanges').some(isAnywhere) ||
  (inputs.texts('sourceRanges').length === 0 &&
    inputs.texts('sourceTags').length === 0 &&
    inputs.texts('sourceServiceAccounts').length === 0);

/** Rules for networks. */
export const networkRules: readonly Rule[] = [
  {
    number: 13,
    title: 'No automatic subnets, and not the network default',
    references: '3.1 F',
    remediation: 'set autoCreateSubnetworks to false and give the network a name of its own',
    check: (inputs) => verdict(inputs.at('autoCreateSubnetworks') === false && inputs.at('name') !== 'default'),
  },
  {
    number: 14,
    title: 'ssh comes from Identity-Aware Proxy or private ranges alone',
    references: '3.6 C2 F',
    remediation: 'allow port 22 from 35.235.240.0/20',
    check: (inputs) =>
      verdict(
        !opens(inputs, 22) ||
          (inputs.texts('sourceRanges').length > 0 &&
            inputs
              .texts('sourceRanges')
              .every((range) => isIpv4(range) && [...privateRanges, iapRange].some((outer) => isWithin(range, outer)))),
      ),
  },
  {
    number: 15,
    title: 'Remote desktop is closed',
    references: '3.7 C3 T70',
    remediation: 'do not allow port 3389',
    check: (inputs) => verdict(!opens(inputs, 3389)),
  },
  {
    number: 16,
    title: 'From anywhere, only 443 is reachable',
    references: 'T27',
    remediation: 'name source ranges, or allow 443 alone',
    check: (inputs) =>
      verdict(!isPublic(inputs) || opened(inputs).every(({ first, last }) => first === 443 && last === 443)),
  },
  {
    number: 17,
    title: 'No rule opens all ports or a wide range',
    references: 'T72,74',
    remediation: 'name the ports',
    check: (inputs) => verdict(opened(inputs).every(({ first, last }) => last - first <= 100)),
  },
  {
    number: 18,
    title: 'Ports of engines, databases and services are never public',
    references: 'F own',
    remediation: 'allow them from the hosts’ range alone',
    check: (inputs) => verdict(!isPublic(inputs) || !internalPorts.some((port) => opens(inputs, port))),
  },
  {
    number: 19,
    title: 'Firewall rules log',
    references: 'F',
    remediation: 'give logConfig',
    check: (inputs) => verdict(inputs.at('logConfig') !== undefined),
  },
  {
    number: 21,
    title: 'Subnets have flow logs',
    references: '3.8 C26 T29',
    remediation: 'give logConfig',
    check: (inputs) => verdict(inputs.at('logConfig') !== undefined),
  },
  {
    number: 22,
    title: 'Subnets reach Google privately',
    references: 'C74 T75',
    remediation: 'set privateIpGoogleAccess to true',
    check: equals('privateIpGoogleAccess', true),
  },
];
