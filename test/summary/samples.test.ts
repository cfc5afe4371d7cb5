import { describe, expect, it } from 'vitest';
import { hasChanges, hasFailed, summarise } from '../../infra/summary/summarise.ts';
import { sample } from './sample.ts';

/** Name of a sample, the status with which the engine ended, and whether something would change. */
const samples = [
  ['release', 0, true],
  ['vm-moves', 0, true],
  ['protected', 1, true],
  ['protection-off', 0, true],
  ['bad-stack-file', 1, false],
  ['no-changes', 0, false],
] as const;

describe('what the engine printed', () => {
  it.each(samples)('%s', async (name, status, changes) => {
    const run = sample(name, status);
    await expect(summarise(run)).toMatchFileSnapshot(`samples/${name}.md`);
    expect(hasChanges(run)).toBe(changes);
    expect(hasFailed(run)).toBe(status !== 0);
  });

  it('tells the same of the same replacement in one step and in three', () => {
    const run = sample('vm-moves');
    const document = JSON.parse(run.stdout);
    const single = document.steps.filter(({ op }: { op: string }) => !/-replace/.test(op));
    expect(single.length).toBeLessThan(document.steps.length);
    const inOne = summarise({ ...run, stdout: JSON.stringify({ ...document, steps: single }) });
    expect(inOne.split('\n').sort()).toEqual(summarise(run).split('\n').sort());
  });
});
