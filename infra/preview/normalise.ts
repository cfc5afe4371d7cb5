import { secretMark, unknownMark } from '../policy/inputs.ts';
import { keyOfUrn, type PlannedResource, resourceKey, stackType } from './resource.ts';

/** The engine's own marks, as they stand in serialised properties. Source: Pulumi's `sdk/nodejs/runtime/rpc.ts`. */
const unknownSentinel = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
const signatureKey = '4dabf18193072939515e22adb298388d';
const secretSignature = '1b47061264138c4ac30d75fd1eb44270';

/** What the engine adds to the inputs of providers. */
const addedToProviders = ['__internal', 'version'];

/** A resource as the engine or the recorder gives it. */
export interface RawResource {
  readonly type: string;
  readonly urn: string;
  readonly parent?: string | undefined;
  readonly inputs?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The common form of resources from `pulumi preview --json` and from the in-process preview: what the program asked for.
 *
 * Four things are taken away, and nothing else: the stack itself, values that a provider's schema defaults (`__defaults`
 * names them at every level), what the engine adds to providers, and default providers. Unknown and secret values become
 * marks, a name that the engine draws for a resource counts as unknown wherever it is used, and what a provider receives as
 * JSON text is compared as what it says.
 */
export function normalise(resources: readonly RawResource[]): PlannedResource[] {
  const drawn = new Set(resources.flatMap(({ inputs = {} }) => (hasDrawnName(inputs) ? [inputs['name']] : [])));
  return resources
    .filter(({ type, urn }) => type !== stackType && !urn.includes('::default_'))
    .map(({ type, urn, parent = '', inputs = {} }) => ({
      type,
      name: urn.split('::').at(-1) ?? '',
      parent: keyOfUrn(parent),
      inputs: normaliseInputs(type, inputs, drawn),
    }))
    .sort((a, b) => (resourceKey(a) < resourceKey(b) ? -1 : 1));
}

const defaultsOf = (value: Readonly<Record<string, unknown>>): unknown[] =>
  Array.isArray(value['__defaults']) ? value['__defaults'] : [];

const hasDrawnName = (inputs: Readonly<Record<string, unknown>>): boolean => defaultsOf(inputs).includes('name');

function normaliseInputs(
  type: string,
  inputs: Readonly<Record<string, unknown>>,
  drawn: ReadonlySet<unknown>,
): Record<string, unknown> {
  const isProvider = type.startsWith('pulumi:providers:');
  const own = Object.entries(inputs).filter(([key]) => !(isProvider && addedToProviders.includes(key)));
  const decoded = isProvider ? own.map(([key, value]) => [key, decode(value)] as const) : own;
  return normaliseValue(Object.fromEntries(decoded), drawn) as Record<string, unknown>;
}

function decode(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function normaliseValue(value: unknown, drawn: ReadonlySet<unknown>): unknown {
  if (value === unknownSentinel || drawn.has(value)) return unknownMark;
  if (Array.isArray(value)) return value.map((element) => normaliseValue(element, drawn));
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Record<string, unknown>;
  if (record[signatureKey] === secretSignature) return secretMark;
  const defaults = defaultsOf(record);
  const own = Object.keys(record).filter(
    (key) => key !== '__defaults' && !defaults.includes(key) && record[key] !== undefined,
  );
  return Object.fromEntries(own.sort().map((key) => [key, normaliseValue(record[key], drawn)]));
}
