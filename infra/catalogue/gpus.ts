/** A GPU model that hosts may have. */
export interface GpuEntry {
  /** Memory of one GPU, GiB. */
  readonly memoryGib: number;
  /** Its accelerator type in Compute Engine. */
  readonly accelerator: string;
  /** The metric of its quota in a region. */
  readonly quota: string;
  /** The European zones that offer it: region → letters. Zones elsewhere are not listed, and not checked. */
  readonly europeanZones: Readonly<Record<string, string>>;
}

/**
 * GPU models. Sources: Compute Engine's «GPU machine types», «Allocation quotas», «GPU regions and zones»; the zones agree with the
 * catalogue of SkyPilot (`catalogs/v8/gcp/vms.csv`, commit 006059e0, read on 2026-11-22).
 */
export const gpuModels = {
  T4: {
    memoryGib: 16,
    accelerator: 'nvidia-tesla-t4',
    quota: 'NVIDIA_T4_GPUS',
    europeanZones: {
      'europe-central2': 'bc',
      'europe-west1': 'bcd',
      'europe-west2': 'ab',
      'europe-west3': 'b',
      'europe-west4': 'abc',
    },
  },
  L4: {
    memoryGib: 24,
    accelerator: 'nvidia-l4',
    quota: 'NVIDIA_L4_GPUS',
    europeanZones: {
      'europe-west1': 'bc',
      'europe-west2': 'ab',
      'europe-west3': 'ab',
      'europe-west4': 'abc',
      'europe-west6': 'bc',
    },
  },
  'A100-40': {
    memoryGib: 40,
    accelerator: 'nvidia-tesla-a100',
    quota: 'NVIDIA_A100_GPUS',
    europeanZones: { 'europe-west4': 'ab' },
  },
  'A100-80': {
    memoryGib: 80,
    accelerator: 'nvidia-a100-80gb',
    quota: 'NVIDIA_A100_80GB_GPUS',
    europeanZones: { 'europe-west4': 'a' },
  },
  'H100-80': {
    memoryGib: 80,
    accelerator: 'nvidia-h100-80gb',
    quota: 'NVIDIA_H100_GPUS',
    europeanZones: {
      'europe-north1': 'c',
      'europe-west1': 'bc',
      'europe-west2': 'b',
      'europe-west3': 'ac',
      'europe-west4': 'bc',
      'europe-west9': 'c',
    },
  },
} as const satisfies Record<string, GpuEntry>;

export type GpuModel = keyof typeof gpuModels;

/** The European zones that offer a GPU model: `europe-west4-a`. */
export const europeanZonesOf = (model: GpuModel): string[] =>
  Object.entries(gpuModels[model].europeanZones).flatMap(([region, letters]) =>
    [...letters].map((letter) => `${region}-${letter}`),
  );
