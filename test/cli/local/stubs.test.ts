import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { serviceIds } from '../../../infra/catalogue/services/catalogue.ts';
import { withStubs } from '../../../infra/cli/local/stubs.ts';
import { readStackFile } from '../../../infra/config/stack-file.ts';
import { replaced } from '../../support/replaced.ts';

const images = (text: string) => {
  const input = {
    stack: 'dev' as const,
    file: 'Pulumi.dev.yaml',
    text,
    raw: {},
    lineOf: () => '',
    lineNumberOf: () => 1,
  };
  const { raw } = withStubs(input);
  return (raw as { images: Record<string, string> }).images;
};
const dev = readFileSync(new URL('../../../Pulumi.dev.yaml', import.meta.url), 'utf8');

describe('stubs', () => {
  it('take the place of images that nobody has chosen, and of no other', () => {
    const chosen = images(replaced(dev, 'flux: unset', 'flux: registry.example.com/flux:2'));
    expect(Object.keys(chosen).sort()).toEqual([...serviceIds].sort());
    expect([chosen['flux'], chosen['sd35']]).toEqual(['registry.example.com/flux:2', 'genai-stub/sd35:1']);
  });

  it('take the place of images that are not mentioned', () => {
    expect(images(replaced(dev, /^ {6}flux: unset\n/m, ''))['flux']).toBe('genai-stub/flux:1');
  });

  it('leave everything else of the stack file as it is', () => {
    const text = withStubs({
      stack: 'dev',
      file: '',
      text: dev,
      raw: {},
      lineOf: () => '',
      lineNumberOf: () => 1,
    }).text;
    const without = (yaml: string) => ({ ...(readStackFile(yaml).environment as object), images: {} });
    expect(without(text)).toEqual(without(dev));
  });
});
