import { mask, masked } from '../masking/masking.ts';
import { secretSuspicion } from '../secret-guard/secret-guard.ts';
import { plain } from './markdown.ts';

/** The engine's mark in the place of a secret. */
export const secretMark = '[secret]';

/** A text that stands for itself, unless it looks like a secret. */
export function shown(text: string): string {
  // As it will be read: no control character may hide a secret from the guard.
  const line = plain(text, 200);
  return line.includes(secretMark) || masked(line) !== line ? mask : line;
}

/** Whether the value of a property is, or contains, something that no reader of a summary should see. */
export const looksSecret = (path: string, value: string): boolean =>
  keysOf(path).some((key) => secretSuspicion(key, value) !== undefined) || masked(value) !== value;

/** Keys of a property path: `a.b[0]["c.d"]`. */
export const keysOf = (path: string): string[] =>
  [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    ([, quoted, index, name]) => quoted?.replace(/\\(.)/g, '$1') ?? index ?? name ?? '',
  );
