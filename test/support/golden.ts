import { readFileSync } from 'node:fs';
import { dashboards } from '../../infra/dashboards/dashboards.ts';
import type { PlannedResource } from '../../infra/preview/resource.ts';

const width = 110;

/**
 * Resources as text that a reviewer reads in a diff: by what they belong to, then type and name; short values on one line,
 * files line by line, unless they are committed themselves.
 */
export function goldenText(resources: readonly PlannedResource[]): string {
  const sorted = resources.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const entries = sorted.map(({ type, name, parent, inputs }) => {
    const head = `${type}::${name}${parent === '' ? '' : ` in ${parent}`}`;
    return `  ${JSON.stringify(head)}: ${pretty(inputs, '  ')}`;
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

function pretty(value: unknown, indent: string): string {
  if (typeof value === 'string' && committed.has(value)) return JSON.stringify(committed.get(value));
  if (typeof value === 'string' && value.includes('\n')) return pretty(value.split('\n'), indent);
  const short = JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return short;
  if (indent.length + short.length <= width && !short.includes('\\n')) return short;
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((one) => inner + pretty(one, inner)).join(',\n')}\n${indent}]`;
  const members = Object.entries(value).map(([key, one]) => `${inner}${JSON.stringify(key)}: ${pretty(one, inner)}`);
  return `{\n${members.join(',\n')}\n${indent}}`;
}
