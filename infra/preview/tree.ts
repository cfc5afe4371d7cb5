import { type PlannedResource, resourceKey } from './resource.ts';

/** A component, or several alike, with what they are made of. */
export interface TreeNode {
  /** `VmHost gpu-0-vm`, or `SecretSlot × 16`. */
  readonly label: string;
  /** All resources at and below it, components not counted. */
  readonly count: number;
  /** Resources directly in it, by short type, most first: `firewall 3`. */
  readonly parts: readonly string[];
  readonly children: readonly TreeNode[];
}

/** The resources of a stack as a tree of components; siblings of one type are drawn as one. */
export function componentTree(resources: readonly PlannedResource[]): TreeNode[] {
  const byParent = Map.groupBy(resources, ({ parent }) => parent);
  return childNodes([''], byParent);
}

/** Components are ours; everything else is a resource of a provider. */
export const isComponent = ({ type }: Pick<PlannedResource, 'type'>): boolean => type.startsWith('genai:');

/** The last part of a type token: `Container` of `docker:index/container:Container`. */
export const shortType = (type: string): string => type.split(':').at(-1) ?? type;

function childNodes(parents: readonly string[], byParent: ReadonlyMap<string, readonly PlannedResource[]>): TreeNode[] {
  const members = parents.flatMap((parent) => byParent.get(parent) ?? []);
  return [...Map.groupBy(members.filter(isComponent), ({ type }) => type)].map(([type, alike]) => {
    const [only] = alike;
    const keys = alike.map(resourceKey);
    const parts = counted(keys.flatMap((key) => byParent.get(key) ?? []).filter((one) => !isComponent(one)));
    const children = childNodes(keys, byParent);
    return {
      label: alike.length === 1 && only ? `${shortType(type)} ${only.name}` : `${shortType(type)} × ${alike.length}`,
      count: parts.reduce((sum, [, count]) => sum + count, 0) + children.reduce((sum, child) => sum + child.count, 0),
      parts: parts.map(([part, count]) => (count === 1 ? part : `${part} ${count}`)),
      children,
    };
  });
}

function counted(resources: readonly PlannedResource[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { type } of resources) {
    const part = type.startsWith('pulumi:providers:') ? 'Provider' : shortType(type);
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}
