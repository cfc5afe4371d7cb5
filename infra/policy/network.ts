import { type Ipv4Range, ipv4Range } from '../model/ip.ts';
import { type Inputs, isHidden, isUnknown, reading } from './inputs.ts';
import { all, any, equals, every, given, judged, type Rule, type Verdict, verdict } from './rule.ts';

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

/** What an ingress rule opens: each range of ports, or, where that is not known yet, the mark; `first` and `last` of all ports where it names none. */
function opened(inputs: Inputs): unknown[] {
  if (inputs.at('direction') === 'EGRESS') return [];
  return inputs.list('allows').flatMap((allow) => {
    const [protocol, ports] = [reading(allow).at('protocol'), reading(allow).list('ports')];
    if (protocol === 'icmp') return [];
    return ports.length === 0 ? [{ first: 0, last: 65535 }] : ports.map(portsOf);
  });
}

interface Ports {
  readonly first: number;
  readonly last: number;
}

function portsOf(port: unknown): unknown {
  if (isUnknown(port) || isHidden(port)) return port;
  const [first = '0', last = first] = String(port).split('-');
  return { first: Number(first), last: Number(last) } satisfies Ports;
}

const everyRange = (inputs: Inputs, holds: (ports: Ports) => boolean): Verdict =>
  every(opened(inputs), (ports) => holds(ports as Ports));

const opensNot = (inputs: Inputs, port: number): Verdict =>
  everyRange(inputs, ({ first, last }) => port < first || last < port);

/** Who may come is named: not everybody by ranges, nor by the absence of any. */
const isNotPublic = (inputs: Inputs): Verdict =>
  all(
    every(inputs.list('sourceRanges'), (range) => !isAnywhere(String(range))),
    verdict(['sourceRanges', 'sourceTags', 'sourceServiceAccounts'].some((path) => inputs.list(path).length > 0)),
  );

const comesFrom = (inputs: Inputs, ranges: readonly Ipv4Range[]): Verdict =>
  all(
    verdict(inputs.list('sourceRanges').length > 0),
    every(inputs.list('sourceRanges'), (given) => {
      const range = String(given);
      return isIpv4(range) && ranges.some((outer) => isWithin(range, outer));
    }),
  );

/** Rules for networks. */
export const networkRules: readonly Rule[] = [
  {
    number: 13,
    title: 'No automatic subnets, and not the network default',
    references: '3.1 F',
    remediation: 'set autoCreateSubnetworks to false and give the network a name of its own',
    path: 'autoCreateSubnetworks',
    check: (inputs) =>
      all(
        equals('autoCreateSubnetworks', false)(inputs),
        judged(inputs.at('name'), (name) => name !== 'default'),
      ),
  },
  {
    number: 14,
    title: 'ssh comes from Identity-Aware Proxy or private ranges alone',
    references: '3.6 C2 F',
    remediation: 'allow port 22 from 35.235.240.0/20',
    path: 'sourceRanges',
    check: (inputs) => any(opensNot(inputs, 22), comesFrom(inputs, [...privateRanges, iapRange])),
  },
  {
    number: 15,
    title: 'Remote desktop is closed',
    references: '3.7 C3 T70',
    remediation: 'do not allow port 3389',
    path: 'allows',
    check: (inputs) => opensNot(inputs, 3389),
  },
  {
    number: 16,
    title: 'From anywhere, only 443 is reachable',
    references: 'T27',
    remediation: 'name source ranges, or allow 443 alone',
    path: 'sourceRanges',
    check: (inputs) =>
      any(
        isNotPublic(inputs),
        everyRange(inputs, ({ first, last }) => first === 443 && last === 443),
      ),
  },
  {
    number: 17,
    title: 'No rule opens all ports or a wide range',
    references: 'T72,74',
    remediation: 'name the ports',
    path: 'allows',
    check: (inputs) => everyRange(inputs, ({ first, last }) => last - first <= 100),
  },
  {
    number: 18,
    title: 'Ports of engines, databases and services are never public',
    references: 'F own',
    remediation: 'allow them from the hosts’ range alone',
    path: 'sourceRanges',
    check: (inputs) => any(isNotPublic(inputs), all(...internalPorts.map((port) => opensNot(inputs, port)))),
  },
  {
    number: 19,
    title: 'Firewall rules log',
    references: 'F',
    remediation: 'give logConfig',
    path: 'logConfig',
    check: given('logConfig'),
  },
  {
    number: 21,
    title: 'Subnets have flow logs',
    references: '3.8 C26 T29',
    remediation: 'give logConfig',
    path: 'logConfig',
    check: given('logConfig'),
  },
  {
    number: 22,
    title: 'Subnets reach Google privately',
    references: 'C74 T75',
    remediation: 'set privateIpGoogleAccess to true',
    path: 'privateIpGoogleAccess',
    check: equals('privateIpGoogleAccess', true),
  },
];
