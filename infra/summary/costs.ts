import { type CostItem, type Costs, costsOf } from '../costs/costs.ts';
import { type CostDifference, costDifferences } from '../costs/difference.ts';
import { priceNote, signedUsdText } from '../costs/words.ts';
import { items, name, section } from './blocks.ts';
import { nameOf, type ResourceChange } from './changes.ts';
import type { Block } from './fit.ts';
import type { State } from './preview-output.ts';

/** What the changes make of the costs of a month; nothing where they make nothing. */
export function costBlocks(changes: readonly ResourceChange[]): Block[] {
  const differences = costDifferences(
    costsWith(changes, ({ before }) => before),
    costsWith(changes, ({ after }) => after),
  );
  if (differences.length === 0) return [];
  const changed = differences.flatMap(({ added, removed }) => [...added, ...removed]);
  const total = differences.reduce((sum, { usd }) => sum + usd, 0);
  const unknown = changed.some(({ usd }) => usd === undefined) ? ', and what has no known price' : '';
  const lines = [`**${signedUsdText(total)} a month**${unknown}: ${priceNote()}`, ...differences.map(differenceText)];
  return section('Costs', items('cost', lines));
}

const costsWith = (changes: readonly ResourceChange[], stateOf: (change: ResourceChange) => State | undefined): Costs =>
  costsOf(
    changes.flatMap((change) => {
      const state = stateOf(change);
      return state ? [{ type: change.type, owner: nameOf(change.parent), inputs: state.inputs }] : [];
    }),
  );

function differenceText({ owner, usd, added, removed }: CostDifference): string {
  const texts = (list: CostDifference['added']) => list.map(itemOf).join(', ');
  const without = removed.length > 0 ? `${added.length > 0 ? 'instead of' : 'without'} ${texts(removed)}` : '';
  const isKnown = [...added, ...removed].some((item) => item.usd !== undefined);
  return `${isKnown ? `${signedUsdText(usd)} a month` : 'no known price'}: ${[texts(added), without].filter((text) => text !== '').join(' ')} in ${name(owner)}`;
}

const itemOf = ({ what, usd }: CostItem): string => (usd === undefined ? `${name(what)} (no price known)` : name(what));
