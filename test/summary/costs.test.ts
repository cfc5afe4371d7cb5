import { describe, expect, it } from 'vitest';
import { summarise } from '../../infra/summary/summarise.ts';
import { bucket, disk, preview, type TestStep, vm } from './support.ts';

const parent = ['genai:gcp:VmHost', 'gpu-1-vm'] as const;
const zone = 'europe-west1-b';
const costs = (steps: readonly TestStep[]): string[] => {
  const lines = summarise(preview(steps)).split('\n');
  const start = lines.indexOf('### Costs');
  return start < 0 ? [] : lines.slice(start + 2).slice(0, lines.slice(start + 2).indexOf(''));
};

describe('the costs in a summary', () => {
  it('are what a change makes of them, by component', () => {
    const machine = { zone, machineType: 'g2-standard-24' };
    expect(
      costs([
        { op: 'create', type: vm, name: 'gpu-1-vm', parent, after: machine },
        { op: 'create', type: disk, name: 'gpu-1-vm-data', parent, after: { zone, type: 'pd-ssd', size: 500 } },
        {
          op: 'update',
          type: vm,
          name: 'app-0-vm',
          parent: ['genai:gcp:VmHost', 'app-0-vm'],
          before: { zone, machineType: 'n2-standard-16' },
          after: { zone, machineType: 'n2-standard-8' },
        },
      ]),
    ).toEqual([
      '- **+1,381 USD a month**: list prices of 2026-07-30, without discounts',
      '- +1,693 USD a month: `g2-standard-24`, `disk of 500 GiB pd-ssd` in `gpu-1-vm`',
      '- -312 USD a month: `n2-standard-8` instead of `n2-standard-16` in `app-0-vm`',
    ]);
  });

  it('say what has no known price', () => {
    expect(
      costs([
        { op: 'create', type: disk, name: 'x', parent, after: { zone, type: 'hyperdisk-balanced', size: 500 } },
        { op: 'delete', type: disk, name: 'y', parent, before: { zone, type: 'pd-ssd', size: 100 } },
      ]),
    ).toEqual([
      '- **-17 USD a month**, and what has no known price: list prices of 2026-07-30, without discounts',
      '- -17 USD a month: `disk of 500 GiB hyperdisk-balanced` (no price known) instead of `disk of 100 GiB pd-ssd` in `gpu-1-vm`',
    ]);
  });

  it('are left out where a change makes nothing of them', () => {
    const inputs = { zone, machineType: 'g2-standard-8' };
    expect(
      costs([
        { op: 'update', type: vm, name: 'a', parent, before: inputs, after: { ...inputs, metadata: { x: 'y' } } },
        { op: 'create', type: bucket, name: 'b', after: {} },
      ]),
    ).toEqual([]);
  });
});
