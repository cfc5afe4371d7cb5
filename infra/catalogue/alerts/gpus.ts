import type { AlertEntry } from './alert.ts';

/** Metric with the number of GPUs that each host has. */
export const wantedGpus = 'host:gpus:wanted';

/** Metric with the services that each GPU was given to: what uses its memory. */
export const placedOnGpus = 'gpu:services:placed';

/** GPUs, as DCGM tells of them. The thresholds are a decision: neither a document nor NVIDIA names any. */
export const gpuAlerts: readonly AlertEntry[] = [
  {
    name: 'GpuLost',
    severity: 'critical',
    // An exporter that runs and tells of no GPU has lost all of them.
    expr: () =>
      `${wantedGpus} > on (host) (count by (host) (DCGM_FI_DEV_GPU_TEMP) or 0 * max by (host) (up{service="gpu-exporter"} == 1))`,
    for: '2m',
    summary: '{{ $labels.host }} has fewer GPUs than its {{ $value }}',
    source: 'a decision',
    needs: 'gpus',
  },
  ...(['critical', 'high'] as const).map(
    (severity): AlertEntry => ({
      name: 'GpuHot',
      severity,
      expr: ({ gpuCelsius }) => `DCGM_FI_DEV_GPU_TEMP > ${gpuCelsius[severity]}`,
      for: '5m',
      summary: 'GPU {{ $labels.gpu }} of {{ $labels.host }} has {{ $value }} °C',
      source: 'a decision',
      needs: 'gpus',
    }),
  ),
  {
    name: 'GpuReportsError',
    severity: 'high',
    // 13, 31, 43 and 45 are mistakes of the program that uses the GPU, which its own log tells of (NVIDIA, «XID Errors»).
    expr: () => 'max by (host, gpu, xid) (DCGM_EXP_XID_ERRORS_COUNT{xid!~"0|13|31|43|45"}) > 0',
    for: '0m',
    summary: 'GPU {{ $labels.gpu }} of {{ $labels.host }} reports the error XID {{ $labels.xid }}',
    source: 'NVIDIA, «XID Errors»',
    needs: 'gpus',
  },
  {
    name: 'GpuMemoryFails',
    severity: 'critical',
    expr: () =>
      'increase(DCGM_FI_DEV_ECC_DBE_VOL_TOTAL[15m]) > 0 or on (host, gpu) increase(DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS[15m]) > 0 or on (host, gpu) DCGM_FI_DEV_ROW_REMAP_FAILURE > 0',
    for: '0m',
    summary: 'The memory of GPU {{ $labels.gpu }} of {{ $labels.host }} has errors that it cannot mend',
    source: 'NVIDIA, «GPU Memory Error Management»',
    needs: 'gpus',
  },
  {
    name: 'GpuSlowedDown',
    severity: 'medium',
    expr: () =>
      'max by (host, gpu, clock_event) (DCGM_EXP_CLOCK_EVENTS_COUNT{clock_event=~"sw_thermal|hw_thermal|hw_slowdown|hw_power_brake"}) > 0',
    for: '15m',
    summary: 'GPU {{ $labels.gpu }} of {{ $labels.host }} is slower than it could be: {{ $labels.clock_event }}',
    source: 'a decision',
    needs: 'gpus',
  },
  {
    name: 'GpuMemoryUsed',
    severity: 'medium',
    expr: () => 'DCGM_FI_DEV_FB_USED / (DCGM_FI_DEV_FB_USED + DCGM_FI_DEV_FB_FREE) > 0.95',
    for: '10m',
    summary: 'The memory of GPU {{ $labels.gpu }} of {{ $labels.host }} is {{ $value | humanizePercentage }} used',
    source: 'a decision',
    needs: 'gpus',
  },
];
