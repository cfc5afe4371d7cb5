import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../infra/config/shape.ts';
import { profiles } from '../../stacks/profiles.ts';
import { committed, problemsOf } from '../support/stacks.ts';

type Path = readonly string[];
type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every path of a value, its inner ones too. */
const pathsOf = (value: unknown, at: Path = []): Path[] =>
  isRecord(value)
    ? Object.entries(value).flatMap(([key, inner]) => [[...at, key], ...pathsOf(inner, [...at, key])])
    : [];

/** A copy with another value at a path. */
function replaced(value: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined || !isRecord(value)) return other;
  return { ...value, [key]: replaced(value[key], rest, other) };
}

/** Numbers, texts and images that are near what belongs there, beside anything else that JSON can say. */
const near = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    'unset',
    'L4',
    'simulated',
    'g2-standard-4',
    '10.0.0.0/8',
    '0.0.0.0/0',
    '10.10.0.10',
    '',
    null,
    -1,
    0,
  ),
  fc.integer(),
  fc.string(),
);

describe.each(['dev', 'staging'] as const)('whatever the configuration of %s is', (stack) => {
  const base = committed(stack);
  const damaged = fc
    .array(fc.tuple(fc.constantFrom(...pathsOf(base)), near), { minLength: 1, maxLength: 4 })
    .map((changes) => changes.reduce<unknown>((value, [path, other]) => replaced(value, path, other), base));
  const anything = fc.oneof(damaged, fc.jsonValue(), near);

  it('its shape is either whole or explained, one line a problem', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        const { config, problems } = shapeOf(raw, profiles[stack].platform);
        expect(config === undefined).toBe(problems.length > 0);
        for (const { message } of problems) expect(message).toMatch(/^[^\n]{10,}$/);
      }),
      { numRuns: 500 },
    );
  });

  it('it makes an environment or a list of problems, and no other error', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        const lines = problemsOf(stack, raw);
        if (shapeOf(raw, profiles[stack].platform).config === undefined) expect(lines.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
