import { dockerTypes } from '../../catalogue/resource-types/docker.ts';
import { gcpIamTypes, gcpTypes } from '../../catalogue/resource-types/gcp.ts';
import { type Inputs, reading } from '../../policy/inputs.ts';
import { accessLevel, datasetAccess, datasetEntry, entities, grants } from './access.ts';
import {
  capabilities,
  devices,
  hostMounts,
  isNotRoot,
  memberships,
  publishedPorts,
  securityOptions,
} from './containers.ts';
import { lifeCycle } from './data.ts';
import { type Exposure, opens, shrinks, turns, value } from './exposure.ts';
import { firewall } from './firewall.ts';

const is =
  (...safe: readonly unknown[]) =>
  (one: unknown): boolean =>
    safe.includes(one);
const isNot =
  (...unsafe: readonly unknown[]) =>
  (one: unknown): boolean =>
    !unsafe.includes(one);
/** Metadata of VMs are texts, and Google takes several for true. */
const saysYes = (one: unknown): boolean => /^(true|1|y|yes)$/i.test(String(one));
const saysNo = (one: unknown): boolean => !saysYes(one);

const day = 24 * 3600;
const forever = Number.POSITIVE_INFINITY;

/** Metadata of a VM or of a project. */
const metadata: readonly Exposure[] = [
  turns('metadata.enable-oslogin', saysYes, 'OS Login is off'),
  turns('metadata.block-project-ssh-keys', saysYes, 'ssh keys of the project are let in'),
  turns('metadata.serial-port-enable', saysNo, 'the serial port is open'),
  opens((inputs) =>
    ['metadata.ssh-keys', 'metadata.sshKeys']
      .filter((path) => inputs.at(path) !== undefined)
      .map((path) => `**lets in ssh keys**: ${value(path)}`),
  ),
];

/** One item is a resource of its own. */
const asMetadata = (inputs: Inputs): Inputs =>
  reading({ metadata: { [String(inputs.at('key'))]: inputs.at('value') } });

const shielded = ['enableSecureBoot', 'enableVtpm', 'enableIntegrityMonitoring'].map((part) =>
  turns(`shieldedInstanceConfig.${part}`, is(true), 'a part of its shield is off', { whenNew: false }),
);

const publicAddresses = (inputs: Inputs): string[] =>
  inputs
    .objects('networkInterfaces')
    .flatMap((one, index) =>
      ['accessConfigs', 'ipv6AccessConfigs']
        .filter((key) => key in one && !(Array.isArray(one[key]) && one[key].length === 0))
        .map((key) => `**gets a public address**: ${value(`networkInterfaces[${index}].${key}`)}`),
    );

/** An address is external unless it says otherwise. */
const publicAddress = (inputs: Inputs): string[] =>
  inputs.at('addressType') === 'INTERNAL' ? [] : ['**is a public address**: `addressType` `EXTERNAL`'];

const defaultAccount = (inputs: Inputs): string[] =>
  inputs
    .texts('serviceAccount.email')
    .filter((email) => /-compute@developer\.gserviceaccount\.com$/.test(email))
    .map((email) => `**runs as the default account of the project**: ${value(email)}`);

