import type { ResourceChange } from './changes.ts';
import { code, plain } from './markdown.ts';
import { keysOf, looksSecret, secretMark, shown } from './masking.ts';
import type { State } from './preview-output.ts';

/** The engine's mark in the place of what is known only once something exists. Source: Pulumi's `sdk/nodejs/runtime/rpc.ts`. */
const unknownMark = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

/** How many properties of one resource are shown, and how long their values may be. */
const mostProperties = 8;
const longestValue = 80;

/** A property that differs, with both values where they can be shown: `` `zone` `a` → `b` ``. */
export interface PropertyChange {
  /** `networkInterfaces[0].subnetwork`. */
  readonly path: string;
  /** It is why the resource is replaced. */
  readonly replaces: boolean;
  readonly before: unknown;
  readonly after: unknown;
  /** The provider counts it among what it keeps secret. */
  readonly isSecret: boolean;
}

type ShownProperty = Pick<PropertyChange, 'path' | 'before' | 'after'> & Partial<PropertyChange>;

/** The properties that differ, as the engine or the provider says, or by comparison where neither does. */
export function propertyChanges({ step, before, after }: ResourceChange): PropertyChange[] {
  if (!before || !after) return [];
  const detailed = Object.entries(step.detailedDiff ?? {});
  const replaces = new Set(step.replaceReasons ?? []);
  const secrets = [...(before.additionalSecretOutputs ?? []), ...(after.additionalSecretOutputs ?? [])];
  const found: Found[] = [
    ...detailed.map(([path, { kind, inputDiff }]) => ({ path, byKind: kind.endsWith('replace'), inputDiff })),
    ...roots(step.diffReasons, step.replaceReasons)
      .filter((root) => !detailed.some(([path]) => rootOf(path) === root))
      .map((path) => ({ path, byKind: false, inputDiff: true })),
  ];
  const paths = wholeLists(found.length > 0 ? found : differing(before, after));
  const all = paths.map(({ path, byKind, inputDiff }) => ({
    path,
    replaces: byKind || replaces.has(path),
    // A provider compares what exists, not what was once asked for, unless it says otherwise.
    before: at(inputDiff ? before.inputs : { ...before.inputs, ...before.outputs }, path),
    after: at(after.inputs, path),
    isSecret: secrets.includes(rootOf(path)),
  }));
  // Providers also name defaults that stand in neither: noise, unless there is nothing else.
  const said = all.filter((one) => one.replaces || one.before !== undefined || one.after !== undefined);
  return said.length > 0 ? said : all;
}

/** Properties with their values, as Markdown on one line. */
export function propertiesText(properties: readonly PropertyChange[]): string {
  const shown = properties.slice(0, mostProperties).map(propertyText);
  const rest = properties.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

/** One property with both values: `` `zone` `a` → `b` ``. */
export function propertyText({ path, before, after, isSecret = false }: ShownProperty): string {
  const name = code(shown(path));
  if (isSecret || [before, after].some(isMarkedSecret)) return `${name} (secret)`;
  const [old, now] = [valueText(path, before), valueText(path, after)];
  if (old === undefined || now === undefined || old === now) return name;
  return `${name} ${old} → ${now}`;
}

/** A value that a reader may see and can read: short, and nothing like a secret. Undefined for any other. */
export function valueText(path: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'object') return undefined;
  // The guard has to see what the reader will: no control character may hide a secret from it.
  const text = plain(String(value), 2 * longestValue);
  if (text.includes(unknownMark)) return '(known after up)';
  if (looksSecret(path, text)) return '(not shown)';
  const short = text.replace(/\b(sha256:[0-9a-f]{12})[0-9a-f]{52}\b/g, '$1…');
  return short.length > longestValue ? undefined : code(short);
}

const isMarkedSecret = (value: unknown): boolean => typeof value === 'string' && value.includes(secretMark);

/** The first key of a property path, which is what the engine's reasons name. */
export const rootOf = (path: string): string => keysOf(path)[0] ?? '';

const roots = (...lists: readonly (readonly string[] | null | undefined)[]): string[] => [
  ...new Set(lists.flatMap((list) => list ?? [])),
];

function at(from: unknown, path: string): unknown {
  return keysOf(path).reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    from,
  );
}

interface Found {
  readonly path: string;
  readonly byKind: boolean;
  readonly inputDiff: boolean | undefined;
}

/** A variable more moves all behind it: the list is named once, and what differs in it is shown by name elsewhere. */
const wholeLists = (found: readonly Found[]): Found[] =>
  [...Map.groupBy(found, ({ path }) => (rootOf(path) === 'envs' ? 'envs' : path))].map(([path, alike]) => ({
    path,
    byKind: alike.some(({ byKind }) => byKind),
    inputDiff: alike[0]?.inputDiff,
  }));

function differing({ inputs: before }: State, { inputs: after }: State): Found[] {
  return roots(Object.keys(before), Object.keys(after))
    .filter((key) => key !== '__defaults' && JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((path) => ({ path, byKind: false, inputDiff: true }));
}
