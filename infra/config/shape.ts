import type { z } from 'zod';
import type { Problem } from '../problem.ts';
import { explain } from './explain.ts';
import { type Config, cloudConfig, localConfig } from './schema.ts';

/** The shape of a configuration: whole where the schema accepts it, and what of it is well formed in any case. */
export interface Shape {
  readonly config: Config | undefined;
  /** Value by value, for checks that look across values; of the hosts, those that are well formed. */
  readonly wellFormed: Partial<Config>;
  /** Some host is malformed, so that `wellFormed` lacks it. */
  readonly lacksHosts: boolean;
  /** Unknown keys, missing values, wrong types and forms. */
  readonly problems: readonly Problem[];
}

/** Holds what the operator wrote against the schema of the platform. */
export function shapeOf(raw: unknown, platform: 'local' | 'cloud'): Shape {
  const schema = platform === 'cloud' ? cloudConfig : localConfig;
  const result = schema.safeParse(raw);
  if (result.success) return { config: result.data, wellFormed: result.data, lacksHosts: false, problems: [] };
  return {
    config: undefined,
    wellFormed: wellFormedPart(schema, raw),
    lacksHosts: result.error.issues.some(({ path }) => path[0] === 'hosts'),
    problems: result.error.issues.flatMap((issue) => explain(issue, raw, schema)),
  };
}

function wellFormedPart(schema: z.ZodObject, raw: unknown): Partial<Config> {
  if (typeof raw !== 'object' || raw === null) return {};
  const part: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(schema.shape)) {
    const given = (raw as Record<string, unknown>)[key];
    const whole = field.safeParse(given);
    if (whole.success && whole.data !== undefined) part[key] = whole.data;
    else if (key === 'hosts' && typeof given === 'object' && given !== null) {
      const hosts = Object.entries(given).filter(([name, host]) => field.safeParse({ [name]: host }).success);
      part[key] = field.parse(Object.fromEntries(hosts));
    }
  }
  return part as Partial<Config>;
}
