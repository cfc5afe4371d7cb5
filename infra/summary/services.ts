import { labels } from '../model/labels.ts';
import { name } from './blocks.ts';
import { nameOf, type ResourceChange, typeOf } from './changes.ts';
import { containerType, isGoing } from './holdings.ts';
import type { PreviewOutput, State } from './preview-output.ts';

/** What a change does to a service. */
export interface ServiceChange {
  readonly service: string;
  /** Its containers that change. */
  readonly containers: readonly ResourceChange[];
  /** It does not answer for a while, or for ever. */
  readonly isDown: boolean;
  /** What happens to it, as Markdown. */
  readonly text: string;
  /** There was none of it before. */
  readonly isNew: boolean;
}

/** Services with containers that change, those that are interrupted first. */
export function serviceChanges(
  changes: readonly ResourceChange[],
  output: PreviewOutput,
  all: ReadonlyMap<string, ResourceChange>,
): ServiceChange[] {
  const byService = Map.groupBy(
    changes.filter(({ type }) => type === containerType),
    ({ before, after }) => serviceOf(after) ?? serviceOf(before) ?? '',
  );
  byService.delete('');
  const stays = stayingServices(output);
  const found = [...byService].map(([service, containers]) => ({
    service,
    containers,
    isNew: containers.every(({ operation }) => operation === 'create') && !stays(service),
    ...effect(containers, stays(service), all),
  }));
  return found.sort((a, b) => Number(b.isDown) - Number(a.isDown) || (a.service < b.service ? -1 : 1));
}

/** Whether a service has containers that stay as they are; undefined without `--show-sames`, which alone tells. */
function stayingServices({ steps, counts }: PreviewOutput): (service: string) => boolean | undefined {
  const same = steps.filter(({ op }) => op === 'same');
  const staying = new Set(
    same.flatMap(({ urn, newState }) => (typeOf(urn) === containerType ? [serviceOf(newState) ?? ''] : [])),
  );
  const allAreShown = same.length >= (counts['same'] ?? 0);
  return (service) => (staying.has(service) ? true : allAreShown ? false : undefined);
}

type Effect = Pick<ServiceChange, 'isDown' | 'text'>;

function effect(
  containers: readonly ResourceChange[],
  stays: boolean | undefined,
  all: ReadonlyMap<string, ResourceChange>,
): Effect {
  const replaced = containers.filter(({ operation }) => operation === 'replace');
  const has = (operation: string) => containers.some((one) => one.operation === operation && !one.isRemnant);
  const [vm] = replaced.flatMap((one) => vmGoing(one, all));
  if (vm !== undefined) return down(`down until ${name(vm)} is made anew and ready`);
  if (replaced.some(({ stopsFirst }) => stopsFirst)) return down('stop-first: interrupted while it is replaced');
  if (replaced.length > 0) return up('start-first: no interruption');
  if (has('create') && has('delete')) return up('moves: the new container starts before the old one goes');
  if (has('create'))
    return up({ true: 'one container more', false: 'new', undefined: 'new, or one container more' }[`${stays}`]);
  if (has('delete')) {
    const removed = { true: 'one container less', false: 'removed', undefined: 'removed, or one container less' };
    return { text: removed[`${stays}`], isDown: stays !== true };
  }
  return up(has('update') ? 'changed in place' : 'what an earlier update left of it is removed');
}

const down = (text: string): Effect => ({ isDown: true, text });
const up = (text: string): Effect => ({ isDown: false, text });

/** The VM that takes the container along. */
function vmGoing({ before }: ResourceChange, all: ReadonlyMap<string, ResourceChange>): string[] {
  const vm = before?.deletedWith === undefined ? undefined : all.get(before.deletedWith);
  return vm && isGoing(vm) ? [nameOf(vm.urn)] : [];
}

/** The service that a container runs, by its label. The writers of its configuration have that, too, and never start. */
function serviceOf(state: State | undefined): string | undefined {
  const list = state?.inputs['labels'];
  if (!Array.isArray(list) || state?.inputs['start'] === false) return undefined;
  const found: unknown = list.find((one: unknown) => isLabel(one) && one.label === labels.service);
  return isLabel(found) ? found.value : undefined;
}

const isLabel = (one: unknown): one is { label: string; value: string } =>
  typeof one === 'object' && one !== null && 'label' in one && 'value' in one && typeof one.value === 'string';
