import type { Dashboard } from './dashboard.ts';

const on = 'host=~"$host"';
const disks = `${on}, fstype!~"tmpfs|overlay|squashfs"`;

/** The machines: processor, memory, disks. */
export const hosts: Dashboard = {
  id: 'hosts',
  title: 'Hosts',
  filters: ['host'],
  rows: [
    {
      title: 'Processor and memory',
      panels: [
        {
          title: 'Processor',
          as: 'lines',
          unit: 'percentunit',
          queries: { '{{host}}': `1 - avg by (host) (rate(node_cpu_seconds_total{mode="idle", ${on}}[5m]))` },
          limits: [0.8, 0.9],
        },
        {
          title: 'Programs that run or wait',
          as: 'lines',
          unit: 'short',
          queries: { '{{host}}': `node_load5{${on}}` },
        },
        {
          title: 'Memory',
          as: 'lines',
          unit: 'percentunit',
          queries: { '{{host}}': `1 - node_memory_MemAvailable_bytes{${on}} / node_memory_MemTotal_bytes{${on}}` },
          limits: [0.8, 0.9],
        },
        {
          title: 'Processes that were ended for want of memory',
          as: 'lines',
          unit: 'short',
          queries: { '{{host}}': `increase(node_vmstat_oom_kill{${on}}[5m])` },
        },
      ],
    },
    {
      title: 'Disks',
      panels: [
        {
          title: 'Full',
          as: 'lines',
          unit: 'percentunit',
          queries: {
            '{{host}} {{mountpoint}}': `1 - node_filesystem_avail_bytes{${disks}} / node_filesystem_size_bytes{${disks}}`,
          },
          limits: [0.8, 0.95],
        },
        {
          title: 'Files',
          as: 'lines',
          unit: 'percentunit',
          queries: {
            '{{host}} {{mountpoint}}': `1 - node_filesystem_files_free{${disks}} / node_filesystem_files{${disks}}`,
          },
          limits: [0.8, 0.95],
        },
        {
          title: 'Read and written',
          as: 'lines',
          unit: 'Bps',
          queries: {
            'read, {{host}} {{device}}': `rate(node_disk_read_bytes_total{${on}}[5m])`,
            'written, {{host}} {{device}}': `rate(node_disk_written_bytes_total{${on}}[5m])`,
          },
        },
        {
          title: 'Seconds of waiting a second',
          as: 'lines',
          unit: 'short',
          queries: { '{{host}} {{device}}': `rate(node_disk_io_time_weighted_seconds_total{${on}}[5m])` },
        },
      ],
    },
    {
      title: 'Network',
      panels: [
        {
          title: 'Bytes',
          as: 'lines',
          unit: 'Bps',
          queries: {
            'in, {{host}} {{interface}}': `rate(container_network_receive_bytes_total{id="/", ${on}}[5m])`,
            'out, {{host}} {{interface}}': `rate(container_network_transmit_bytes_total{id="/", ${on}}[5m])`,
          },
        },
        {
          title: 'Errors and dropped packets',
          as: 'lines',
          unit: 'short',
          queries: {
            'errors, {{host}} {{interface}}': `rate(container_network_receive_errors_total{id="/", ${on}}[5m]) + rate(container_network_transmit_errors_total{id="/", ${on}}[5m])`,
            'dropped, {{host}} {{interface}}': `rate(container_network_receive_packets_dropped_total{id="/", ${on}}[5m]) + rate(container_network_transmit_packets_dropped_total{id="/", ${on}}[5m])`,
          },
        },
      ],
    },
  ],
};
