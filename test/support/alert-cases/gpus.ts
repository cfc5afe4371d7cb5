import type { AlertCase, Series } from './alert-case.ts';

const gpu = '{gpu="0",host="jobmatch-prod-vm"}';
const exporter: Series = { 'up{service="gpu-exporter",host="jobmatch-prod-vm"}': '1x5' };

export const gpuCases: readonly AlertCase[] = [
  {
    alert: 'GpuLost',
    severity: 'critical',
    about: 'host="jobmatch-prod-vm"',
    atMinute: 4,
    fires: { [`DCGM_FI_DEV_GPU_TEMP${gpu}`]: '50x5', ...exporter },
    quiet: {
      [`DCGM_FI_DEV_GPU_TEMP${gpu}`]: '50x5',
      [`DCGM_FI_DEV_GPU_TEMP${gpu.replace('0', '1')}`]: '50x5',
      ...exporter,
    },
  },
  {
    alert: 'GpuLost',
    severity: 'critical',
    about: 'host="jobmatch-prod-vm"',
    atMinute: 4,
    fires: exporter,
    // Nothing is known of its GPUs.
    quiet: { 'up{service="gpu-exporter",host="jobmatch-prod-vm"}': '0x5' },
  },
  {
    alert: 'GpuHot',
    severity: 'critical',
    about: 'gpu="0"',
    atMinute: 7,
    fires: { [`DCGM_FI_DEV_GPU_TEMP${gpu}`]: '91x8' },
    quiet: { [`DCGM_FI_DEV_GPU_TEMP${gpu}`]: '90x8' },
  },
  {
    alert: 'GpuHot',
    severity: 'high',
    about: 'gpu="0"',
    atMinute: 7,
    fires: { [`DCGM_FI_DEV_GPU_TEMP${gpu}`]: '86x8' },
    quiet: { [`DCGM_FI_DEV_GPU_TEMP${gpu}`]: '85x8' },
  },
  {
    alert: 'GpuReportsError',
    severity: 'high',
    about: 'gpu="0",xid="79"',
    atMinute: 3,
    fires: { [`DCGM_EXP_XID_ERRORS_COUNT${gpu.replace('}', ',xid="79"}')}`]: '0 1x5' },
    // The program that used it made a mistake.
    quiet: { [`DCGM_EXP_XID_ERRORS_COUNT${gpu.replace('}', ',xid="31"}')}`]: '0 1x5' },
  },
  {
    alert: 'GpuMemoryFails',
    severity: 'critical',
    about: 'gpu="0"',
    atMinute: 8,
    fires: { [`DCGM_FI_DEV_ECC_DBE_VOL_TOTAL${gpu}`]: '2x5 3x5' },
    quiet: { [`DCGM_FI_DEV_ECC_DBE_VOL_TOTAL${gpu}`]: '2x10', [`DCGM_FI_DEV_ROW_REMAP_FAILURE${gpu}`]: '0x10' },
  },
  {
    alert: 'GpuMemoryFails',
    severity: 'critical',
    about: 'gpu="0"',
    atMinute: 8,
    fires: { [`DCGM_FI_DEV_ROW_REMAP_FAILURE${gpu}`]: '1x10' },
    quiet: { [`DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS${gpu}`]: '4x10' },
  },
  {
    alert: 'GpuSlowedDown',
    severity: 'medium',
    about: 'gpu="0"',
    atMinute: 18,
    fires: { [`DCGM_EXP_CLOCK_EVENTS_COUNT${gpu.replace('}', ',clock_event="hw_thermal"}')}`]: '12x20' },
    quiet: { [`DCGM_EXP_CLOCK_EVENTS_COUNT${gpu.replace('}', ',clock_event="gpu_idle"}')}`]: '12x20' },
  },
  {
    alert: 'GpuMemoryUsed',
    severity: 'medium',
    about: 'gpu="0"',
    atMinute: 12,
    fires: { [`DCGM_FI_DEV_FB_USED${gpu}`]: '96x15', [`DCGM_FI_DEV_FB_FREE${gpu}`]: '4x15' },
    quiet: { [`DCGM_FI_DEV_FB_USED${gpu}`]: '90x15', [`DCGM_FI_DEV_FB_FREE${gpu}`]: '10x15' },
  },
];
