import type { z } from 'zod';
import { InputError } from '../problem.ts';
import type { Profile } from '../spec/profile.ts';
import { contradictions } from './contradictions.ts';
import { explain } from './explain.ts';
import { type Config, cloudConfig, localConfig } from './schema.ts';

/**
 * Turns the operator's configuration of a stack into a valid one.
 *
 * @throws InputError with every problem at once: what the schema refuses, and what contradicts something else. The latter
 * is looked for even where other values are malformed.
 */
export function parseConfig(raw: unknown, profile: Profile): Config {
  const schema = profile.platform === 'cloud' ? cloudConfig : localConfig;
  const result = schema.safeParse(raw);
  const malformed = result.error?.issues.flatMap((issue) => explain(issue, raw, schema)) ?? [];
  const problems = [...malformed, ...contradictions(result.data ?? wellFormedPart(schema, raw), profile)];
  if (problems.length > 0 || !result.success) throw new InputError(problems);
  return result.data;
}

/** What is well formed in a malformed configuration, value by value; of the hosts, those that are. */
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
