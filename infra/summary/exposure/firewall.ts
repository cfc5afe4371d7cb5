import type { Inputs } from '../../policy/inputs.ts';
import { changeText, type Exposure, listText, values } from './exposure.ts';
import { beyond, covers, type Interval, isEverybody, publicRanges } from './ranges.ts';

/** A protocol with ports of it. */
interface Service {
  readonly protocol: string;
  readonly ports: Interval;
  /** `tcp:22`, or `tcp` for all ports. */
  readonly text: string;
}

/** What a firewall rule says while it is on. */
interface FirewallRule {
  readonly allows: boolean;
  readonly isIngress: boolean;
  /** The other side, by address. */
  readonly ranges: readonly string[];
  /** The other side, by tag or account. */
  readonly peers: readonly string[];
  /** Tags and accounts of the machines that it is for; all machines where there are none. */
  readonly targets: readonly string[];
  readonly services: readonly Service[];
}

const allPorts: Interval = { first: 0n, last: 65535n };
/** The protocols that have ports. */
const withPorts = ['tcp', 'udp', 'sctp'];
const protocolNumbers: Readonly<Record<string, string>> = { 1: 'icmp', 6: 'tcp', 17: 'udp', 58: 'icmpv6', 132: 'sctp' };
/** More ports in one range than that are named by nobody. */
const widest = 100n;

/** A firewall rule that admits more, or keeps out less, than before. */
export const firewall: Exposure = (before, after) => {
  const [was, is] = [before && ruleOf(before), after && ruleOf(after)];
  return [...deniesLess(was, is, before, after), ...admitsMore(was, is, before, after), ...ranks(before, after)];
};

function ruleOf(inputs: Inputs): FirewallRule | undefined {
  if (inputs.at('disabled') === true) return undefined;
  const isIngress = inputs.at('direction') !== 'EGRESS';
  const allows = inputs.objects('denies').length === 0;
  const ranges = inputs.texts(isIngress ? 'sourceRanges' : 'destinationRanges');
  const peers = isIngress ? [...inputs.texts('sourceTags'), ...inputs.texts('sourceServiceAccounts')] : [];
  return {
    allows,
    isIngress,
    ranges: ranges.length + peers.length === 0 ? ['0.0.0.0/0'] : ranges,
    peers,
    targets: [...inputs.texts('targetTags'), ...inputs.texts('targetServiceAccounts')],
    services: inputs.objects(allows ? 'allows' : 'denies').flatMap(servicesOf),
  };
}

function servicesOf({ protocol, ports }: Readonly<Record<string, unknown>>): Service[] {
  const given = String(protocol).toLowerCase();
  const name = protocolNumbers[given] ?? given;
  if (!Array.isArray(ports) || ports.length === 0) return [{ protocol: name, ports: allPorts, text: name }];
  return ports.map((port) => {
    const [first, last = first] = String(port).split('-');
    const isRange = [first, last].every((one) => /^\d+$/.test(one ?? ''));
    // What is known only later may be any port.
    const interval = isRange ? { first: BigInt(first ?? 0), last: BigInt(last ?? 0) } : allPorts;
    return { protocol: name, ports: interval, text: `${name}:${port}` };
  });
}

/** Services that are not among others. */
const servicesBeyond = (outer: readonly Service[], inner: readonly Service[]): Service[] =>
  inner.filter(({ protocol, ports }) => {
    const alike = outer.filter((one) => one.protocol === protocol || one.protocol === 'all');
    return !covers(
      alike.map((one) => one.ports),
      ports,
    );
  });

const isWide = ({ protocol, ports }: Service): boolean =>
  protocol === 'all' || (withPorts.includes(protocol) && ports.last - ports.first > widest);

const texts = (services: readonly Service[]): string => values(services.map(({ text }) => text));

