/** A further host in the cloud, the smallest with an L4, as the stack file has it. */
export const smallHost = (address: string) => ({
  machineType: 'g2-standard-4',
  gpu: { model: 'L4', count: 1 },
  address,
  bootDiskGib: 100,
  dataDiskGib: 100,
});
