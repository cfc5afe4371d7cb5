import { describe, expect, it } from 'vitest';
import { hasChanges, summarise } from '../../infra/summary/summarise.ts';
import { bucket, preview, vm } from './support.ts';

describe('a VM that changes in place', () => {
  const update = (before: object, after: object) =>
    summarise(preview([{ op: 'update', type: vm, name: 'gpu-0-vm', before: { ...before }, after: { ...after } }]));

  it('is loud where it has to be stopped for that', () => {
    expect(update({ machineType: 'g2-standard-16' }, { machineType: 'g2-standard-24' })).toContain(
      '> [!CAUTION]\n> - **restart** `gpu-0-vm` `compute.Instance`: `machineType` `g2-standard-16` → `g2-standard-24`\n',
    );
  });

  it('is not where it runs on', () => {
    expect(update({ metadata: { a: '1' } }, { metadata: { a: '2' } })).not.toContain('CAUTION');
  });
});

describe('an operation that nobody knows yet', () => {
  it('is taken for a change', () => {
    const run = preview([{ op: 'transmogrify', type: bucket, name: 'one', before: { a: 1 }, after: { a: 2 } }]);
    expect(hasChanges(run)).toBe(true);
    expect(summarise(run)).toContain('1 to update');
    expect(hasChanges(preview([], { changeSummary: { transmogrify: 1 } }))).toBe(true);
    expect(
      hasChanges(preview([{ op: 'refresh' }, { op: 'read' }], { changeSummary: { refresh: 1, discard: 1 } })),
    ).toBe(false);
  });
});
