import type { Checkpoint, CheckpointResource } from './checkpoint.ts';

/**
 * Ids of what may exist without the stack knowing, by type; `{x}` is the input of that name. Source: «Import» in each type's
 * documentation. Types that are not named can be made again where they are: members of policies, enabled services.
 */
const ids: Readonly<Record<string, string>> = {
  'docker:index/volume:Volume': '{name}',
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

/** What `pulumi import --file` reads: a resource with its id, and the URNs that it names. */
export interface Import {
  readonly nameTable: Readonly<Record<string, string>>;
  readonly resources: readonly {
    readonly type: string;
    readonly name: string;
    readonly id: string;
    readonly parent?: string;
    readonly provider?: string;
  }[];
}

/**
 * An import for each resource whose creation was cut short and that may exist. What the stack has under the same URN is being
 * replaced, and is left to the update; what carries labels was removed with the orphans.
 *
 * The engine's own `refresh --import-pending-creates` forgets such a resource instead (3.259).
 */
export function importsOf({ resources, pending }: Checkpoint): Import[] {
  const known = new Set(resources.map(({ urn }) => urn));
  return pending.flatMap((resource) => {
    const id = idOf(resource);
    return id === undefined || known.has(resource.urn) ? [] : [importOf(resource, id)];
  });
}

function importOf({ urn, type, parent, provider }: CheckpointResource, id: string): Import {
  const providerUrn = provider?.split('::').slice(0, -1).join('::');
  return {
    nameTable: { ...(parent && { parent }), ...(providerUrn && { provider: providerUrn }) },
    resources: [
      {
        type,
        name: urn.split('::').at(-1) ?? '',
        id,
        ...(parent && { parent: 'parent' }),
        ...(providerUrn && { provider: 'provider' }),
      },
    ],
  };
}

function idOf({ type, inputs = {} }: CheckpointResource): string | undefined {
  if ('labels' in inputs && type.startsWith('docker:')) return undefined;
  const id = ids[type]?.replace(/\{(\w+)\}/g, (_, name: string) => String(inputs[name] ?? ''));
  return id === undefined || id === '' || id.includes('//') ? undefined : id;
}
