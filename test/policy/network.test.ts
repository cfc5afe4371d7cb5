import { describe, expect, it } from 'vitest';
import { networkRules } from '../../infra/policy/network.ts';
import { type Breach, broken, changed } from '../support/policy.ts';

const firewall = 'gcp:compute/firewall:Firewall';
const network = 'gcp:compute/network:Network';
const subnetwork = 'gcp:compute/subnetwork:Subnetwork';

const allow = (protocol: string, ...ports: string[]) => ({
  allows: [{ protocol, ...(ports.length > 0 && { ports }) }],
});
const internal = {
  direction: 'INGRESS',
  sourceRanges: ['10.20.0.0/24'],
  logConfig: { metadata: 'INCLUDE_ALL_METADATA' },
};
const open = { sourceRanges: ['0.0.0.0/0'] };

const firewallBreaches: readonly Breach[] = [
  ['ssh from an address outside', { ...allow('tcp', '22'), sourceRanges: ['198.51.100.1/32'] }, [14]],
  [
    'ssh from IAP and an address outside',
    { ...allow('tcp', '22'), sourceRanges: ['35.235.240.0/20', '8.8.8.8/32'] },
    [14],
  ],
  ['ssh from 172.32.0.0, which is not private', { ...allow('tcp', '22'), sourceRanges: ['172.32.0.0/16'] }, [14]],
  ['ssh inside a range of ports', { ...allow('tcp', '20-25'), sourceRanges: ['198.51.100.1/32'] }, [14]],
  ['ssh from anywhere', { ...allow('tcp', '22'), ...open }, [14, 16]],
  ['remote desktop', allow('tcp', '3389'), [15]],
  ['remote desktop inside a range of ports', allow('tcp', '3380-3390'), [15]],
  ['HTTP from anywhere', { ...allow('tcp', '80'), ...open }, [16]],
  ['HTTP from anywhere by IPv6', { ...allow('tcp', '80'), sourceRanges: ['::/0'] }, [16]],
  ['HTTP without a source, which is anywhere', { ...allow('tcp', '80'), sourceRanges: undefined }, [16]],
  ['HTTPS and one port more from anywhere', { ...allow('tcp', '443', '8443'), ...open }, [16]],
  ['all ports', allow('tcp'), [15, 17]],
  ['a wide range of ports', allow('tcp', '8000-8101'), [17]],
  ['a service from anywhere', { ...allow('tcp', '8189'), ...open }, [16, 18]],
  ['a database from anywhere, inside a range', { ...allow('tcp', '5430-5440'), ...open }, [16, 18]],
  ['no log', { logConfig: undefined }, [19]],
];

describe('a firewall rule', () => {
  const good = { ...internal, ...allow('tcp', '443', '8189-8195') };

  it.each([
    ['the gateway’s ports from the hosts', good],
    ['ssh from Identity-Aware Proxy', { ...internal, ...allow('tcp', '22'), sourceRanges: ['35.235.240.0/20'] }],
    ['ssh from private ranges', { ...internal, ...allow('tcp', '22'), sourceRanges: ['10.0.0.0/8', '172.31.0.0/16'] }],
    ['443 from anywhere', { ...internal, ...allow('tcp', '443'), ...open }],
    ['a range of 101 ports from the hosts', { ...internal, ...allow('tcp', '8000-8100') }],
    ['ping from the hosts', { ...internal, ...allow('icmp') }],
    ['everything that goes out', { ...internal, ...allow('tcp'), direction: 'EGRESS', sourceRanges: undefined }],
    ['a service by tag', { ...internal, ...allow('tcp', '8189'), sourceRanges: undefined, sourceTags: ['host'] }],
    ['what denies', { ...internal, ...open, denies: [{ protocol: 'all' }] }],
  ])('breaks no rule with %s', (_, inputs) => {
    expect(broken(firewall, inputs)).toEqual([]);
  });

  it.each(firewallBreaches)('breaks its rule with %s', (_, changes, rules) => {
    expect(broken(firewall, changed(good, changes))).toEqual(rules);
  });

  it.each([2375, 3000, 5432, 6379, 8188, 8189, 8190, 8191, 8192, 8193, 8194, 8195, 9090, 9093, 9100, 9400])(
    'never opens %i to everyone',
    (port) => {
      expect(broken(firewall, { ...internal, ...allow('tcp', String(port)), ...open })).toEqual([16, 18]);
    },
  );
});

const networkBreaches: readonly Breach[] = [
  ['automatic subnets', { autoCreateSubnetworks: true }, [13]],
  ['no word on automatic subnets', { autoCreateSubnetworks: undefined }, [13]],
  ['the name default', { name: 'default' }, [13]],
];

describe('a network', () => {
  const good = { name: 'jobmatch-prod-vpc', autoCreateSubnetworks: false };

  it('breaks no rule where everything is as it should be', () => {
    expect(broken(network, good)).toEqual([]);
  });

  it.each(networkBreaches)('breaks its rule with %s', (_, changes, rules) => {
    expect(broken(network, changed(good, changes))).toEqual(rules);
  });
});

const subnetBreaches: readonly Breach[] = [
  ['no flow logs', { logConfig: undefined }, [21]],
  ['no private access to Google', { privateIpGoogleAccess: false }, [22]],
  ['no word on private access', { privateIpGoogleAccess: undefined }, [22]],
];

describe('a subnet', () => {
  const good = { logConfig: { flowSampling: 0.5 }, privateIpGoogleAccess: true };

  it('breaks no rule where everything is as it should be', () => {
    expect(broken(subnetwork, good)).toEqual([]);
  });

  it.each(subnetBreaches)('breaks its rule with %s', (_, changes, rules) => {
    expect(broken(subnetwork, changed(good, changes))).toEqual(rules);
  });
});

describe('the rules for networks', () => {
  it('have a breach here, each of them', () => {
    const all = [...firewallBreaches, ...networkBreaches, ...subnetBreaches].flatMap(([, , rules]) => rules);
    expect([...new Set(all)].sort((a, b) => a - b)).toEqual(networkRules.map(({ number }) => number));
  });
});
