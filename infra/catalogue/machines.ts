/**
 * GPU models that hosts may have, with the memory of one GPU in GiB, and the name of their quota. Source: Compute Engine's «GPU
 * machine types» and «Allocation quotas».
 */
export const gpuModels = {
  T4: { memoryGib: 16, accelerator: 'nvidia-tesla-t4', quota: 'NVIDIA_T4_GPUS' },
  L4: { memoryGib: 24, accelerator: 'nvidia-l4', quota: 'NVIDIA_L4_GPUS' },
  'A100-40': { memoryGib: 40, accelerator: 'nvidia-tesla-a100', quota: 'NVIDIA_A100_GPUS' },
  'A100-80': { memoryGib: 80, accelerator: 'nvidia-a100-80gb', quota: 'NVIDIA_A100_80GB_GPUS' },
  'H100-80': { memoryGib: 80, accelerator: 'nvidia-h100-80gb', quota: 'NVIDIA_H100_GPUS' },
} as const;

export type GpuModel = keyof typeof gpuModels;

/** What a machine type offers: virtual CPUs, memory in GiB, and the GPUs it can have. */
export interface Machine {
  readonly cpus: number;
  readonly memoryGib: number;
  readonly gpu: GpuModel;
  /** The numbers of GPUs that this machine type can have. */
  readonly gpuCounts: readonly number[];
}

const machine = (cpus: number, memoryGib: number, gpu: GpuModel, ...gpuCounts: number[]): Machine => ({
  cpus,
  memoryGib,
  gpu,
  gpuCounts,
});

/** Machine types for GPU hosts. Source: Compute Engine's «Accelerator-optimized machine family» and «N1 machine series». */
export const machines = {
  'n1-standard-4': machine(4, 15, 'T4', 1, 2, 4),
  'n1-standard-8': machine(8, 30, 'T4', 1, 2, 4),
  'n1-standard-16': machine(16, 60, 'T4', 1, 2, 4),
  'n1-standard-32': machine(32, 120, 'T4', 1, 2, 4),
  'g2-standard-4': machine(4, 16, 'L4', 1),
  'g2-standard-8': machine(8, 32, 'L4', 1),
  'g2-standard-12': machine(12, 48, 'L4', 1),
  'g2-standard-16': machine(16, 64, 'L4', 1),
  'g2-standard-24': machine(24, 96, 'L4', 2),
  'g2-standard-32': machine(32, 128, 'L4', 1),
  'g2-standard-48': machine(48, 192, 'L4', 4),
  'g2-standard-96': machine(96, 384, 'L4', 8),
  'a2-highgpu-1g': machine(12, 85, 'A100-40', 1),
  'a2-highgpu-2g': machine(24, 170, 'A100-40', 2),
  'a2-highgpu-4g': machine(48, 340, 'A100-40', 4),
  'a2-highgpu-8g': machine(96, 680, 'A100-40', 8),
  'a2-ultragpu-1g': machine(12, 170, 'A100-80', 1),
  'a2-ultragpu-2g': machine(24, 340, 'A100-80', 2),
  'a2-ultragpu-4g': machine(48, 680, 'A100-80', 4),
  'a2-ultragpu-8g': machine(96, 1360, 'A100-80', 8),
  'a3-highgpu-8g': machine(208, 1872, 'H100-80', 8),
} as const satisfies Record<string, Machine>;

export type MachineType = keyof typeof machines;
