import type { z } from 'zod';
import type { Problem } from '../problem.ts';
import { anywhereProblems } from './anywhere.ts';
import { explain } from './explain.ts';
import { type Config, cloudConfig, localConfig } from './schema.ts';

/** The shape of a configuration: whole where the schema accepts it, and what of it is well formed in any case. */
export interface Shape {
  readonly config: Config | undefined;
  /** What remains without the malformed values, for checks that look across values. */
  readonly wellFormed: Partial<Config>;
  /** Some host is malformed, so that `wellFormed` lacks it. */
  readonly lacksHosts: boolean;
  /** Unknown keys, missing values, wrong types and forms. */
  readonly problems: readonly Problem[];
}

/** Compares what the operator wrote with the schema of the platform. */
export function shapeOf(raw: unknown, platform: 'local' | 'cloud'): Shape {
  const schema = platform === 'cloud' ? cloudConfig : localConfig;
  const result = schema.safeParse(raw);
  const issues = result.success ? [] : result.error.issues;
  const explained = issues.flatMap((issue) => explain(issue, raw, schema));
  const problems = [...explained, ...notYetTold(anywhereProblems(raw), explained)];
  return {
    config: result.success && problems.length === 0 ? result.data : undefined,
    wellFormed: result.success ? result.data : wellFormedPart(schema, pruned(raw, issues)),
    lacksHosts: problems.some(({ path }) => path[0] === 'hosts'),
    problems,
  };
}

/** Problems at paths of which nothing is said yet: one line a value says what to do. */
export function notYetTold(problems: readonly Problem[], told: readonly Problem[]): Problem[] {
  const paths = new Set(told.map(({ path }) => path.join('\0')));
  return problems.filter(({ path }) => !paths.has(path.join('\0')));
}

/** What was given without the values and keys that the issues are about. */
function pruned(raw: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const copy = structuredClone(raw);
  for (const issue of issues) {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of paths) remove(copy, path);
  }
  return copy;
}

function remove(value: unknown, [key, ...rest]: readonly PropertyKey[]): void {
  if (typeof value !== 'object' || value === null || key === undefined) return;
  const record = value as Record<PropertyKey, unknown>;
  if (rest.length > 0) remove(record[key], rest);
  else delete record[key];
}

/** The top-level values that are well formed now; of the hosts, those that still are whole. */
function wellFormedPart(schema: z.ZodObject, remaining: unknown): Partial<Config> {
  if (typeof remaining !== 'object' || remaining === null) return {};
  const part: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(schema.shape)) {
    const value = (remaining as Record<string, unknown>)[key];
    const parsed = field.safeParse(key === 'hosts' ? wholeHosts(field, value) : value);
    if (parsed.success && parsed.data !== undefined) part[key] = parsed.data;
  }
  return part as Partial<Config>;
}

function wholeHosts(field: z.ZodType, hosts: unknown): unknown {
  if (typeof hosts !== 'object' || hosts === null) return hosts;
  return Object.fromEntries(Object.entries(hosts).filter(([name, host]) => field.safeParse({ [name]: host }).success));
}
