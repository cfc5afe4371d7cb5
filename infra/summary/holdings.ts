import { isComponent, type ResourceChange, typeOf } from './changes.ts';
import { code } from './markdown.ts';

/** What is lost with a resource that goes. Buckets, datasets and volumes may well be empty; nobody can tell from here. */
const dataIn: Readonly<Record<string, string>> = {
  'docker:index/volume:Volume': 'files',
  'gcp:bigquery/dataset:Dataset': 'tables',
  'gcp:bigquery/table:Table': 'rows',
  'gcp:compute/disk:Disk': 'a disk',
  'gcp:kms/cryptoKey:CryptoKey': 'the key to what it encrypted',
  'gcp:kms/cryptoKeyVersion:CryptoKeyVersion': 'the key to what it encrypted',
  'gcp:kms/keyRing:KeyRing': 'keys',
  'gcp:secretmanager/secret:Secret': 'all versions of a secret',
  'gcp:secretmanager/secretVersion:SecretVersion': 'a secret',
  'gcp:storage/bucket:Bucket': 'objects',
  'random:index/randomPassword:RandomPassword': 'a generated password',
};

/** Types whose provider refuses to remove them with something in them, and the input that makes it do so. */
const refusesUnlessEmpty: Readonly<Record<string, string>> = {
  'gcp:bigquery/dataset:Dataset': 'deleteContentsOnDestroy',
  'gcp:storage/bucket:Bucket': 'forceDestroy',
};

const imageType = 'docker:index/remoteImage:RemoteImage';
export const containerType = 'docker:index/container:Container';
const volumeType = 'docker:index/volume:Volume';
const diskType = 'gcp:compute/disk:Disk';

/**
 * Changes that belong to every release: containers, which the services' section tells of, images, and configuration volumes,
 * which are made anew for each content.
 */
export const isRoutine = ({ type, parent }: ResourceChange): boolean =>
  type === containerType || type === imageType || isComponent(type) || isConfigVolume(type, parent);

const isConfigVolume = (type: string, parent: string): boolean =>
  type === volumeType && typeOf(parent) === 'genai:docker:ConfigVolume';

/** What a reviewer has to know of a resource that is replaced or removed and not routine; empty where nothing is lost. */
export function losses(change: ResourceChange, all: ReadonlyMap<string, ResourceChange>): string[] {
  return [...protection(change), ...dataLoss(change, all)];
}

function protection({ operation, before, after }: ResourceChange): string[] {
  if (!before) return [];
  const cloud = before.inputs['deletionProtection'] === true;
  return [
    ...(before.protect && (operation === 'delete' || after?.protect)
      ? ['**protected: the update will fail until its protection is taken off**']
      : []),
    ...(before.protect && operation === 'replace' && after && !after.protect
      ? ['**protected until now: this change takes its protection off**']
      : []),
    ...(cloud ? ['**`deletionProtection` is on: Google will refuse to remove it**'] : []),
  ];
}

function dataLoss(change: ResourceChange, all: ReadonlyMap<string, ResourceChange>): string[] {
  const { type, before } = change;
  const data = Object.hasOwn(dataIn, type) ? dataIn[type] : undefined;
  if (data === undefined) return [];
  const holds = `**holds data** (${data})`;
  if (before?.retainOnDelete) return [`${holds}: stays, without the stack knowing it any more`];
  const former = before?.inputs['deletionPolicy'];
  if (former === 'ABANDON') return [`${holds}: stays readable`];
  if (type.endsWith(':SecretVersion') && former === 'DISABLE') return [`${holds}: disabled, and can be brought back`];
  const disk = type === volumeType ? diskUnder(change, all) : undefined;
  if (disk === 'stays') return [`${holds}: stays on the host's data disk`];
  if (disk) return [`${holds}: **will be destroyed** with ${code(disk.name)}`];
  const guard = Object.hasOwn(refusesUnlessEmpty, type) ? refusesUnlessEmpty[type] : undefined;
  const unless = guard && before?.inputs[guard] !== true ? '; the update fails unless it is empty' : '';
  return [`${holds}: **will be destroyed**${unless}`];
}

/** Volumes of a VM of ours are on its data disk, which a new VM takes over. Source: `templates/host/startup.sh`. */
function diskUnder({ before }: ResourceChange, all: ReadonlyMap<string, ResourceChange>) {
  const vm = before?.deletedWith === undefined ? undefined : all.get(before.deletedWith);
  if (!vm || !isGoing(vm)) return undefined;
  const disks = [...all.values()].filter(({ type, parent }) => type === diskType && parent === vm.parent);
  return disks.find(isGoing) ?? 'stays';
}

export const isGoing = ({ operation }: ResourceChange): boolean => operation === 'replace' || operation === 'delete';

/** The URN of what takes a resource along: the one that it is removed with, or else one that it depends on. */
export function takenAlongBy(
  { before, after, urn }: ResourceChange,
  all: ReadonlyMap<string, ResourceChange>,
): string | undefined {
  const candidates = [before?.deletedWith, ...(after?.dependencies ?? []), ...(before?.dependencies ?? [])];
  return candidates.find((one) => {
    const other = one === undefined || one === urn ? undefined : all.get(one);
    return other && isGoing(other) && !isComponent(other.type);
  });
}
