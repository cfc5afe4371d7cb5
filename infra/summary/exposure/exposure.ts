import type { Inputs } from '../../policy/inputs.ts';
import { code } from '../markdown.ts';
import { shown } from '../masking.ts';
import { propertyText, valueText } from '../values.ts';

/**
 * What a change of a resource lays open, as Markdown, one text each; empty for a change that opens nothing. A resource that is
 * created has nothing before, one that is deleted nothing after.
 */
export type Exposure = (before: Inputs | undefined, after: Inputs | undefined) => readonly string[];

/**
 * A property that leaves its safe values.
 *
 * @param whenNew whether an unsafe value is worth a word on a new resource, too. One that is left out is the policy's matter.
 */
export const turns =
  (path: string, isSafe: (value: unknown) => boolean, words: string, { whenNew = true } = {}): Exposure =>
  (before, after) => {
    if (!after || isSafe(after.at(path))) return [];
    const wasSafe = before ? isSafe(before.at(path)) : whenNew && (after.at(path) ?? undefined) !== undefined;
    return wasSafe ? [`**${words}**: ${changeText(path, before?.at(path), after.at(path))}`] : [];
  };

/** What lies open after a change and did not before. */
export const opens =
  (open: (inputs: Inputs) => readonly string[]): Exposure =>
  (before, after) => {
    const known = before ? open(before) : [];
    return after ? [...new Set(open(after))].filter((text) => !known.includes(text)) : [];
  };

/**
 * A time or a number after which something goes, and that gets smaller. What is new has nothing yet that could go.
 *
 * @param absent what a missing value means.
 */
export const shrinks =
  (path: string, words: string, absent: number): Exposure =>
  (before, after) => {
    if (!before || !after) return [];
    const [was, is] = [before.at(path), after.at(path)];
    return JSON.stringify(was) !== JSON.stringify(is) && !(amount(is, absent) >= amount(was, absent))
      ? [`**${words}**: ${changeText(path, was, is)}`]
      : [];
  };

/** A number, also of seconds (`3600s`) or a date; not a number for any other, which is larger than nothing. */
function amount(value: unknown, absent: number): number {
  if (value === undefined || value === null) return absent;
  const text = String(value);
  return /^\d+(\.\d+)?s?$/.test(text) ? Number.parseFloat(text) : Date.parse(text);
}

/** A property with what it was and what it will be. */
export const changeText = (path: string, before: unknown, after: unknown): string =>
  propertyText({ path, before, after });

/** A value that may be known only later. */
export const value = (one: unknown): string => valueText('', one) ?? code(shown(String(one)));

/** How many values of a list are shown. */
const mostValues = 8;

/** Values one after another. */
export function values(list: readonly unknown[]): string {
  const rest = list.length - mostValues;
  const texts = list.slice(0, mostValues).map(value);
  return texts.length === 0 ? 'nothing' : [...texts, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

/** A list with what was in it and what will be. */
export const listText = (path: string, before: readonly unknown[], after: readonly unknown[]): string =>
  `${code(path)} ${values(before)} → ${values(after)}`;
