/** What the GPU exporter reads of each GPU: DCGM's field, its type in Prometheus, what it is. */
const counters = [
  ['DCGM_FI_DEV_SM_CLOCK', 'gauge', 'Clock of the processors in MHz'],
  ['DCGM_FI_DEV_GPU_TEMP', 'gauge', 'Temperature in degrees Celsius'],
  ['DCGM_FI_DEV_MEMORY_TEMP', 'gauge', 'Temperature of the memory in degrees Celsius'],
  ['DCGM_FI_DEV_POWER_USAGE', 'gauge', 'Power in watts'],
  ['DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION', 'counter', 'Energy since the start in mJ'],
  ['DCGM_FI_DEV_GPU_UTIL', 'gauge', 'Part of the time in which something ran in percent'],
  ['DCGM_FI_DEV_MEM_COPY_UTIL', 'gauge', 'Part of the time in which memory was read or written in percent'],
  ['DCGM_FI_DEV_FB_FREE', 'gauge', 'Free memory in MiB'],
  ['DCGM_FI_DEV_FB_USED', 'gauge', 'Used memory in MiB'],
  ['DCGM_FI_DEV_FB_RESERVED', 'gauge', 'Memory that the driver keeps in MiB'],
  // By error, within the last five minutes. The field of DCGM itself is the last error, for ever.
  ['DCGM_EXP_XID_ERRORS_COUNT', 'gauge', 'Errors that the driver reported'],
  ['DCGM_EXP_CLOCK_EVENTS_COUNT', 'gauge', 'Times at which something held the clock down'],
  ['DCGM_FI_DEV_ECC_SBE_VOL_TOTAL', 'counter', 'Errors of a single bit since the start; they are mended'],
  ['DCGM_FI_DEV_ECC_DBE_VOL_TOTAL', 'counter', 'Errors of two bits since the start; they are not'],
  ['DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS', 'counter', 'Rows of memory replaced after errors that were not mended'],
  ['DCGM_FI_DEV_ROW_REMAP_FAILURE', 'gauge', 'Whether a row of memory could not be replaced'],
  ['DCGM_FI_DEV_PCIE_REPLAY_COUNTER', 'counter', 'Repeated transfers on the bus'],
  ['DCGM_FI_DRIVER_VERSION', 'label', 'Version of the driver'],
] as const;

/**
 * The list of counters for NVIDIA's exporter. Its own has no counts of errors, and has profiling, for which it would need to be root with
 * the right to administer the system.
 */
export const dcgmCounters = (): string =>
  counters.map(([field, type, help]) => `${field}, ${type}, ${help}.\n`).join('');
