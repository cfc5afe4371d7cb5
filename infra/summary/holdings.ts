import { dockerTypes } from '../catalogue/resource-types/docker.ts';
import { gcpTypes } from '../catalogue/resource-types/gcp.ts';
import { resourceTypeOf } from '../catalogue/resource-types/resource-types.ts';
import { isComponent, type ResourceChange, typeOf } from './changes.ts';
import { code } from './markdown.ts';

const { container, remoteImage, volume } = dockerTypes;

/**
 * Changes that belong to every release: containers, which the services' section tells of, images, and configuration volumes,
 * which are made anew for each content.
 */
export const isRoutine = ({ type, parent }: ResourceChange): boolean =>
  type === container.token || type === remoteImage.token || isComponent(type) || isConfigVolume(type, parent);

const isConfigVolume = (type: string, parent: string): boolean =>
  type === volume.token && typeOf(parent) === 'genai:docker:ConfigVolume';

/** What a reviewer has to know of a resource that is replaced or removed and not routine; empty where nothing is lost. */
export function losses(change: ResourceChange, all: ReadonlyMap<string, ResourceChange>): string[] {
  return [...protection(change), ...dataLoss(change, all)];
}

function protection({ operation, before, after }: ResourceChange): string[] {
  if (!before) return [];
  const cloud = before.inputs['deletionProtection'] === true;
  return [
    ...(before.protect && (operation === 'delete' || after?.protect)
      ? ['**protected: the update will fail until its protection is removed**']
      : []),
    ...(before.protect && operation === 'replace' && after && !after.protect
      ? ['**protected until now: this change removes its protection**']
      : []),
    ...(cloud ? ['**`deletionProtection` is on: Google will refuse to remove it**'] : []),
  ];
}

function dataLoss(change: ResourceChange, all: ReadonlyMap<string, ResourceChange>): string[] {
  const { type, before } = change;
  const { holds: data, removedFullBy } = resourceTypeOf(type) ?? {};
  if (data === undefined) return [];
  const holds = `**holds data** (${data})`;
  if (before?.retainOnDelete) return [`${holds}: stays, and is no longer in the stack`];
  const former = before?.inputs['deletionPolicy'];
  if (former === 'ABANDON') return [`${holds}: stays readable`];
  if (type === gcpTypes.secretVersion.token && former === 'DISABLE')
    return [`${holds}: disabled, and can be enabled again`];
  const disk = type === volume.token ? diskUnder(change, all) : undefined;
  if (disk === 'stays') return [`${holds}: stays on the host's data disk`];
  if (disk) return [`${holds}: **will be destroyed** with ${code(disk.name)}`];
  const unless = removedFullBy && before?.inputs[removedFullBy] !== true ? '; the update fails unless it is empty' : '';
  return [`${holds}: **will be destroyed**${unless}`];
}

/** Volumes of a VM of ours are on its data disk, which a new VM takes over. Source: `templates/host/startup.sh`. */
function diskUnder({ before }: ResourceChange, all: ReadonlyMap<string, ResourceChange>) {
  const vm = before?.deletedWith === undefined ? undefined : all.get(before.deletedWith);
  if (!vm || !isGoing(vm)) return undefined;
  const disks = [...all.values()].filter(({ type, parent }) => type === gcpTypes.disk.token && parent === vm.parent);
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
