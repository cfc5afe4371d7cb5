import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costsOf, type PricedResource, usdOf } from '../../infra/costs/costs.ts';
import { costDifferences } from '../../infra/costs/difference.ts';

const vm = (owner: string, machineType: string, more: object = {}): PricedResource => ({
  type: 'gcp:compute/instance:Instance',
  owner,
  inputs: { zone: 'europe-west1-b', machineType, ...more },
});
const disk = (owner: string, type: string, size: number): PricedResource => ({
  type: 'gcp:compute/disk:Disk',
  owner,
  inputs: { zone: 'europe-west1-b', type, size },
});
const rounded = (resources: readonly PricedResource[]) =>
  costsOf(resources).components.map(({ owner, items }) => [
    owner,
    ...items.map(({ what, usd }) => `${what}: ${usd === undefined ? '?' : Math.round(usd)}`),
  ]);

describe('what resources cost', () => {
  it('is said of each component, the most expensive first', () => {
    const boot = { bootDisk: { initializeParams: { size: 100, type: 'pd-ssd' } } };
    const all = [
      vm('app-0-vm', 'n2-standard-8'),
      disk('gpu-0-vm', 'pd-ssd', 1000),
      vm('gpu-0-vm', 'g2-standard-24', boot),
    ];
    expect(rounded(all)).toEqual([
      ['gpu-0-vm', 'g2-standard-24: 1608', 'disk of 1000 GiB pd-ssd: 170', 'boot disk of 100 GiB pd-ssd: 17'],
      ['app-0-vm', 'n2-standard-8: 312'],
    ]);
    expect(costsOf(all).usd).toBeCloseTo(1608.28 + 170 + 17 + 311.96, 1);
  });

  it('has GPUs that are added to a machine, and those that are part of it once', () => {
    const accelerators = (type: string, count: number) => ({ guestAccelerators: [{ type, count }] });
    expect(rounded([vm('a', 'n1-standard-8', accelerators('nvidia-tesla-t4', 2))])).toEqual([
      ['a', '2 × T4: 511', 'n1-standard-8: 305'],
    ]);
    expect(rounded([vm('a', 'g2-standard-24', accelerators('nvidia-l4', 2))])).toEqual([['a', 'g2-standard-24: 1608']]);
  });

  it('is not zero where no price is known: that is said', () => {
    expect(rounded([disk('a', 'hyperdisk-balanced', 10), vm('b', 'of-tomorrow-8')])).toEqual([
      ['a', 'disk of 10 GiB hyperdisk-balanced: ?'],
      ['b', 'of-tomorrow-8: ?'],
    ]);
  });

  it('has no amount for what is paid by use, and nothing for what is free', () => {
    const other = (type: string) => ({ type, owner: 'x', inputs: {} });
    const all = ['gcp:storage/bucket:Bucket', 'gcp:bigquery/dataset:Dataset', 'gcp:storage/bucket:Bucket'].map(other);
    expect(costsOf([...all, other('gcp:compute/address:Address')])).toEqual({
      usd: 0,
      components: [],
      byUse: ['BigQuery', 'buckets'],
    });
  });
});

describe('what a change makes of that', () => {
  const texts = (before: readonly PricedResource[], after: readonly PricedResource[]) =>
    costDifferences(costsOf(before), costsOf(after)).map(
      ({ owner, usd, added, removed }) =>
        `${owner} ${Math.round(usd)} +[${added.map(({ what }) => what)}] -[${removed.map(({ what }) => what)}]`,
    );

  it('is said of each component that changes, the largest change first', () => {
    expect(
      texts(
        [vm('gpu-0-vm', 'g2-standard-8'), vm('app-0-vm', 'n2-standard-8'), vm('app-1-vm', 'n2-standard-8')],
        [vm('gpu-0-vm', 'g2-standard-24'), vm('app-0-vm', 'n2-standard-8'), disk('app-2-vm', 'pd-ssd', 100)],
      ),
    ).toEqual([
      'gpu-0-vm 922 +[g2-standard-24] -[g2-standard-8]',
      'app-1-vm -312 +[] -[n2-standard-8]',
      'app-2-vm 17 +[disk of 100 GiB pd-ssd] -[]',
    ]);
  });

  it('is the difference of both sums, whatever changes', () => {
    const resource = fc.oneof(
      fc
        .tuple(fc.constantFrom('a', 'b'), fc.constantFrom('g2-standard-8', 'n4-highcpu-8', 'none'))
        .map(([owner, type]) => vm(owner, type)),
      fc
        .tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 9 }))
        .map(([owner, size]) => disk(owner, 'pd-ssd', size)),
    );
    fc.assert(
      fc.property(fc.array(resource), fc.array(resource), (before, after) => {
        const sum = costDifferences(costsOf(before), costsOf(after)).reduce((total, { usd }) => total + usd, 0);
        expect(sum).toBeCloseTo(costsOf(after).usd - costsOf(before).usd, 6);
        expect(costDifferences(costsOf(before), costsOf(before))).toEqual([]);
        expect(usdOf(costsOf(before).components.flatMap(({ items }) => items))).toBeCloseTo(costsOf(before).usd, 6);
      }),
    );
  });
});
