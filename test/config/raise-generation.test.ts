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

  it('stands beside those that are there, wherever they are', () => {
    const file = (generations: string) =>
      `config:\n  genai:environment:\n    ${generations}\n    tenants: {} # none\n  other:key: 1\n`;
    expect(withGeneration(file('secretGenerations:\n      db-password: 4 # twice'), 'redis-password', 2)).toBe(
      file('secretGenerations:\n      db-password: 4 # twice\n      redis-password: 2'),
    );
    expect(withGeneration(file('secretGenerations: { db-password: 4 }'), 'db-password', 5)).toBe(
      file('secretGenerations: { db-password: 5 }'),
    );
    expect(withGeneration(file('project: x'), 'db-password', 2)).toBe(
      'config:\n  genai:environment:\n    project: x\n    tenants: {} # none\n    secretGenerations:\n      db-password: 2\n  other:key: 1\n',
    );
  });
});
