import { resourceTypeOf } from '../catalogue/resource-types/resource-types.ts';
import { folded, items, kindOf, name, under } from './blocks.ts';
import { isComponent, nameOf, operations, type ResourceChange, shortType, typeOf } from './changes.ts';
import { exposureEntries } from './exposure/exposures.ts';
import type { Block, Entry } from './fit.ts';
import { isRoutine, losses, takenAlongBy } from './holdings.ts';
import { code, htmlCode } from './markdown.ts';
import { shown } from './masking.ts';
import { isRestart } from './restarts.ts';
import type { ServiceChange } from './services.ts';
import { type PropertyChange, propertiesText, propertyChanges } from './values.ts';

/**
 * Number of changes and of what stays, by the engine's way of counting: with components.
 *
 * @param counted what the engine counts, for a preview whose steps show none of it.
 */
export function countsLine(
  changes: readonly ResourceChange[],
  unchanged: number | undefined,
  counted: readonly string[] = [],
): string {
  const counts = operations.flatMap((operation) => {
    const those = changes.filter((one) => one.operation === operation);
    const components = those.filter(({ type }) => isComponent(type)).length;
    if (those.length === 0) return [];
    return [`${those.length} to ${operation}${components > 0 ? ` (${components} of them components)` : ''}`];
  });
  if (counts.length === 0) counts.push(...(counted.length > 0 ? counted : ['No changes']));
  return [...counts, ...(unchanged === undefined ? [] : [`${unchanged} unchanged`])].join(', ');
}

/** Everything that is laid open, lost or interrupted. */
export function cautionBlocks(
  changes: readonly ResourceChange[],
  services: readonly ServiceChange[],
  unprotected: readonly string[],
  all: ReadonlyMap<string, ResourceChange>,
): Block[] {
  const going = changes
    .filter((change) => (change.operation === 'replace' || change.operation === 'delete') && !isRoutine(change))
    .map((change) => ({ change, lost: losses(change, all) }))
    // What costs most comes first, and is cut last.
    .sort((a, b) => b.lost.length - a.lost.length);
  const entries = [
    ...exposureEntries(changes).map(({ kind, text }) => ({ kind, text: `> - ${text}` })),
    ...going.map(({ change, lost }) => item(change, goingText(change, lost, all), '> - ')),
    ...changes
      .filter(isRestart)
      .map((change) => item(change, `**restart** ${resourceText(change, all).replace(/^update /, '')}`, '> - ')),
    ...items('service', interruptions(services), '> - '),
    ...items(
      'update',
      unprotected.map((urn) => `${resource(typeOf(urn), nameOf(urn))}: its protection from deletion is removed`),
      '> - ',
    ),
  ];
  return entries.length === 0 ? [] : [{ open: '> [!CAUTION]', entries }];
}

/** Services that share their fate share a line, up to a dozen. */
function interruptions(services: readonly ServiceChange[]): string[] {
  const alike = Map.groupBy(
    services.filter(({ isDown }) => isDown),
    ({ text }) => text,
  );
  return [...alike].flatMap(([text, group]) =>
    Array.from({ length: Math.ceil(group.length / 12) }, (_, index) => {
      const names = group.slice(index * 12, index * 12 + 12).map(({ service }) => name(service));
      return `${names.length === 1 ? 'service' : 'services'} ${names.join(', ')}: ${text}`;
    }),
  );
}

function goingText(change: ResourceChange, lost: readonly string[], all: ReadonlyMap<string, ResourceChange>): string {
  const why = change.operation === 'replace' ? ` because of ${causes(change, all)}` : '';
  return [`**${change.operation}** ${resource(change.type, change.name)}${why}`, ...lost, ...interrupted(change)].join(
    '; ',
  );
}

/** What a replacement interrupts; nothing is said of one that goes with another, which says it. */
function interrupted(change: ResourceChange): string[] {
  const interrupts = resourceTypeOf(change.type)?.interrupts;
  return change.operation === 'replace' && reasons(change).length > 0 && interrupts ? [`interrupts ${interrupts}`] : [];
}

function causes(change: ResourceChange, all: ReadonlyMap<string, ResourceChange>): string {
  const own = reasons(change);
  if (own.length > 0) return propertiesText(own);
  const taker = takenAlongBy(change, all);
  return taker === undefined
    ? 'what it depends on'
    : `${resource(typeOf(taker), nameOf(taker))}, which is deleted or replaced`;
}

/** Properties that force a replacement. That it goes with another resource is a reason without one. */
const reasons = (change: ResourceChange): PropertyChange[] =>
  propertyChanges(change).filter(({ replaces, path }) => replaces && path !== 'replaceWith');

/** All that is not said above, folded by component; several of one kind are one group. */
export function resourceBlocks(changes: readonly ResourceChange[], all: ReadonlyMap<string, ResourceChange>): Block[] {
  const rest = changes
    .filter((change) => !isComponent(change.type))
    .filter((change) => change.operation === 'update' || change.operation === 'create' || isRoutine(change));
  const groups = [...Map.groupBy(rest, ({ parent }) => typeOf(parent)).values()];
  return under(
    'Resources',
    groups.map((group) => {
      const sorted = operations.flatMap((operation) => group.filter((one) => one.operation === operation));
      const entries = sorted.map((change) => item(change, resourceText(change, all), '- '));
      return folded(`${htmlCode(shown(ownerOf(group)))}: ${countsLine(sorted, undefined)}`, entries);
    }),
  );
}

/** `VmHost gpu-0-vm`, `SecretSlot × 15`, or `Stack` for what belongs to no component. */
function ownerOf(group: readonly ResourceChange[]): string {
  const [parent = '', ...others] = new Set(group.map((change) => change.parent));
  const type = typeOf(parent);
  if (!isComponent(type)) return 'Stack';
  const short = type.split(':').at(-1) ?? type;
  return others.length > 0 ? `${short} × ${others.length + 1}` : `${short} ${nameOf(parent)}`;
}

function resourceText(change: ResourceChange, all: ReadonlyMap<string, ResourceChange>): string {
  const head = `${change.operation} ${resource(change.type, change.name)}`;
  if (change.isRemnant) return `${head}: left by an earlier update`;
  if (change.operation === 'replace') return `${head}: ${causes(change, all)}`;
  const properties = change.operation === 'update' ? propertyChanges(change) : [];
  return properties.length > 0 ? `${head}: ${propertiesText(properties)}` : head;
}

const resource = (type: string, of: string): string => `${name(of)} ${code(shown(shortType(type)))}`;

const item = (change: ResourceChange, text: string, bullet: string): Entry => ({
  kind: kindOf[change.operation],
  text: `${bullet}${text}`,
});
