import { type CostItem, type Costs, usdOf } from './costs.ts';

/** What becomes of the costs of a component. */
export interface CostDifference {
  readonly owner: string;
  /** USD a month more or, below zero, less; of what has a price on both sides. */
  readonly usd: number;
  readonly added: readonly CostItem[];
  readonly removed: readonly CostItem[];
}

/** The components whose costs change, the largest change first. */
export function costDifferences(before: Costs, after: Costs): CostDifference[] {
  const items = ({ components }: Costs) => new Map(components.map(({ owner, items: own }) => [owner, own]));
  const [old, now] = [items(before), items(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((owner) => {
      const [was, is] = [old.get(owner) ?? [], now.get(owner) ?? []];
      return { owner, usd: usdOf(is) - usdOf(was), added: without(is, was), removed: without(was, is) };
    })
    .filter(({ added, removed }) => added.length + removed.length > 0)
    .sort((a, b) => Math.abs(b.usd) - Math.abs(a.usd));
}

/** The items that are not among the others; of two that are alike, each is one. */
function without(items: readonly CostItem[], others: readonly CostItem[]): CostItem[] {
  const keyOf = ({ what, usd }: CostItem) => `${what} ${usd}`;
  const left = others.map(keyOf);
  return items.filter((item) => {
    const index = left.indexOf(keyOf(item));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