function admitsMore(
  was: FirewallRule | undefined,
  is: FirewallRule | undefined,
  before: Inputs | undefined,
  after: Inputs | undefined,
): string[] {
  if (!is?.allows) return [];
  if (!was && before?.at('disabled') === true) return [`**is switched on**: ${described(is)}`];
  if (!was?.allows || was.isIngress !== is.isIngress)
    return was && !was.allows ? [`**allows what it denied**: ${described(is)}`] : admits(is);
  const key = is.isIngress ? 'sourceRanges' : 'destinationRanges';
  const peers = is.peers.filter((one) => !was.peers.includes(one));
  const services = servicesBeyond(was.services, is.services);
  const found: string[] = [];
  if (beyond(was.ranges, is.ranges).length > 0) {
    const words = `${is.isIngress ? 'lets in' : 'lets out to'} ${isEverybody(is.ranges) ? 'everyone' : 'more'}`;
    // Without ranges, tags and accounts a rule is for everybody: the tags that were taken away tell why.
    const [own, now] = [before, after].map((inputs) => inputs?.texts(key) ?? []);
    const change = now?.length ? listText(key, own ?? [], now) : `${who(was)} → ${values(is.ranges)}`;
    found.push(`**${words}**: ${change} on ${texts(is.services)}`);
  }
  // Google lets in who has an address or a tag: a tag less is not wider, but easily meant so.
  if (was.peers.length > 0 && is.peers.length === 0 && found.length === 0)
    found.push(`**is for addresses alone now**: ${values(was.peers)} → ${values(is.ranges)} on ${texts(is.services)}`);
  if (peers.length > 0 && !isEverybody(was.ranges)) found.push(`**lets in more**: also ${values(peers)}`);
  if (services.length > 0) {
    const words = services.some(isWide) ? 'opens all ports or a wide range' : 'opens more ports';
    found.push(`**${words}**: ${texts(was.services)} → ${texts(is.services)} for ${who(is)}`);
  }
  if (targetsGrow(was, is)) found.push(`**is for more machines**: ${targetsText(was, is)}`);
  return found;
}

/** A new rule is worth a word where somebody on the internet comes in, or all ports are open. */
function admits(rule: FirewallRule): string[] {
  const isPublic = rule.isIngress && publicRanges(rule.ranges).length > 0;
  if (isPublic)
    return [`**lets in ${isEverybody(rule.ranges) ? 'everyone' : 'addresses of the internet'}**: ${described(rule)}`];
  const wide = rule.services.filter(isWide);
  return wide.length > 0 ? [`**opens all ports or a wide range**: ${described(rule)}`] : [];
}

/** Who gets where: `` `10.0.0.0/8` on `tcp:22` ``. */
const described = (rule: FirewallRule): string => `${who(rule)} on ${texts(rule.services)}`;
const who = ({ ranges, peers }: FirewallRule): string => values([...ranges, ...peers]);

const targetsGrow = (was: FirewallRule, is: FirewallRule): boolean =>
  was.targets.length > 0 && (is.targets.length === 0 || is.targets.some((one) => !was.targets.includes(one)));
const targetsText = (was: FirewallRule, is: FirewallRule): string =>
  `${values(was.targets)} → ${is.targets.length === 0 ? 'all of the network' : values(is.targets)}`;

function deniesLess(
  was: FirewallRule | undefined,
  is: FirewallRule | undefined,
  before: Inputs | undefined,
  after: Inputs | undefined,
): string[] {
  if (!was || was.allows) return [];
  if (!after) return [`**no longer denies**: ${described(was)}`];
  if (!is) return [`**no longer denies**: ${described(was)}; ${changeText('disabled', before?.at('disabled'), true)}`];
  // One that allows instead is told of there.
  if (is.allows) return [];
  const isLess =
    beyond(is.ranges, was.ranges).length > 0 ||
    servicesBeyond(is.services, was.services).length > 0 ||
    was.peers.some((peer) => !is.peers.includes(peer)) ||
    was.isIngress !== is.isIngress ||
    targetsGrow(is, was);
  return isLess ? [`**denies less**: ${described(was)} → ${described(is)}`] : [];
}

/** Of two rules, the one with the smaller number wins: another number can turn both ways. */
function ranks(before: Inputs | undefined, after: Inputs | undefined): string[] {
  if (!before || !after) return [];
  const [was, is] = [before.at('priority') ?? 1000, after.at('priority') ?? 1000];
  return was === is ? [] : [`**another rule may win now**: ${changeText('priority', was, is)}`];
}
