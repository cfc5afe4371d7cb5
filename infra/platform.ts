import * as gcp from '@pulumi/gcp';
import type * as pulumi from '@pulumi/pulumi';
import { buckets, datasets } from './catalogue/storage.ts';
import { DockerHost } from './components/docker/docker-host.ts';
import { AdminAccess } from './components/gcp/admin-access.ts';
import { BucketSet } from './components/gcp/bucket-set.ts';
import { DatasetSet } from './components/gcp/dataset-set.ts';
import { GpuHost } from './components/gcp/gpu-host.ts';
import { Network } from './components/gcp/network.ts';
import { ProjectApis } from './components/gcp/project-apis.ts';
import { SecretSlot } from './components/gcp/secret-slot.ts';
import { containersOf } from './containers/containers.ts';
import { hostSecrets } from './containers/host-secrets.ts';
import { publishedPorts } from './containers/published-ports.ts';
import type { Facts } from './facts/contract.ts';
import type { Cloud, Environment } from './model/environment.ts';
import { labels } from './model/labels.ts';
import { firstHostId, names } from './model/names.ts';
import { secretsAttribute, secretsList } from './templates/host/secrets-program.ts';
import { startupScript } from './templates/host/startup-script.ts';

/** Registers everything that an environment consists of: the table of contents of its infrastructure. */
export function buildPlatform(environment: Environment, facts: Facts): void {
  const vms = environment.cloud ? buildCloud(environment, environment.cloud) : {};
  const lastReplicas = new Map<string, pulumi.Resource>();
  for (const host of environment.hosts) {
    const vm = vms[host.id];
    const args = {
      target: host,
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

function buildCloud(environment: Environment, cloud: Cloud): Record<string, GpuHost> {
  const { scope, hosts, profile, secrets } = environment;
  const { project } = scope;
  const { region, zone } = cloud;
  const { deletionProtection } = profile;
  const nameOf = (id: string) => names.resource(scope, id);
  const { groups, addresses, accessPolicy } = cloud.admins;
  const restricted = accessPolicy !== undefined && addresses.length > 0;
  const provider = new gcp.Provider('gcp', {
    project,
    // Access levels belong to the organisation: who manages them with credentials of their own names a project for the quota.
    ...(restricted && { userProjectOverride: true, billingProject: project }),
    region,
    zone,
    defaultLabels: { environment: scope.environment, product: environment.product, 'managed-by': 'pulumi' },
  });
  const apis = new ProjectApis('apis', { project, accessLevels: restricted }, { providers: [provider] });
  const opts: pulumi.ComponentResourceOptions = { providers: [provider], dependsOn: [apis] };

  const gatewayPorts = [
    ...new Set(hosts.flatMap((host) => publishedPorts(environment, host).map(({ external }) => external))),
  ].sort((a, b) => a - b);
  const network = new Network('network', { nameOf, project, region, range: cloud.range, gatewayPorts }, opts);

  const adminAccess = restricted
    ? new AdminAccess(
        'admin-access',
        { levelName: nameOf('admins').replaceAll('-', '_'), title: nameOf('admins'), addresses, accessPolicy },
        opts,
      )
    : undefined;
  const vms: Record<string, GpuHost> = {};
  for (const { id, name: vmName, address, vm } of hosts) {
    if (!vm) continue;
    vms[id] = new GpuHost(
      `${id}-vm`,
      {
        vmName,
        project,
        region,
        zone,
        ...vm,
        image: cloud.hostImage,
        address,
        subnetId: network.subnetId,
        startupScript: startupScript({
          logging: profile.logging,
          subnets: Object.values(environment.networks).map(({ subnet }) => subnet),
          hasGpus: true,
        }),
        metadata: { [secretsAttribute]: secretsList(hostSecrets(environment, id)) },
        admins: groups,
        adminCondition: adminAccess?.expression,
        deletionProtection,
      },
      // Without the way out nothing could be installed.
      { ...opts, dependsOn: [apis, network] },
    );
  }

  const firstHost = vms[firstHostId];
  if (firstHost) {
    const { member, account } = firstHost;
    const namedBuckets = mapValues(buckets, (entry, id) => ({ ...entry, name: cloud.buckets[id] }));
    const namedDatasets = mapValues(datasets, ({ doc }, id) => ({ doc, datasetId: cloud.datasets[id] }));
    new BucketSet(
      'buckets',
      { project, location: region, buckets: namedBuckets, member, account, deletionProtection },
      opts,
    );
    new DatasetSet(
      'datasets',
      { project, location: region, datasets: namedDatasets, member, account, deletionProtection },
      opts,
    );
  }
  for (const { id, name: secretName, entry, generation, hosts: readers } of secrets) {
    const accessors = Object.fromEntries(readers.flatMap((reader) => (vms[reader] ? [[reader, vms[reader]]] : [])));
    new SecretSlot(
      `secret-${id}`,
      {
        secretName,
        project,
        region,
        origin: entry.origin,
        generation,
        keepsFormerVersions: entry.keepsFormerVersions ?? false,
        accessors,
        deletionProtection,
      },
      opts,
    );
  }
  return vms;
}

const mapValues = <K extends string, V, W>(
  record: Readonly<Record<K, V>>,
  map: (value: V, key: K) => W,
): Record<K, W> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value as V, key as K)])) as Record<K, W>;
