import { secretSuspicion } from '../secret-guard/secret-guard.ts';

/** Why a value, or something inside it, looks like a secret; undefined where nothing does. `name` is the key that it stands under. */
export function suspicionOf(value: unknown, name = ''): string | undefined {
  if (typeof value === 'string') return secretSuspicion(name, value);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const suspicion = suspicionOf(key) ?? suspicionOf(inner, Array.isArray(value) ? name : key);
    if (suspicion !== undefined) return suspicion;
  }
  return undefined;
}

/** A value for a message: as a person wrote it, cut where it is long, and not at all where it looks like a secret. */
export function show(value: unknown, name = ''): string {
  // Under some names a value may be random by right; that is no reason to repeat it.
  const suspicion = suspicionOf(value, name) ?? suspicionOf(value);
  if (suspicion !== undefined) return notShown(suspicion);
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** A path for a message, on one line. A key, too, may be a secret that somebody put in the wrong place. */
export const showPath = (path: readonly string[]): string => path.map(showKey).join('.');

function showKey(key: string): string {
  if (suspicionOf(key) !== undefined) return '(not shown)';
  return key === '' || /\p{Cc}/u.test(key) ? JSON.stringify(key) : key;
}

/** Where secrets are, for those who write one into a stack file. */
export const keptBy = 'stack files hold none: secrets are kept by npx infra secrets';

export const notShown = (suspicion: string): string => `(not shown: ${suspicion})`;
