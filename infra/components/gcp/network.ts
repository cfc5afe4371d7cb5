import * as gcp from '@pulumi/gcp';
import * as pulumi from '@pulumi/pulumi';

/** Where Identity-Aware Proxy's tunnels come from. Source: Google's «Using IAP for TCP forwarding». */
const iapRange = '35.235.240.0/20';

export interface NetworkArgs {
  /** Names of the resources by id: `vpc` → `jobmatch-staging-vpc`. */
  readonly nameOf: (id: string) => string;
  readonly project: string;
  readonly region: string;
  /** IPv4 range of the hosts' subnet, CIDR. */
  readonly range: string;
  /** TCP ports that the gateways of the hosts publish; hosts reach one another on them, and nobody else does. */
  readonly gatewayPorts: readonly number[];
}

/** The VPC: one subnet with flow logs, ssh from Identity-Aware Proxy alone, and a way out through NAT. Policy rules 13 to 22. */
export class Network extends pulumi.ComponentResource {
  readonly subnetId: pulumi.Output<string>;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super('genai:gcp:Network', name, {}, opts);
    const { nameOf, project, region, range } = args;
    const child = { parent: this };
    const network = new gcp.compute.Network(
      name,
      { name: nameOf('vpc'), project, autoCreateSubnetworks: false, routingMode: 'REGIONAL' },
      child,
    );
    const subnet = new gcp.compute.Subnetwork(
      name,
      {
        name: nameOf('subnet'),
        project,
        region,
        network: network.id,
        ipCidrRange: range,
        privateIpGoogleAccess: true,
        logConfig: { aggregationInterval: 'INTERVAL_10_MIN', flowSampling: 0.5, metadata: 'INCLUDE_ALL_METADATA' },
      },
      child,
    );
    const firewall = (
      id: string,
      rule: Pick<gcp.compute.FirewallArgs, 'allows' | 'denies' | 'sourceRanges' | 'priority' | 'description'>,
    ) =>
      new gcp.compute.Firewall(
        `${name}-${id}`,
        {
          name: nameOf(id),
          project,
          network: network.id,
          direction: 'INGRESS',
          logConfig: { metadata: 'INCLUDE_ALL_METADATA' },
          ...rule,
        },
        child,
      );
    firewall('allow-iap-ssh', {
      description: 'ssh through Identity-Aware Proxy',
      priority: 1000,
      sourceRanges: [iapRange],
      allows: [{ protocol: 'tcp', ports: ['22'] }],
    });
    firewall('allow-gateways', {
      description: 'From host to host, to the ports that the gateways publish',
      priority: 1000,
      sourceRanges: [range],
      allows: [{ protocol: 'tcp', ports: args.gatewayPorts.map(String) }],
    });
    firewall('deny-ingress', {
      description: 'Everything else, logged',
      priority: 65534,
      sourceRanges: ['0.0.0.0/0'],
      denies: [{ protocol: 'all' }],
    });
    const router = new gcp.compute.Router(
      name,
      { name: nameOf('router'), project, region, network: network.id },
      child,
    );
    new gcp.compute.RouterNat(
      name,
      {
        name: nameOf('nat'),
        project,
        region,
        router: router.name,
        natIpAllocateOption: 'AUTO_ONLY',
        sourceSubnetworkIpRangesToNat: 'LIST_OF_SUBNETWORKS',
        subnetworks: [{ name: subnet.id, sourceIpRangesToNats: ['ALL_IP_RANGES'] }],
        logConfig: { enable: true, filter: 'ERRORS_ONLY' },
      },
      child,
    );
    this.subnetId = subnet.id;
    this.registerOutputs();
  }
}
