import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withEntry } from '../../infra/config/edit-stack-file.ts';
import { readStackFile } from '../../infra/config/stack-file.ts';
import { stackNames } from '../support/stacks.ts';

const withGeneration = (text: string, id: string, generation: number) =>
  withEntry(text, 'secretGenerations', id, generation);
const stackFile = (stack: string) => readFileSync(new URL(`../../Pulumi.${stack}.yaml`, import.meta.url), 'utf8');

describe('a raised generation', () => {
  it.each(stackNames)('leaves everything else in the stack file of %s as it is', (stack) => {
    const before = stackFile(stack);
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

describe('a chosen image', () => {
  const file = (images: string) => `config:\n  genai:environment:\n    ${images}\n    project: x # mine\n`;
  const block = (...lines: string[]) => file(['images: # ours', ...lines].join('\n      '));

  it('takes the place of the former one, and leaves comments and quotes around it', () => {
    const before = block('flux: r/flux:1 # good', "sd35: 'r/sd35:1'", '# the last', 'comfyui: unset');
    expect(withEntry(before, 'images', 'flux', 'r/flux:2')).toBe(before.replace('r/flux:1', 'r/flux:2'));
    expect(withEntry(before, 'images', 'sd35', 'r/sd35:2')).toBe(before.replace("'r/sd35:1'", 'r/sd35:2'));
    expect(withEntry(before, 'images', 'gateway', 'r/g:1')).toBe(
      block('flux: r/flux:1 # good', "sd35: 'r/sd35:1'", '# the last', 'comfyui: unset', 'gateway: r/g:1'),
    );
  });

  it('is written in quotes where YAML would take it for something else', () => {
    expect(withEntry(block('flux: a:1'), 'images', 'flux', '123')).toBe(block('flux: "123"'));
    expect(withEntry(block('flux: a:1'), 'images', 'flux', '[::1]:5000/a')).toBe(block('flux: "[::1]:5000/a"'));
  });

  it('goes with its line, and without those of others', () => {
    const before = block('flux: r/flux:1 # good', '# of sd35', 'sd35: r/sd35:1');
    expect(withEntry(before, 'images', 'flux', undefined)).toBe(block('# of sd35', 'sd35: r/sd35:1'));
    expect(withEntry(before, 'images', 'comfyui', undefined)).toBe(before);
    const last = 'config:\n  genai:environment:\n    images:\n      flux: a:1\n      sd35: a:1';
    expect(withEntry(last, 'images', 'sd35', undefined)).toBe(last.replace('      sd35: a:1', ''));
  });

  it('goes also as the only one, and from a map on one line', () => {
    expect(withEntry(file('images:\n      flux: a:1'), 'images', 'flux', undefined)).toBe(file('images: {}'));
    expect(withEntry(file('images: { flux: a:1, sd35: b:1 }'), 'images', 'flux', undefined)).toBe(
      file('images: { sd35: b:1 }'),
    );
  });

  it.each(stackNames)('can be put into the stack file of %s and taken out again, of any service', (stack) => {
    const before = stackFile(stack);
    const { images, ...rest } = readStackFile(before).environment as { images: Record<string, string> };
    for (const id of ['orchestrator', 'health-dashboard', 'grafana', 'gpu-exporter']) {
      const chosen = withEntry(before, 'images', id, 'r/x:9');
      expect(readStackFile(chosen).environment).toEqual({ ...rest, images: { ...images, [id]: 'r/x:9' } });
      const { [id]: _, ...others } = images;
      expect(readStackFile(withEntry(chosen, 'images', id, undefined)).environment).toEqual({
        ...rest,
        images: others,
      });
      if (images[id] !== undefined) expect(withEntry(chosen, 'images', id, images[id])).toBe(before);
    }
  });
});
