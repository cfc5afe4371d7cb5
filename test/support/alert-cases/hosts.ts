import type { AlertCase, Series } from './alert-case.ts';

const host = '{host="jobmatch-prod-vm"}';
const upOf = (service: string) => `up{service="${service}",host="jobmatch-prod-vm"}`;
const memory = (available: number): Series => ({
  [`node_memory_MemAvailable_bytes${host}`]: `${available}x20`,
  [`node_memory_MemTotal_bytes${host}`]: '100x20',
});
/** A disk with so many of a hundred free; a file system in memory is none. */
const disk = (what: 'bytes' | 'files', left: string): Series => {
  const [available, size] =
    what === 'bytes'
      ? ['node_filesystem_avail_bytes', 'node_filesystem_size_bytes']
      : ['node_filesystem_files_free', 'node_filesystem_files'];
  const at = (device: string, fstype: string) =>
    `{device="${device}",fstype="${fstype}",host="jobmatch-prod-vm",mountpoint="/"}`;
  const minutes = Number(left.split('x')[1]);
  return {
    [available + at('/dev/sda1', 'ext4')]: left,
    [size + at('/dev/sda1', 'ext4')]: `100x${minutes}`,
    [available + at('tmpfs', 'tmpfs')]: `0x${minutes}`,
    [size + at('tmpfs', 'tmpfs')]: `100x${minutes}`,
  };
};
const clock = (synchronised: number, error: number, offset: number): Series => ({
  [`node_timex_sync_status${host}`]: `${synchronised}x20`,
  [`node_timex_maxerror_seconds${host}`]: `${error}x20`,
  [`node_timex_offset_seconds${host}`]: `${offset}x20`,
});

/** A thousand packets a minute, so many in a hundred of which have errors. */
const packets = (way: string, percent: number): Series => ({
  [`container_network_${way}_packets_total{host="jobmatch-prod-vm",id="/",interface="eth0"}`]: '0+1000x80',
  [`container_network_${way}_errors_total{host="jobmatch-prod-vm",id="/",interface="eth0"}`]: `0+${percent * 10}x80`,
});

