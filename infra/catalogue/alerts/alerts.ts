import type { AlertEntry } from './alert.ts';
import { gpuAlerts } from './gpus.ts';
import { hostAlerts } from './hosts.ts';
import { monitoringAlerts } from './monitoring.ts';
import { serviceLevelAlerts } from './service-levels.ts';
import { serviceAlerts } from './services.ts';

/** Every alert, in the groups in which Prometheus evaluates them. */
export const alertGroups = {
  'service-levels': serviceLevelAlerts,
  services: serviceAlerts,
  hosts: hostAlerts,
  gpus: gpuAlerts,
  monitoring: monitoringAlerts,
} as const satisfies Readonly<Record<string, readonly AlertEntry[]>>;
