import { secretSuspicion } from '../secret-guard/secret-guard.ts';

/** Why a value, or something inside it, looks like a secret; undefined where nothing does. `name` is the key that it stands under. */
export function suspicionOf(value: unknown, name = ''): string | undefined {
  if (typeof value !== 'object' || value === null) return secretSuspicion(name, String(value));
  for (const [key, inner] of Object.entries(value)) {
    const suspicion = suspicionOf(key) ?? suspicionOf(inner, Array.isArray(value) ? name : key);
    if (suspicion !== undefined) return suspicion;
  }
  return undefined;
}

/**
 * Why a refused value is not repeated: it looks like a secret by itself or by one of the keys above it, or has something where the user and
 * the password of an address stand. Undefined for one that may be shown.
 */
export function reasonToHide(value: unknown, path: readonly string[] = []): string | undefined {
  // Under the name of a secret that is generated stands the number of its generation.
  const isGeneration = path[0] === 'secretGenerations' && typeof value === 'number';
  const names = isGeneration ? [] : path.filter((key) => !/^\d+$/.test(key));
  for (const name of ['', ...names]) {
    const suspicion = suspicionOf(value, name) ?? suspicionOf(leaves(value), name);
    if (suspicion !== undefined) return suspicion;
  }
  return mayHaveUserInfo(value, path[0]) ? 'may have a password in it' : undefined;
}

/** What stands alone in a value, however deep: the name above the whole is also theirs. */
const leaves = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];

/** Whether something stands in a value where a user and a password may. */
function mayHaveUserInfo(value: unknown, place: string | undefined): boolean {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).some(([key, inner]) => mayHaveUserInfo(key, place) || mayHaveUserInfo(inner, place));
  if (typeof value !== 'string' || harmless.test(value)) return false;
  if (place === 'admins' && /^(?:group|domain):[^:/@]*(?:@[^:/@]*)?$/i.test(value)) return false;
  if (/@(?!sha\d{1,3}:)/.test(value)) return true;
  const [, scheme, authority = ''] = /^([a-z][\w+.-]*:\/\/)?([^/?#]*)/i.exec(value) ?? [];
  const [, port] = /^[^:]*:(.*)$/s.exec(authority) ?? [];
  // An image has a tag behind its colon.
  const isTag = place === 'images' && scheme === undefined && authority === value;
  return port !== undefined && !isTag && !/^\d{1,5}$/.test(port);
}

/** A time, an address of version 6, a digest. */
const harmless =
  /^(?:\d{4}-\d{1,2}-\d{1,2}[T ][\d:.Z+-]*|\[?[\da-f:.]*:[\da-f:.]*:[\da-f:.]*\]?(?:\/\d+)?|sha256:[\da-f]*)$/i;

/** A value for a message: as a person wrote it, cut where it is long, and not at all where it may be a secret. */
export function show(value: unknown, path: readonly string[] = []): string {
  const reason = reasonToHide(value, path);
  if (reason !== undefined) return notShown(reason);
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** A part of a value at a path, for a message. It tells of a secret, too, where the whole is one. */
export function showPart(part: string, whole: string, path: readonly string[]): string {
  const reason = reasonToHide(whole, path);
  return reason === undefined ? show(part, path) : notShown(reason);
}

/** The keys of a path for a message, each on one line. A key, too, may be a secret that somebody put in the wrong place. */
export const shownKeys = (path: readonly string[]): string[] => path.map(shownKey);

function shownKey(key: string): string {
  // What stands behind the colon of another key may be a password.
  if (key !== 'genai:environment' && reasonToHide(key) !== undefined) return '(not shown)';
  return key === '' || /\p{Cc}/u.test(key) ? JSON.stringify(key) : key;
}

/** A path for a message. */
export const showPath = (path: readonly string[]): string => shownKeys(path).join('.');

/** Where secrets are, for those who write one into a stack file. */
export const keptBy = 'stack files hold none: secrets are kept by npx infra secrets';

export const notShown = (suspicion: string): string => `(not shown: ${suspicion})`;
