import { resourceTypeOf } from '../catalogue/resource-types/resource-types.ts';
import type { ResourceChange } from './changes.ts';
import { propertyChanges, rootOf } from './values.ts';

/** Whether a change in place stops what it changes, and starts it again. */
export function isRestart(change: ResourceChange): boolean {
  const { restartsOn = [] } = resourceTypeOf(change.type) ?? {};
  return change.operation === 'update' && propertyChanges(change).some(({ path }) => restartsOn.includes(rootOf(path)));
}
