import type { ResourceType } from './resource-type.ts';

/** Docker obeys whoever reaches it: root's rights on the host. */
const readingTakes = 'the way into its host';

/** The types of Docker's provider. */
export const dockerTypes = {
  container: {
    token: 'docker:index/container:Container',
    interrupts: 'its service, unless that is replaced start-first',
    readingTakes,
    rules: [52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 63, 64, 65, 68],
  },
  network: {
    token: 'docker:index/network:Network',
    interrupts: 'the services on it',
    readingTakes,
    noRules: 'nobody is on it whose container does not name it',
  },
  remoteImage: { token: 'docker:index/remoteImage:RemoteImage', readingTakes, rules: [62] },
  volume: {
    token: 'docker:index/volume:Volume',
    holds: 'files',
    importId: '{name}',
    interrupts: 'the services that mount it',
    readingTakes,
    rules: [69],
  },
} as const satisfies Readonly<Record<string, ResourceType>>;
