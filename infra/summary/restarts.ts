import type { ResourceChange } from './changes.ts';
import { propertyChanges, rootOf } from './values.ts';

/**
 * Properties of a VM that change in place, but only while it is stopped: our hosts allow that (`allowStoppingForUpdate`). Source:
 * `google_compute_instance`, «allow_stopping_for_update».
 */
const stopping: readonly string[] = [
  ...[
    'machineType',
    'minCpuPlatform',
    'serviceAccount',
    'enableDisplay',
    'shieldedInstanceConfig',
    'networkInterfaces',
  ],
  ...['advancedMachineFeatures', 'confidentialInstanceConfig', 'guestAccelerators', 'desiredStatus'],
];

/** Whether a change stops a VM and starts it again. */
export const isRestart = (change: ResourceChange): boolean =>
  change.type === 'gcp:compute/instance:Instance' &&
  change.operation === 'update' &&
  propertyChanges(change).some(({ path }) => stopping.includes(rootOf(path)));