export const hostCases: readonly AlertCase[] = [
  {
    alert: 'HostDown',
    severity: 'critical',
    about: 'host="jobmatch-prod-vm"',
    atMinute: 4,
    fires: { [upOf('node-exporter')]: '0x5', [upOf('flux')]: '0x5' },
    // One program that ended is no host that did.
    quiet: { [upOf('node-exporter')]: '0x5', [upOf('flux')]: '1x5' },
  },
  {
    alert: 'HostMemoryUsed',
    severity: 'medium',
    about: 'host="jobmatch-prod-vm"',
    atMinute: 16,
    fires: memory(5),
    quiet: memory(15),
  },
  {
    alert: 'HostMemoryUsed',
    severity: 'low',
    about: 'host="jobmatch-prod-vm"',
    atMinute: 16,
    fires: memory(15),
    quiet: memory(25),
  },
  {
    alert: 'HostProcessorUsed',
    severity: 'low',
    about: 'host="jobmatch-prod-vm"',
    atMinute: 25,
    fires: { 'node_cpu_seconds_total{host="jobmatch-prod-vm",cpu="0",mode="idle"}': '0+6x30' },
    quiet: { 'node_cpu_seconds_total{host="jobmatch-prod-vm",cpu="0",mode="idle"}': '0+30x30' },
  },
  {
    alert: 'HostDiskBusy',
    severity: 'medium',
    about: 'device="sda"',
    atMinute: 40,
    fires: { 'node_disk_io_time_weighted_seconds_total{device="sda"}': '0+700x40' },
    quiet: { 'node_disk_io_time_weighted_seconds_total{device="sda"}': '0+500x40' },
  },
  ...(['bytes', 'files'] as const).flatMap((what): AlertCase[] => {
    const [nearlyFull, fillsUp] =
      what === 'bytes' ? ['HostDiskNearlyFull', 'HostDiskFillsUp'] : ['HostInodesNearlyFull', 'HostInodesFillUp'];
    const about = 'device="/dev/sda1"';
    return [
      {
        alert: nearlyFull,
        severity: 'critical',
        about,
        atMinute: 35,
        fires: disk(what, '2x40'),
        quiet: disk(what, '4x40'),
      },
      {
        alert: nearlyFull,
        severity: 'high',
        about,
        atMinute: 35,
        fires: disk(what, '4x40'),
        quiet: disk(what, '6x40'),
      },
      {
        alert: fillsUp,
        severity: 'high',
        about,
        atMinute: 180,
        fires: disk(what, '19-0.08x180'),
        quiet: disk(what, '19x180'),
      },
      {
        alert: fillsUp,
        severity: 'medium',
        about,
        atMinute: 180,
        fires: disk(what, '39-0.05x180'),
        quiet: disk(what, '60-0.05x180'),
      },
    ];
  }),
  {
    alert: 'HostEndsProcesses',
    severity: 'high',
    about: 'host="jobmatch-prod-vm"',
    atMinute: 10,
    fires: { [`node_vmstat_oom_kill${host}`]: '3 3 3 4x10' },
    quiet: { [`node_vmstat_oom_kill${host}`]: '3x10' },
  },
  {
    alert: 'HostClockWrong',
    severity: 'medium',
    about: 'host="jobmatch-prod-vm"',
    atMinute: 20,
    fires: clock(0, 16, 0),
    quiet: clock(1, 16, 0.04),
  },
  {
    alert: 'HostClockWrong',
    severity: 'medium',
    about: 'host="jobmatch-prod-vm"',
    atMinute: 20,
    fires: clock(1, 0, -0.06),
    quiet: clock(0, 15, -0.04),
  },
  {
    alert: 'HostFilesUsed',
    severity: 'medium',
    about: 'host="jobmatch-prod-vm"',
    atMinute: 20,
    fires: { [`node_filefd_allocated${host}`]: '71x20', [`node_filefd_maximum${host}`]: '100x20' },
    quiet: { [`node_filefd_allocated${host}`]: '69x20', [`node_filefd_maximum${host}`]: '100x20' },
  },
  {
    alert: 'HostUnitFailed',
    severity: 'medium',
    about: 'name="docker.service"',
    atMinute: 10,
    fires: { 'node_systemd_unit_state{host="jobmatch-prod-vm",name="docker.service",state="failed"}': '1x10' },
    quiet: { 'node_systemd_unit_state{host="jobmatch-prod-vm",name="docker.service",state="failed"}': '1x3 _x10' },
  },
  {
    alert: 'HostConnectionsUsed',
    severity: 'medium',
    about: 'host="jobmatch-prod-vm"',
    atMinute: 10,
    fires: { [`node_nf_conntrack_entries${host}`]: '80x10', [`node_nf_conntrack_entries_limit${host}`]: '100x10' },
    quiet: { [`node_nf_conntrack_entries${host}`]: '70x10', [`node_nf_conntrack_entries_limit${host}`]: '100x10' },
  },
  {
    alert: 'HostMetricsOld',
    severity: 'medium',
    about: 'host="jobmatch-prod-vm"',
    atMinute: 25,
    fires: { [`node_textfile_mtime_seconds${host}`]: '60x30' },
    quiet: { [`node_textfile_mtime_seconds${host}`]: '0+60x30' },
  },
  {
    alert: 'HostMetricsOld',
    severity: 'medium',
    about: 'host="jobmatch-prod-vm"',
    atMinute: 25,
    fires: { [`node_textfile_scrape_error${host}`]: '1x30' },
    quiet: { [`node_textfile_scrape_error${host}`]: '0x30' },
  },
  ...(['receive', 'transmit'] as const).map(
    (way): AlertCase => ({
      alert: 'HostNetworkErrors',
      severity: 'medium',
      about: 'host="jobmatch-prod-vm",interface="eth0"',
      atMinute: 75,
      fires: packets(way, 2),
      quiet: packets(way, 0.5),
    }),
  ),
];
