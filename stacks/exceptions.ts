import type { PolicyException } from '../infra/model/profile.ts';

/** What the requirement documents themselves ask for is looked at again after a year. */
const asked = { granted: '2026-11-21', expires: '2027-11-21' };
/** What is still to be built, after half of one. */
const notBuilt = { granted: '2026-11-21', expires: '2027-05-21' };

/**
 * Policy rules that environments break on purpose: which rule, what for, why, since when and until when. From the day after, `up` refuses
 * what the exception is about. Rules: docs/policy.md.
 */
const everywhere: readonly PolicyException[] = [
  {
    rule: 65,
    resource: '*',
    reason:
      'requirement documents 000, 003 and 004 (docs/variable-sources.md) ask for the restart policy unless-stopped',
    ...asked,
  },
];

const ofMonitoring: readonly PolicyException[] = [
  {
    rule: 54,
    resource: '{host}-node-exporter',
    reason: 'it reads the metrics of its host from /proc and /sys, and asks its file systems how full they are',
    ...asked,
  },
  {
    rule: 54,
    resource: '{host}-cadvisor',
    reason:
      'it reads the control groups of its host from /sys, and the counts of its network from /proc; the engine’s socket it has not',
    ...asked,
  },
  {
    rule: 54,
    resource: '{host}-collector',
    reason: 'it reads what containers print from the files to which the engine writes it',
    ...asked,
  },
  {
    rule: 64,
    resource: '{host}-collector',
    reason: 'these files are root’s alone; it has no capabilities, and writes to nothing of the host',
    ...asked,
  },
];

/** Of environments on Docker engines alone, without monitoring. */
export const unmonitoredLocalExceptions: readonly PolicyException[] = [
  ...everywhere,
  { rule: 62, resource: '*', reason: 'images of dev and test are built where they run', ...asked },
];

/** Of environments on Docker engines alone. */
export const localExceptions: readonly PolicyException[] = [...unmonitoredLocalExceptions, ...ofMonitoring];

const ownKeys = 'until the environment has keys of its own';

/** Of environments on Google Cloud. */
export const cloudExceptions: readonly PolicyException[] = [
  ...everywhere,
  ...ofMonitoring,
  { rule: 9, resource: '*', reason: `Google’s keys encrypt the disks ${ownKeys}`, ...notBuilt },
  { rule: 39, resource: '*', reason: `Google’s keys encrypt the buckets ${ownKeys}`, ...notBuilt },
  { rule: 43, resource: '*', reason: `Google’s keys encrypt the datasets ${ownKeys}`, ...notBuilt },
  {
    rule: 47,
    resource: '*',
    reason: 'rotation is a number in the stack file until reminders have a topic',
    ...notBuilt,
  },
  {
    rule: 69,
    resource: '*',
    reason: 'jobs that make backups are still to be built',
    ...notBuilt,
  },
];
