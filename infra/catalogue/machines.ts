import type { GpuModel } from './gpus.ts';

/** What a machine type offers. */
export interface Machine {
  /** Virtual CPUs. */
  readonly cpus: number;
  readonly memoryGib: number;
  /** The GPUs that it can have: the model, and the numbers that there may be. */
  readonly gpu?: {
    readonly model: GpuModel;
    readonly counts: readonly number[];
    /** They are part of the machine type, and cannot be left out. */
    readonly builtIn: boolean;
  };
  /** Type of its disks: newer series take no persistent disks. */
  readonly diskType: 'pd-ssd' | 'hyperdisk-balanced';
}

/** Machine types of a series of CPU machines that differ in size alone: `n2-standard-8` has 8 virtual CPUs and 32 GiB. */
function series(name: string, gibPerCpu: number, diskType: Machine['diskType'], cpuCounts: readonly number[]) {
  return Object.fromEntries(
    cpuCounts.map((cpus): [string, Machine] => [`${name}-${cpus}`, { cpus, memoryGib: cpus * gibPerCpu, diskType }]),
  );
}

const upTo = (most: number, ...counts: number[]): number[] => counts.filter((count) => count <= most);
const n2 = (most: number) => upTo(most, 2, 4, 8, 16, 32, 48, 64, 80, 96);
const c3 = [4, 8, 22, 44, 88, 176];
const n4 = [2, 4, 8, 16, 32, 48, 64, 80];

/** Machine types without GPUs. Source: Compute Engine's «General-purpose machine family»; N4 takes Hyperdisk alone. */
const cpuMachines: Readonly<Record<string, Machine>> = {
  ...series('e2-standard', 4, 'pd-ssd', n2(32)),
  ...series('e2-highmem', 8, 'pd-ssd', n2(16)),
  ...series('e2-highcpu', 1, 'pd-ssd', n2(32)),
  ...series('n2-standard', 4, 'pd-ssd', [...n2(96), 128]),
  ...series('n2-highmem', 8, 'pd-ssd', n2(96)),
  ...series('n2-highcpu', 1, 'pd-ssd', n2(96)),
  ...series('n2d-standard', 4, 'pd-ssd', [...n2(96), 128, 224]),
  ...series('n2d-highmem', 8, 'pd-ssd', n2(96)),
  ...series('n2d-highcpu', 1, 'pd-ssd', [...n2(96), 128, 224]),
  ...series('c3-standard', 4, 'pd-ssd', c3),
  ...series('c3-highmem', 8, 'pd-ssd', c3),
  ...series('c3-highcpu', 2, 'pd-ssd', c3),
  ...series('n4-standard', 4, 'hyperdisk-balanced', n4),
  ...series('n4-highmem', 8, 'hyperdisk-balanced', n4),
  ...series('n4-highcpu', 2, 'hyperdisk-balanced', n4),
};

const t4 = { model: 'T4', counts: [1, 2, 4], builtIn: false } as const;
const builtIn = (cpus: number, memoryGib: number, model: GpuModel, count: number): Machine => ({
  cpus,
  memoryGib,
  gpu: { model, counts: [count], builtIn: true },
  diskType: 'pd-ssd',
});

/** Machine types with GPUs. Sources: Compute Engine's «Accelerator-optimized machine family» and «N1 machine series». */
const gpuMachines: Readonly<Record<string, Machine>> = {
  'n1-standard-4': { cpus: 4, memoryGib: 15, gpu: t4, diskType: 'pd-ssd' },
  'n1-standard-8': { cpus: 8, memoryGib: 30, gpu: t4, diskType: 'pd-ssd' },
  'n1-standard-16': { cpus: 16, memoryGib: 60, gpu: t4, diskType: 'pd-ssd' },
  'n1-standard-32': { cpus: 32, memoryGib: 120, gpu: t4, diskType: 'pd-ssd' },
  'g2-standard-4': builtIn(4, 16, 'L4', 1),
  'g2-standard-8': builtIn(8, 32, 'L4', 1),
  'g2-standard-12': builtIn(12, 48, 'L4', 1),
  'g2-standard-16': builtIn(16, 64, 'L4', 1),
  'g2-standard-24': builtIn(24, 96, 'L4', 2),
  'g2-standard-32': builtIn(32, 128, 'L4', 1),
  'g2-standard-48': builtIn(48, 192, 'L4', 4),
  'g2-standard-96': builtIn(96, 384, 'L4', 8),
  'a2-highgpu-1g': builtIn(12, 85, 'A100-40', 1),
  'a2-highgpu-2g': builtIn(24, 170, 'A100-40', 2),
  'a2-highgpu-4g': builtIn(48, 340, 'A100-40', 4),
  'a2-highgpu-8g': builtIn(96, 680, 'A100-40', 8),
  'a2-ultragpu-1g': builtIn(12, 170, 'A100-80', 1),
  'a2-ultragpu-2g': builtIn(24, 340, 'A100-80', 2),
  'a2-ultragpu-4g': builtIn(48, 680, 'A100-80', 4),
  'a2-ultragpu-8g': builtIn(96, 1360, 'A100-80', 8),
  'a3-highgpu-8g': builtIn(208, 1872, 'H100-80', 8),
};

/** The machine types that hosts may have, by name. */
export const machines: Readonly<Record<string, Machine>> = { ...gpuMachines, ...cpuMachines };
