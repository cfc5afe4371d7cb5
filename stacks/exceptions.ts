import type { PolicyException } from '../infra/model/profile.ts';

/** Policy rules that environments break on purpose: which rule, what for, why, and since when. Rules: docs/policy.md. */
const exception = (rule: number, resource: string, reason: string, granted: string): PolicyException => ({
  rule,
  resource,
  reason,
  granted,
});

const everywhere = [
  exception(
    65,
    '*',
    'requirement documents 000, 003 and 004 (docs/variable-sources.md) ask for the restart policy unless-stopped',
    '2026-11-21',
  ),
];

const ofMonitoring = [
  exception(54, 'node-exporter', 'it reads the metrics of its host from /proc and /sys', '2026-11-21'),
];

/** Of environments on Docker engines alone, without monitoring. */
export const unmonitoredLocalExceptions: readonly PolicyException[] = [
  ...everywhere,
  exception(62, '*', 'images of dev and test are built where they run', '2026-11-21'),
];

/** Of environments on Docker engines alone. */
export const localExceptions: readonly PolicyException[] = [...unmonitoredLocalExceptions, ...ofMonitoring];

/** Of environments on Google Cloud. */
export const cloudExceptions: readonly PolicyException[] = [
  ...everywhere,
  ...ofMonitoring,
  exception(9, '*', 'Google’s keys encrypt the disks until the environment has keys of its own', '2026-11-21'),
  exception(39, '*', 'Google’s keys encrypt the buckets until the environment has keys of its own', '2026-11-21'),
  exception(43, '*', 'Google’s keys encrypt the datasets until the environment has keys of its own', '2026-11-21'),
  exception(47, '*', 'rotation is a number in the stack file until reminders have a topic', '2026-11-21'),
];
