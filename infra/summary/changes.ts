import { changeless, countedChanges, type PreviewOutput, type State, type Step } from './preview-output.ts';

/** What happens to a resource. */
export type Operation = 'replace' | 'delete' | 'update' | 'create';

/** The worst first. */
export const operations: readonly Operation[] = ['replace', 'delete', 'update', 'create'];

/** One resource that changes. The engine may need several steps for it. */
export interface ResourceChange {
  readonly operation: Operation;
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** URN of what it belongs to. */
  readonly parent: string;
  readonly before: State | undefined;
  readonly after: State | undefined;
  /** A replacement that removes the old one before the new one is there. */
  readonly stopsFirst: boolean;
  /** Left behind by an earlier update that replaced it. */
  readonly isRemnant: boolean;
  /** The step that tells most about it. */
  readonly step: Step;
}

/** The engine's operations that change something. With `--show-replacement-steps` a replacement is three steps. */
const operationOf: Readonly<Record<string, Operation>> = {
  create: 'create',
  import: 'create',
  update: 'update',
  delete: 'delete',
  replace: 'replace',
  'create-replacement': 'replace',
  'import-replacement': 'replace',
  'delete-replaced': 'replace',
};

/** What the steps of a preview change, one entry a resource, in the order of the steps. */
export function changesOf(steps: readonly Step[]): ResourceChange[] {
  const changing = steps.filter(({ op }) => !changeless.includes(op));
  return [...Map.groupBy(changing, ({ urn }) => urn).values()].map(changeOf);
}

function changeOf(steps: readonly Step[]): ResourceChange {
  const [first] = steps;
  // Both states are in it; that of the deletion knows the old one alone.
  const step = steps.find(({ oldState, newState }) => oldState && newState) ?? first;
  if (!first || !step) throw new Error('A change has at least one step.');
  const { urn, oldState, newState } = step;
  // A replacement of today has steps beside that one.
  const isRemnant = step.op === 'delete-replaced' && oldState?.delete === true;
  return {
    operation: isRemnant ? 'delete' : (operationOf[step.op] ?? 'update'),
    urn,
    type: typeOf(urn),
    name: nameOf(urn),
    parent: (newState ?? oldState)?.parent ?? '',
    before: oldState,
    after: newState,
    stopsFirst: oldState?.pendingReplacement === true || (first.op === 'delete-replaced' && steps.length > 1),
    isRemnant,
    step,
  };
}

/** Resources whose protection from deletion is taken off, and that nothing else happens to, or an update at most. */
export const unprotected = (steps: readonly Step[]): string[] =>
  steps.flatMap(({ op, urn, oldState, newState }) =>
    ['same', 'update'].includes(op) && oldState?.protect && newState && !newState.protect ? [urn] : [],
  );

/** Whether anything would change. A look at the real resources alone (`refresh --preview-only`) shows it in its counts. */
export const anyChange = (output: PreviewOutput): boolean =>
  changesOf(output.steps).length > 0 || unprotected(output.steps).length > 0 || countedChanges(output).length > 0;

/** Components are ours; everything else is a resource of a provider. */
export const isComponent = (type: string): boolean => type.startsWith('genai:');

/** The type at the end of a URN's chain of types: `gcp:storage/bucket:Bucket`. */
export const typeOf = (urn: string): string => (urn.split('::')[2] ?? '').split('$').at(-1) ?? '';

/** The name in a URN; it may contain what separates the parts before it. */
export const nameOf = (urn: string): string => urn.split('::').slice(3).join('::') || urn;

/** `storage.Bucket` of `gcp:storage/bucket:Bucket`, `docker.Container` of `docker:index/container:Container`. */
export function shortType(type: string): string {
  const [provider = '', module = '', name] = type.split(':');
  const [folder = ''] = module.split('/');
  return name === undefined ? type : `${folder === 'index' ? provider : folder}.${name}`;
}
