import type { AlertEntry } from './alert.ts';

const source = 'document 003, «Seuils d’alerte»';
const memoryUsed = '1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes';
const processorUsed = '1 - avg by (host) (rate(node_cpu_seconds_total{mode="idle"}[5m]))';

/** Of the file systems on disks: what is free, and what there is. */
const fileSystems = {
  bytes: ['node_filesystem_avail_bytes{fstype!="tmpfs"}', 'node_filesystem_size_bytes{fstype!="tmpfs"}'],
  // Some have no fixed number of them, and say that it is 0.
  files: ['node_filesystem_files_free{fstype!="tmpfs"}', '(node_filesystem_files{fstype!="tmpfs"} > 0)'],
} as const;

/** Disks of which somebody must make room. Thresholds and times: node mixin, NodeFilesystem…; without its clause for read-only ones, as which some versions see all. */
const diskAlerts = (['bytes', 'files'] as const).flatMap((what): AlertEntry[] => {
  const [nearlyFull, fillsUp] =
    what === 'bytes' ? ['HostDiskNearlyFull', 'HostDiskFillsUp'] : ['HostInodesNearlyFull', 'HostInodesFillUp'];
  const of = what === 'bytes' ? 'the disk {{ $labels.device }}' : 'the inodes of the disk {{ $labels.device }}';
  const [available, size] = fileSystems[what];
  const free = `min by (host, device) (${available} / ${size})`;
  const later = (hours: number) => `min by (host, device) (predict_linear(${available}[6h], ${hours} * 3600))`;
  const source = 'node mixin, NodeFilesystem…';
  return [
    ...(
      [
        ['critical', 0.03],
        ['high', 0.05],
      ] as const
    ).map(([severity, least]) => ({
      name: nearlyFull,
      severity,
      expr: () => `${free} < ${least}`,
      for: '30m',
      summary: `{{ $value | humanizePercentage }} of ${of} of {{ $labels.host }} are free`,
      source,
    })),
    ...(
      [
        ['high', 0.2, 4],
        ['medium', 0.4, 24],
      ] as const
    ).map(([severity, least, hours]) => ({
      name: fillsUp,
      severity,
      expr: () => `${free} < ${least} and ${later(hours)} < 0`,
      for: '1h',
      summary: `In ${hours} hours ${of} of {{ $labels.host }} will be used up, if it goes on like this`,
      source,
    })),
  ];
});

/** The machines. */
export const hostAlerts: readonly AlertEntry[] = [
  {
    name: 'HostDown',
    severity: 'critical',
    // One program that ended is no host that did.
    expr: () => 'max by (host) (up) == 0',
    for: '2m',
    summary: 'Nothing on {{ $labels.host }} answers',
    source,
  },
  {
    name: 'HostUnitFailed',
    severity: 'medium',
    expr: () => 'node_systemd_unit_state{state="failed"} == 1',
    for: '5m',
    summary: '{{ $labels.name }} on {{ $labels.host }} has failed',
    source: 'node mixin, NodeSystemdServiceFailed',
  },
  {
    name: 'HostConnectionsUsed',
    severity: 'medium',
    expr: () => 'node_nf_conntrack_entries / node_nf_conntrack_entries_limit > 0.75',
    for: '5m',
    summary: '{{ $value | humanizePercentage }} of the connections that {{ $labels.host }} can follow are used',
    source: 'node mixin, NodeHighNumberConntrackEntriesUsed',
  },
  {
    name: 'HostMetricsOld',
    severity: 'medium',
    expr: () => 'time() - node_textfile_mtime_seconds > 600 or node_textfile_scrape_error > 0',
    for: '10m',
    summary: '{{ $labels.host }} no longer writes down its units and connections',
    source: 'node mixin, NodeTextFileCollectorScrapeError',
  },
  {
    name: 'HostNetworkErrors',
    severity: 'medium',
    expr: () =>
      ['receive', 'transmit']
        .map((way) => [
          `container_network_${way}_errors_total{id="/"}`,
          `container_network_${way}_packets_total{id="/"}`,
        ])
        .map(([errors, packets]) => `rate(${errors}[5m]) / (rate(${packets}[5m]) > 1) > 0.01`)
        .join(' or '),
    for: '1h',
    summary:
      '{{ $value | humanizePercentage }} of the packets of {{ $labels.host }} on {{ $labels.interface }} had errors',
    source: 'node mixin, NodeNetworkReceiveErrs and NodeNetworkTransmitErrs',
  },
  ...(['medium', 'low'] as const).map(
    (severity): AlertEntry => ({
      name: 'HostMemoryUsed',
      severity,
      expr: ({ use }) => `${memoryUsed} > ${use[severity]}`,
      for: '15m',
      summary: '{{ $value | humanizePercentage }} of the memory of {{ $labels.host }} is used',
      source: `${source}; 15 minutes: node mixin, NodeMemoryHighUtilization`,
    }),
  ),
  {
    name: 'HostProcessorUsed',
    severity: 'low',
    expr: ({ use }) => `${processorUsed} > ${use.low}`,
    for: '15m',
    summary: 'The processors of {{ $labels.host }} are {{ $value | humanizePercentage }} busy',
    source: `${source}; 15 minutes: node mixin, NodeCPUHighUsage`,
  },
  {
    name: 'HostDiskBusy',
    severity: 'medium',
    expr: () => 'rate(node_disk_io_time_weighted_seconds_total[5m]) > 10',
    for: '30m',
    summary: 'Ten requests and more wait for the disk {{ $labels.device }} of {{ $labels.host }}',
    source: 'node mixin, NodeDiskIOSaturation',
  },
  ...diskAlerts,
  {
    name: 'HostEndsProcesses',
    severity: 'high',
    expr: () => 'increase(node_vmstat_oom_kill[30m]) > 0',
    for: '0m',
    summary: 'For want of memory {{ $labels.host }} has ended a process',
    source: 'awesome-prometheus-alerts (CC BY 4.0), HostOomKillDetected',
  },
  {
    name: 'HostClockWrong',
    severity: 'medium',
    expr: () =>
      'abs(node_timex_offset_seconds) > 0.05 or (min_over_time(node_timex_sync_status[5m]) == 0 and node_timex_maxerror_seconds >= 16)',
    for: '10m',
    summary: 'The clock of {{ $labels.host }} is wrong, or nothing sets it',
    source: 'node mixin, NodeClockSkewDetected and NodeClockNotSynchronising',
  },
  {
    name: 'HostFilesUsed',
    severity: 'medium',
    expr: () => 'node_filefd_allocated / node_filefd_maximum > 0.7',
    for: '15m',
    summary: '{{ $value | humanizePercentage }} of the files that {{ $labels.host }} can have open are open',
    source: 'node mixin, NodeFileDescriptorLimit',
  },
];
