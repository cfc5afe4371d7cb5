import * as gcp from '@pulumi/gcp';
import type * as pulumi from '@pulumi/pulumi';
import { buckets, datasets } from './catalogue/storage.ts';
import { DockerHost } from './components/docker/docker-host.ts';
import { AdminAccess } from './components/gcp/admin-access.ts';
import { BucketSet } from './components/gcp/bucket-set.ts';
import { DatasetSet } from './components/gcp/dataset-set.ts';
import type { ResourceGrant } from './components/gcp/grant.ts';
import { LogWriter } from './components/gcp/log-writer.ts';
import { Network } from './components/gcp/network.ts';
import { ProjectApis } from './components/gcp/project-apis.ts';
import { SecretSlot } from './components/gcp/secret-slot.ts';
import { VmHost } from './components/gcp/vm-host.ts';
import { containersOf } from './containers/containers.ts';
import { hostSecrets } from './containers/host-secrets.ts';
import { publishedPorts } from './containers/published-ports.ts';
import type { Facts } from './facts/contract.ts';
import type { Cloud } from './model/cloud.ts';
import type { Environment } from './model/environment.ts';
import type { GrantTarget } from './model/grants.ts';
import { labels } from './model/labels.ts';
import { names } from './model/names.ts';
import { routedServices } from './model/routing.ts';
import { secretsAttribute, secretsList } from './templates/host/secrets-program.ts';
import { startupScript } from './templates/host/startup-script.ts';

/** Host id → its VM, where the host is one of ours. */
type Vms = ReadonlyMap<string, VmHost>;

/** The cloud of an environment while it is being registered. */
interface CloudContext {
  readonly environment: Environment;
  readonly cloud: Cloud;
  readonly project: string;
  readonly region: string;
  readonly nameOf: (id: string) => string;
  readonly deletionProtection: boolean;
  /** Administrators are held to their addresses. */
  readonly adminsRestricted: boolean;
  /** Options of every component. */
  readonly opts: pulumi.ComponentResourceOptions;
}

/** Registers everything that an environment consists of: the table of contents of its infrastructure. */
export function buildPlatform(environment: Environment, facts: Facts): void {
  const vms = environment.cloud ? buildCloud(environment, environment.cloud) : new Map();
  buildDocker(environment, facts, vms);
}

function buildCloud(environment: Environment, cloud: Cloud): Vms {
  const context = cloudContext(environment, cloud);
  const network = buildNetwork(context);
  const vms = buildHosts(context, network);
  buildLogWriter(context, vms);
  buildData(context, vms);
  buildSecrets(context, vms);
  return vms;
}

function cloudContext(environment: Environment, cloud: Cloud): CloudContext {
  const { scope, product, profile } = environment;
  const { project } = scope;
  const { region, zone, admins } = cloud;
  const adminsRestricted = admins.accessPolicy !== undefined && admins.addresses.length > 0;
  const provider = new gcp.Provider('gcp', {
    project,
    // Access levels belong to the organisation: who manages them with credentials of their own names a project for the quota.
    ...(adminsRestricted && { userProjectOverride: true, billingProject: project }),
    region,
    zone,
    defaultLabels: { environment: scope.environment, product, 'managed-by': 'pulumi' },
  });
  const apis = new ProjectApis('apis', { project, accessLevels: adminsRestricted }, { providers: [provider] });
  return {
    environment,
    cloud,
    project,
    region,
    nameOf: (id) => names.resource(scope, id),
    deletionProtection: profile.deletionProtection,
    adminsRestricted,
    opts: { providers: [provider], dependsOn: [apis] },
  };
}

function buildNetwork({ environment, cloud, project, region, nameOf, opts }: CloudContext): Network {
  const published = environment.hosts.flatMap((host) => publishedPorts(environment, host));
  const gatewayPorts = [...new Set(published.map(({ external }) => external))].sort((a, b) => a - b);
  return new Network('network', { nameOf, project, region, range: cloud.range, gatewayPorts }, opts);
}

