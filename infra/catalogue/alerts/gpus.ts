import type { AlertEntry } from './alert.ts';

/** Metric with the number of GPUs that each host has. */
export const wantedGpus = 'host:gpus:wanted';

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
    name: 'GpuMemoryUsed',
    severity: 'medium',
    expr: () => 'DCGM_FI_DEV_FB_USED / (DCGM_FI_DEV_FB_USED + DCGM_FI_DEV_FB_FREE) > 0.95',
    for: '10m',
    summary: 'The memory of GPU {{ $labels.gpu }} of {{ $labels.host }} is {{ $value | humanizePercentage }} used',
    source: 'a decision',
    needs: 'gpus',
  },
];
