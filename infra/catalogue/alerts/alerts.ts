import type { AlertEntry } from './alert.ts';
import { gpuAlerts } from './gpus.ts';
import { hostAlerts } from './hosts.ts';
import { latencyAlerts } from './latency.ts';
import { latencyLevelAlerts } from './latency-levels.ts';
import { logAlerts } from './logs.ts';
import { monitoringAlerts } from './monitoring.ts';
import { secretAlerts } from './secrets.ts';
import { securityAlerts } from './security.ts';
import { serviceLevelAlerts } from './service-levels.ts';
import { serviceAlerts } from './services.ts';

/** Every alert, in the groups in which Prometheus evaluates them. */
export const alertGroups = {
  'service-levels': [...serviceLevelAlerts, ...latencyLevelAlerts],
  services: serviceAlerts,
  latency: latencyAlerts,
  security: securityAlerts,
  secrets: secretAlerts,
  hosts: hostAlerts,
  gpus: gpuAlerts,
  logs: logAlerts,
  monitoring: monitoringAlerts,
} as const satisfies Readonly<Record<string, readonly AlertEntry[]>>;