function buildHosts(context: CloudContext, network: Network): Vms {
  const { environment, cloud, project, region, nameOf, deletionProtection, opts } = context;
  const { profile, networks, grants } = environment;
  const adminCondition = buildAdminAccess(context)?.expression;
  const subnets = Object.values(networks).map(({ subnet }) => subnet);
  const vms = environment.hosts.flatMap(({ id, name, address, vm }): [string, VmHost][] => {
    if (!vm) return [];
    const args = {
      ...vm,
      vmName: name,
      project,
      region,
      image: cloud.hostImage,
      address,
      subnetId: network.subnetId,
      startupScript: startupScript({
        logging: profile.logging,
        subnets,
        hasGpus: vm.accelerator !== undefined,
        report: { environment: environment.scope.environment, volumePrefix: nameOf('') },
      }),
      metadata: { [secretsAttribute]: secretsList(hostSecrets(environment, id)) },
      admins: cloud.admins.groups,
      adminCondition,
      projectRoles: grants.filter(({ host, on }) => host === id && on.kind === 'project').map(({ role }) => role),
      deletionProtection,
    };
    // Without the way out nothing could be installed.
    return [[id, new VmHost(`${id}-vm`, args, { ...opts, dependsOn: [network] })]];
  });
  return new Map(vms);
}

function buildLogWriter({ cloud, project, opts }: CloudContext, vms: Vms): void {
  if (cloud.logWriter) new LogWriter('logs', { project, ...cloud.logWriter, hosts: vms }, opts);
}

function buildAdminAccess({ cloud, nameOf, adminsRestricted, opts }: CloudContext): AdminAccess | undefined {
  const { addresses, accessPolicy } = cloud.admins;
  if (!adminsRestricted || accessPolicy === undefined) return undefined;
  const title = nameOf('admins');
  return new AdminAccess(
    'admin-access',
    { levelName: title.replaceAll('-', '_'), title, addresses, accessPolicy },
    opts,
  );
}

function buildData({ environment, cloud, project, region, deletionProtection, opts }: CloudContext, vms: Vms): void {
  const common = { project, location: region, deletionProtection };
  const namedBuckets = mapValues(buckets, (entry, id) => ({ ...entry, name: cloud.buckets[id] }));
  new BucketSet('buckets', { ...common, buckets: namedBuckets, grants: grantsOn('bucket', environment, vms) }, opts);
  const namedDatasets = mapValues(datasets, ({ doc }, id) => ({ doc, datasetId: cloud.datasets[id] }));
  new DatasetSet(
    'datasets',
    { ...common, datasets: namedDatasets, grants: grantsOn('dataset', environment, vms) },
    opts,
  );
}

function buildSecrets({ environment, project, region, deletionProtection, opts }: CloudContext, vms: Vms): void {
  const grants = grantsOn('secret', environment, vms);
  for (const { id, name: secretName, entry, generation } of environment.secrets) {
    const args = {
      secretName,
      project,
      region,
      origin: entry.origin,
      generation,
      keepsFormerVersions: entry.keepsFormerVersions ?? false,
      grants: grants.filter((grant) => grant.id === id),
      deletionProtection,
    };
    new SecretSlot(`secret-${id}`, args, opts);
  }
}

/** The rights on resources of a kind, with the accounts that have them. */
function grantsOn(kind: GrantTarget['kind'], { grants }: Environment, vms: Vms): ResourceGrant[] {
  return grants.flatMap(({ host, on, role }) => {
    const vm = vms.get(host);
    if (!vm || on.kind !== kind || on.kind === 'project') return [];
    return [{ id: on.id, host, role, member: vm.member, account: vm.account }];
  });
}

function buildDocker(environment: Environment, facts: Facts, vms: Vms): void {
  const lastReplicas = new Map<string, pulumi.Resource>();
  for (const host of environment.hosts) {
    const vm = vms.get(host.id);
    const args = {
      target: host,
      routes: { environment: environment.scope.environment, services: routedServices(environment, host.id) },
      networks: environment.networks,
      labels: [{ label: labels.environment, value: environment.scope.environment }],
      registries: environment.registries,
      containers: containersOf(environment, facts, host),
      lastReplicas,
      vm: vm?.instance,
    };
    // Its rights, too, have to be there before anybody gets in.
    new DockerHost(host.id, args, vm ? { dependsOn: [vm] } : {});
  }
}

const mapValues = <K extends string, V, W>(
  record: Readonly<Record<K, V>>,
  map: (value: V, key: K) => W,
): Record<K, W> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value as V, key as K)])) as Record<K, W>;
