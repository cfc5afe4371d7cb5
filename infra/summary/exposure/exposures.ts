import { reading } from '../../policy/inputs.ts';
import { kindOf, name } from '../blocks.ts';
import { type ResourceChange, shortType } from '../changes.ts';
import type { Entry } from '../fit.ts';
import { code } from '../markdown.ts';
import { shown } from '../masking.ts';
import type { State } from '../preview-output.ts';
import { rootOf } from '../values.ts';
import { exposuresOf } from './table.ts';

/** Resources alike share a line, up to a dozen. */
const mostNames = 12;

/** What planned changes lay open, a line each resource, as Markdown. */
export function exposureEntries(changes: readonly ResourceChange[]): Entry[] {
  const found = changes
    .filter(({ isRemnant }) => !isRemnant)
    .map((change) => ({ change, texts: exposed(change) }))
    .filter(({ texts }) => texts.length > 0);
  const alike = Map.groupBy(found, ({ change, texts }) => [change.operation, change.type, ...texts].join('\n'));
  return [...alike.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / mostNames) }, (_, index) =>
      entry(group.slice(index * mostNames, index * mostNames + mostNames)),
    ),
  );
}

function entry(group: readonly { readonly change: ResourceChange; readonly texts: readonly string[] }[]): Entry {
  const [first] = group;
  if (!first) throw new Error('A line is about one resource at least.');
  const { operation, type } = first.change;
  const names = group.map(({ change }) => name(change.name)).join(', ');
  return {
    kind: kindOf[operation],
    text: `**${operation}** ${names} ${code(shown(shortType(type)))}: ${first.texts.join('; ')}`,
  };
}

/** What one change lays open. */
function exposed(change: ResourceChange): string[] {
  const after = change.operation === 'delete' ? undefined : change.after;
  const before = change.before && reading(former(change, change.before));
  return exposuresOf(change.type).flatMap((exposure) => exposure(before, after && reading(after.inputs)));
}

/** What there is: as once asked for, except where the provider found that what exists differs from what is asked for. */
function former({ step }: ResourceChange, { inputs, outputs }: State): State['inputs'] {
  const real = Object.entries(step.detailedDiff ?? {})
    .filter(([, { inputDiff }]) => !inputDiff)
    .map(([path]) => rootOf(path))
    .filter((root) => Object.hasOwn(outputs, root))
    .map((root) => [root, outputs[root]]);
  return { ...inputs, ...Object.fromEntries(real) };
}