/** Changes that lay something open, by type of resource. A type that is not here opens nothing. */
const byType: ReadonlyMap<string, readonly Exposure[]> = new Map<string, readonly Exposure[]>([
  [gcpTypes.firewall.token, [firewall]],
  [
    gcpTypes.instance.token,
    [
      opens(publicAddresses),
      turns('deletionProtection', is(true), 'its protection from deletion is off', { whenNew: false }),
      turns('canIpForward', isNot(true), 'forwards packets of others'),
      ...metadata,
      ...shielded,
      opens(defaultAccount),
    ],
  ],
  [gcpTypes.projectMetadata.token, metadata],
  [
    gcpTypes.projectMetadataItem.token,
    metadata.map(
      (exposure): Exposure =>
        (before, after) =>
          exposure(before && asMetadata(before), after && asMetadata(after)),
    ),
  ],
  [gcpTypes.address.token, [opens(publicAddress)]],
  [gcpTypes.subnetwork.token, [turns('ipv6AccessType', isNot('EXTERNAL'), 'gives its hosts public addresses')]],
  [gcpTypes.network.token, [turns('autoCreateSubnetworks', isNot(true), 'makes subnets in every region')]],
  [gcpTypes.accessLevel.token, [accessLevel]],
  [
    gcpTypes.bucket.token,
    [
      turns('publicAccessPrevention', is('enforced'), 'can be made public'),
      turns('uniformBucketLevelAccess', is(true), 'each object can have access of its own'),
      turns('versioning.enabled', is(true), 'versioning is off'),
      turns('forceDestroy', isNot(true), 'is deleted with the objects in it'),
      shrinks('retentionPolicy.retentionPeriod', 'objects can be deleted sooner', 0),
      // Google's own default is seven days.
      shrinks('softDeletePolicy.retentionDurationSeconds', 'deleted objects are gone sooner', 7 * day),
      lifeCycle,
      opens((inputs) =>
        inputs
          .objects('cors')
          .filter(({ origins }) => Array.isArray(origins) && origins.includes('*'))
          .map(() => '**answers to every origin**: `cors` `*`'),
      ),
    ],
  ],
  ...[
    gcpTypes.bucketAccessControl,
    gcpTypes.bucketAcl,
    gcpTypes.defaultObjectAccessControl,
    gcpTypes.defaultObjectAcl,
  ].map(({ token }) => [token, [opens(entities)]] as const),
  [
    gcpTypes.dataset.token,
    [
      opens((inputs) => inputs.objects('accesses').flatMap(datasetAccess)),
      turns('deleteContentsOnDestroy', isNot(true), 'is deleted with the tables in it'),
      shrinks('defaultTableExpirationMs', 'tables are deleted sooner', forever),
      shrinks('defaultPartitionExpirationMs', 'partitions are deleted sooner', forever),
      // Google's own default is seven days.
      shrinks('maxTimeTravelHours', 'former states are gone sooner', 7 * 24),
    ],
  ],
  [gcpTypes.datasetAccess.token, [opens((inputs) => datasetAccess(datasetEntry(inputs)))]],
  [
    gcpTypes.table.token,
    [
      turns('deletionProtection', isNot(false), 'its protection from deletion is off', { whenNew: false }),
      shrinks('expirationTime', 'is deleted sooner', forever),
      shrinks('timePartitioning.expirationMs', 'partitions are deleted sooner', forever),
    ],
  ],
  [
    gcpTypes.secret.token,
    [
      turns('deletionProtection', is(true), 'its protection from deletion is off', { whenNew: false }),
      shrinks('ttl', 'is deleted sooner', forever),
      shrinks('expireTime', 'is deleted sooner', forever),
      shrinks('versionDestroyTtl', 'destroyed versions are gone sooner', 0),
    ],
  ],
  // Google's own default is thirty days.
  [gcpTypes.cryptoKey.token, [shrinks('destroyScheduledDuration', 'destroyed versions are gone sooner', 30 * day)]],
  [
    gcpTypes.serviceAccountKey.token,
    [opens((inputs) => [`**makes a key that can be copied**: ${value(inputs.at('serviceAccountId'))}`])],
  ],
  [
    dockerTypes.container.token,
    [
      turns('privileged', isNot(true), 'becomes privileged'),
      hostMounts,
      publishedPorts,
      turns('publishAllPorts', isNot(true), 'publishes all its ports'),
      ...['networkMode', 'pidMode', 'ipcMode', 'usernsMode', 'cgroupnsMode'].map((mode) =>
        turns(mode, isNot('host'), 'shares a namespace of the host'),
      ),
      opens(memberships),
      capabilities,
      securityOptions,
      opens(devices),
      turns('user', isNotRoot, 'runs as root, or as the user of its image'),
      turns('readOnly', is(true), 'can write its root file system'),
    ],
  ],
  [dockerTypes.volume.token, [hostMounts]],
  [dockerTypes.network.token, [turns('internal', is(true), 'reaches other networks', { whenNew: false })]],
]);

const onProject = /^gcp:(projects|folder|organizations)\//;

/** What changes of a type can lay open. Types that give access are known by their ends, before anybody uses one. */
export function exposuresOf(type: string): readonly Exposure[] {
  const givesAccess = gcpIamTypes.some(({ ending }) => type.toLowerCase().endsWith(ending.toLowerCase()));
  return byType.get(type) ?? (givesAccess ? [grants({ onProject: onProject.test(type) })] : []);
}
