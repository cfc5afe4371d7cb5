import type { ResourceType } from './resource-type.ts';

/** The types of Docker's provider. */
export const dockerTypes = {
  container: {
    token: 'docker:index/container:Container',
    interrupts: 'its service, unless that is replaced start-first',
    rules: [52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 63, 64, 65],
  },
  network: { token: 'docker:index/network:Network', interrupts: 'the services on it' },
  remoteImage: { token: 'docker:index/remoteImage:RemoteImage', rules: [62] },
  volume: {
    token: 'docker:index/volume:Volume',
    holds: 'files',
    importId: '{name}',
    interrupts: 'the services that mount it',
  },
} as const satisfies Readonly<Record<string, ResourceType>>;
