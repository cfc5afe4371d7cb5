import { explain } from '../infra/config/explain.ts';
import type { Settings } from '../infra/env/registry.ts';
import { infrastructureSettings } from '../infra/model/infrastructure-settings.ts';
import type { Profile } from '../infra/model/profile.ts';
import { InputError } from '../infra/problem.ts';

/** A profile whose settings are variables of the registry, with values of their types. */
export type TypedProfile = Omit<Profile, 'settings'> & { readonly settings: Settings };

/** Any part of a profile, at any depth; what may be absent is given in full. */
type Overrides<T> = {
  readonly [K in keyof T]?: undefined extends T[K] ? T[K] : T[K] extends object ? Overrides<T[K]> : T[K];
};

/**
 * A profile that says only what differs from another one, and what the other one leaves open.
 *
 * Objects are merged key by key; arrays and single values replace. The result is frozen through and through.
 *
 * @throws InputError for values that decide about infrastructure and are missing or malformed, where nobody checks types.
 */
export function extend<P extends Partial<TypedProfile>>(
  parent: P,
  overrides: Overrides<TypedProfile> & Omit<TypedProfile, keyof P>,
): TypedProfile {
  const profile = merge(parent, overrides) as TypedProfile;
  checkInfrastructureSettings(profile);
  freeze(profile);
  layers.set(profile, { parent, overrides });
  return profile;
}

function checkInfrastructureSettings(profile: TypedProfile): void {
  const { environment } = profile;
  // A few profiles: to compile the schema first takes longer.
  const { error } = infrastructureSettings.safeParse(profile, { jitless: true });
  const problems = (error?.issues ?? []).flatMap((issue) => explain(issue, profile, infrastructureSettings));
  if (problems.length === 0) return;
  throw new InputError(
    problems.map(({ path, message }) => ({ path: [`stacks/${environment}.ts: ${path.join('.')}`], message })),
  );
}

/** What profiles were made from. */
const layers = new WeakMap<object, { readonly parent: object; readonly overrides: object }>();

/** The file that gives a profile the value at a path: its own, or that of one that it extends; undefined where none does. */
export function fileThatSets(profile: object, path: readonly string[]): string | undefined {
  const { parent, overrides } = layers.get(profile) ?? { parent: undefined, overrides: profile };
  if (has(overrides, path)) return `stacks/${'environment' in profile ? profile.environment : 'base'}.ts`;
  return parent && fileThatSets(parent, path);
}

const has = (value: unknown, [key, ...rest]: readonly string[]): boolean =>
  key === undefined || (isRecord(value) && Object.hasOwn(value, key) && has(value[key], rest));

function merge(parent: unknown, child: unknown): unknown {
  if (!isRecord(parent) || !isRecord(child)) return child;
  const merged: Record<string, unknown> = { ...parent };
  for (const [key, value] of Object.entries(child)) merged[key] = merge(parent[key], value);
  return merged;
}

function freeze(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(freeze);
    Object.freeze(value);
  }
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
