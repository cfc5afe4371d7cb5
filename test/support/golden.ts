import { readFileSync } from 'node:fs';
import { dashboards } from '../../infra/dashboards/dashboards.ts';
import type { PlannedResource } from '../../infra/preview/resource.ts';

const width = 110;

/**
 * Resources as text that a reviewer reads in a diff: by what they belong to, then type and name; short values on one line,
 * files line by line, unless they are committed themselves or were shown above.
 */
export function goldenText(resources: readonly PlannedResource[]): string {
  const sorted = resources.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const shown = new Map(committed);
  const entries = sorted.map(({ type, name, parent, inputs }) => {
    const head = `${type}::${name}${parent === '' ? '' : ` in ${parent}`}`;
    const text = pretty(inputs, '  ', shown);
    for (const file of longTexts(inputs)) if (!shown.has(file)) shown.set(file, `as in ${type}::${name}`);
    return `  ${JSON.stringify(head)}: ${text}`;
  });
  return `{\n${entries.join(',\n')}\n}\n`;
}

const sortKey = ({ type, name, parent }: PlannedResource): string => `${parent}\n${type}\n${name}`;

/** Files that are committed as they are: text → path. */
const committed = new Map(
  dashboards.map(({ id }) => {
    const path = `infra/dashboards/json/${id}.json`;
    return [readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'), path];
  }),
);

/** Texts of so many lines are shown once. */
const long = 40;

function longTexts(value: unknown): string[] {
  if (typeof value === 'string') return value.split('\n').length > long ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(longTexts) : [];
}

function pretty(value: unknown, indent: string, shown: ReadonlyMap<string, string>): string {
  if (typeof value === 'string' && shown.has(value)) return JSON.stringify(shown.get(value));
  if (typeof value === 'string' && value.includes('\n')) return pretty(value.split('\n'), indent, shown);
  const short = JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return short;
  if (indent.length + short.length <= width && !short.includes('\\n')) return short;
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return `[\n${value.map((one) => inner + pretty(one, inner, shown)).join(',\n')}\n${indent}]`;
  const members = Object.entries(value).map(
    ([key, one]) => `${inner}${JSON.stringify(key)}: ${pretty(one, inner, shown)}`,
  );
  return `{\n${members.join(',\n')}\n${indent}}`;
}
