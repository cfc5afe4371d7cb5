import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withGeneration } from '../../infra/config/raise-generation.ts';
import { stackNames } from '../support/stacks.ts';

describe('a raised generation', () => {
  it.each(stackNames)('leaves everything else in the stack file of %s as it is', (stack) => {
    const before = readFileSync(new URL(`../../Pulumi.${stack}.yaml`, import.meta.url), 'utf8');
    const once = withGeneration(before, 'db-password', 2);
    expect(once).toBe(`${before.trimEnd()}\n    secretGenerations:\n      db-password: 2\n`);
    expect(withGeneration(once, 'db-password', 3)).toBe(once.replace('db-password: 2', 'db-password: 3'));
  });
});
