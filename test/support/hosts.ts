/** A further host in the cloud, the smallest with an L4, as the stack file has it. */
export const smallHost = (address: string) => ({
  machineType: 'g2-standard-4',
  gpu: { model: 'L4', count: 1 },
  address,
  bootDiskGib: 100,
  dataDiskGib: 100,
});

/** A host without GPUs, as the stack file has it: that of document 003 for staging, 8 virtual CPUs and 16 GiB. */
export const appHost = { machineType: 'n4-highcpu-8', address: '10.10.0.20', bootDiskGib: 100, dataDiskGib: 200 };
