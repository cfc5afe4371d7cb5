import { describe, expect, it } from 'vitest';
import { type GpuModel, gpuModels } from '../../infra/catalogue/gpus.ts';
import { machines } from '../../infra/catalogue/machines.ts';
import { diskPrice, gpuPrice, machinePrice, pricesDate } from '../../infra/costs/prices.ts';

describe('prices', () => {
  it('are those of the cited table: 730 hours of a machine, and a GiB of a disk', () => {
    expect(pricesDate()).toBe('2026-07-30');
    expect(machinePrice('g2-standard-24', 'europe-west1')).toBeCloseTo(1608.275, 2);
    expect(machinePrice('g2-standard-8', 'europe-west1')).toBeCloseTo(0.939925708 * 730, 2);
    expect(machinePrice('n4-highcpu-16', 'europe-west1')).toBeCloseTo(492.18, 2);
    expect(diskPrice('pd-ssd', 'europe-west1')).toBe(0.17);
    expect(gpuPrice('T4', 'europe-west4')).toBeCloseTo(268.275, 3);
  });

  it('are there for every machine type, in the European regions that have its GPUs', () => {
    const lacking = Object.entries(machines).flatMap(([type, { gpu }]) => {
      const regions = gpu
        ? Object.keys(gpuModels[gpu.model as GpuModel].europeanZones)
        : ['europe-west1', 'us-central1'];
      return regions.filter((region) => machinePrice(type, region) === undefined).map((region) => `${type} ${region}`);
    });
    expect(lacking).toEqual([]);
  });

  it('are not made up where there is none', () => {
    expect([
      machinePrice('g2-standard-24', 'mars-east1'),
      machinePrice('toString', 'europe-west1'),
      diskPrice('hyperdisk-balanced', 'europe-west1'),
      gpuPrice('T4', 'europe-west3'),
      gpuPrice('L4', 'europe-west1'),
    ]).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });
});
