import { describe, expect, it } from 'vitest';
import { factsOf } from '../../infra/facts/facts.ts';
import { toFillIn } from '../../infra/model/to-fill-in.ts';
import { planOf } from '../../infra/preview/plan.ts';
import { type Changes, environment, stackNames } from '../support/stacks.ts';

const missing = (...args: Parameters<typeof environment>) =>
  toFillIn(environment(...args)).map((path) => path.join('.'));
const hosts: Changes = { settings: { DB_HOST: 'db.internal', REDIS_HOST: 'redis.internal' } };

describe('what has to be chosen before an update', () => {
  it.each(['staging', 'prod'] as const)('is in %s the host of the database and of the cache', (stack) => {
    expect(missing(stack)).toEqual(expect.arrayContaining(['settings.DB_HOST', 'settings.REDIS_HOST', 'images.flux']));
    expect(missing(stack, { settings: undefined })).toEqual(missing(stack));
    expect(missing(stack, hosts).filter((path) => path.startsWith('settings'))).toEqual([]);
  });

  it.each(['dev', 'test'] as const)('is in %s an image at most', (stack) => {
    expect(missing(stack).filter((path) => !path.startsWith('images.'))).toEqual([]);
  });

  it.each(stackNames)('is in the plan of %s once, and said to hold up the update', (stack) => {
    const own = environment(stack);
    const { toFillIn: listed } = planOf(own, factsOf(own), [], '2026-11-22');
    const paths = listed.map(({ path }) => path.join('.'));
    expect(new Set(paths).size).toBe(paths.length);
    expect(listed.filter(({ blocksUp }) => blocksUp).map(({ path }) => path)).toEqual(toFillIn(own));
  });
});
