import { dockerTypes } from '../catalogue/resource-types/docker.ts';
import { labels } from '../model/labels.ts';
import { name } from './blocks.ts';
import { nameOf, type ResourceChange, typeOf } from './changes.ts';
import { isGoing } from './holdings.ts';
import type { PreviewOutput, State } from './preview-output.ts';
import { isRestart } from './restarts.ts';

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
    changes.filter(({ type }) => type === dockerTypes.container.token),
    ({ before, after }) => serviceOf(after) ?? serviceOf(before) ?? '',
  );
  byService.delete('');
  const restarted = new Map(changes.filter(isRestart).map(({ urn }) => [urn, nameOf(urn)]));
  const { stays, restarts } = unchangedContainers(output, restarted);
  const told = [...restarts.keys(), ...changes.flatMap(writtenFor)];
  for (const service of told) if (!byService.has(service)) byService.set(service, []);
  const found = [...byService].map(([service, containers]) => ({
    service,
    containers,
    isNew: containers.length > 0 && containers.every(({ operation }) => operation === 'create') && !stays(service),
    ...effect(containers, stays(service), restarts.get(service), all),
  }));
  return found.sort((a, b) => Number(b.isDown) - Number(a.isDown) || (a.service < b.service ? -1 : 1));
}

/** What becomes of services through containers that the engine leaves as they are. */
interface Unchanged {
  /** Whether some of a service's serve throughout; undefined without `--show-sames`, which alone tells. */
  readonly stays: (service: string) => boolean | undefined;
  /** Service → the VM that restarts under one of its containers. */
  readonly restarts: ReadonlyMap<string, string>;
}

function unchangedContainers({ steps, counts }: PreviewOutput, restarted: ReadonlyMap<string, string>): Unchanged {
  const same = steps.filter(({ op }) => op === 'same');
  const staying = new Set<string>();
  const restarts = new Map<string, string>();
  for (const { urn, newState } of same) {
    const service = typeOf(urn) === dockerTypes.container.token ? serviceOf(newState) : undefined;
    const vm = restarted.get(newState?.deletedWith ?? '');
    if (service !== undefined && vm === undefined) staying.add(service);
    if (service !== undefined && vm !== undefined) restarts.set(service, vm);
  }
  const allAreShown = same.length >= (counts['same'] ?? 0);
  return { restarts, stays: (service) => (staying.has(service) ? true : allAreShown ? false : undefined) };
}

type Effect = Pick<ServiceChange, 'isDown' | 'text'>;

function effect(
  containers: readonly ResourceChange[],
  stays: boolean | undefined,
  restarts: string | undefined,
  all: ReadonlyMap<string, ResourceChange>,
): Effect {
  const replaced = containers.filter(({ operation }) => operation === 'replace');
  const has = (operation: string) => containers.some((one) => one.operation === operation && !one.isRemnant);
  const [vm] = replaced.flatMap((one) => vmGoing(one, all));
  // Where one of its containers serves on, the service does.
  const down = (text: string): Effect => (stays ? up(`fewer replicas: ${text}`) : { isDown: true, text });
  if (vm !== undefined) return down(`down until ${name(vm)} is created again and ready`);
  if (restarts !== undefined) return down(`down while ${name(restarts)} restarts`);
  if (containers.length === 0) return up('reads another configuration: no interruption');
  if (replaced.some(stopsFirst)) return down('stop-first: interrupted while it is replaced');
  if (replaced.length > 0) return up('start-first: no interruption');
  if (has('create') && has('delete')) return up('moves: the new container starts before the old one is removed');
  if (has('create'))
    return up({ true: 'one container more', false: 'new', undefined: 'new, or one container more' }[`${stays}`]);
  if (has('delete')) {
    const removed = { true: 'one container less', false: 'removed', undefined: 'removed, or one container less' };
    return { text: removed[`${stays}`], isDown: stays !== true };
  }
  return up(has('update') ? 'changed in place' : 'what an earlier update left of it is removed');
}

const up = (text: string): Effect => ({ isDown: false, text });

/** The VM that takes the container along. */
function vmGoing({ before }: ResourceChange, all: ReadonlyMap<string, ResourceChange>): string[] {
  const vm = before?.deletedWith === undefined ? undefined : all.get(before.deletedWith);
  return vm && isGoing(vm) ? [nameOf(vm.urn)] : [];
}

/** Whether the version before does not serve until the new one does. */
const stopsFirst = (change: ResourceChange): boolean =>
  change.stopsFirst || labelOf(change.after, labels.update) === 'stop-first';

/** The service that a container runs. The writers of its configuration have that label, too, and never start. */
const serviceOf = (state: State | undefined): string | undefined =>
  isWriter(state) ? undefined : labelOf(state, labels.service);

/** The service whose configuration is written again. */
function writtenFor({ operation, before, after }: ResourceChange): string[] {
  const service = labelOf(after, labels.service);
  return operation === 'replace' && isWriter(before) && isWriter(after) && service !== undefined ? [service] : [];
}

const isWriter = (state: State | undefined): boolean => state?.inputs['start'] === false;

function labelOf(state: State | undefined, label: string): string | undefined {
  const list = state?.inputs['labels'];
  if (!Array.isArray(list)) return undefined;
  const found: unknown = list.find((one: unknown) => isLabel(one) && one.label === label);
  return isLabel(found) ? found.value : undefined;
}

const isLabel = (one: unknown): one is { label: string; value: string } =>
  typeof one === 'object' && one !== null && 'label' in one && 'value' in one && typeof one.value === 'string';
