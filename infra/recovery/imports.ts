import type { Checkpoint, CheckpointResource } from './checkpoint.ts';

/**
 * Ids of what Google Cloud may hold without the stack knowing, by type; `{x}` is the input of that name. Source: «Import» in
 * each type's documentation. Types that are not named can be made again where they are: members of policies, enabled services.
 */
const ids: Readonly<Record<string, string>> = {
  'gcp:bigquery/dataset:Dataset': 'projects/{project}/datasets/{datasetId}',
  'gcp:compute/address:Address': 'projects/{project}/regions/{region}/addresses/{name}',
  'gcp:compute/disk:Disk': 'projects/{project}/zones/{zone}/disks/{name}',
  'gcp:compute/firewall:Firewall': 'projects/{project}/global/firewalls/{name}',
  'gcp:compute/instance:Instance': 'projects/{project}/zones/{zone}/instances/{name}',
  'gcp:compute/network:Network': 'projects/{project}/global/networks/{name}',
  'gcp:compute/router:Router': 'projects/{project}/regions/{region}/routers/{name}',
  'gcp:compute/routerNat:RouterNat': 'projects/{project}/regions/{region}/routers/{router}/{name}',
  'gcp:compute/subnetwork:Subnetwork': 'projects/{project}/regions/{region}/subnetworks/{name}',
  'gcp:secretmanager/secret:Secret': 'projects/{project}/secrets/{secretId}',
  'gcp:serviceaccount/account:Account':
    'projects/{project}/serviceAccounts/{accountId}@{project}.iam.gserviceaccount.com',
  'gcp:storage/bucket:Bucket': '{name}',
};

/**
 * URN and id of each resource whose creation was cut short and that may exist: refresh takes it in, or finds that it does
 * not. What the stack has under the same URN is being replaced, and is left to the update.
 */
export function importsOf({ resources, pending }: Checkpoint): { readonly urn: string; readonly id: string }[] {
  const known = new Set(resources.map(({ urn }) => urn));
  return pending.flatMap((resource) => {
    const id = idOf(resource);
    return id === undefined || known.has(resource.urn) ? [] : [{ urn: resource.urn, id }];
  });
}

function idOf({ type, inputs = {} }: CheckpointResource): string | undefined {
  const id = ids[type]?.replace(/\{(\w+)\}/g, (_, name: string) => String(inputs[name] ?? ''));
  return id === undefined || id === '' || id.includes('//') ? undefined : id;
}
