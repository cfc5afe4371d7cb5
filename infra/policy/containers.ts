import { posix } from 'node:path';
import { equals, type Inputs, type Rule, verdict } from './rule.ts';

/** Directories of the host that say or decide too much, with what is in them. */
const systemTrees = [
  'bin',
  'boot',
  'dev',
  'etc',
  'lib',
  'lib32',
  'lib64',
  'proc',
  'root',
  'sbin',
  'sys',
  'usr',
  'var/lib/docker',
];
/** Directories that hold such trees, or the engine's socket. */
const systemRoots = ['/', '/run', '/var', '/var/run', '/var/lib', '/home', '/opt', '/srv', '/tmp'];

function isSystem(source: string): boolean {
  const path = posix.normalize(source).replace(/(?<=.)\/$/, '');
  return (
    systemRoots.includes(path) ||
    path.endsWith('docker.sock') ||
    systemTrees.some((tree) => `${path}/`.startsWith(`/${tree}/`))
  );
}

const hostModes = ['pidMode', 'ipcMode', 'usernsMode', 'networkMode', 'cgroupnsMode'];

/** A container that is created and never started only carries files. */
const whenRun =
  (check: Rule['check']): Rule['check'] =>
  (inputs) =>
    inputs.at('start') === false ? 'pass' : check(inputs);

const sources = (inputs: Inputs): string[] => [
  ...inputs
    .objects('mounts')
    .filter(({ type }) => type === 'bind')
    .map(({ source }) => String(source)),
  ...inputs.objects('volumes').flatMap(({ hostPath }) => (hostPath === undefined ? [] : [String(hostPath)])),
];

/** Rules for containers. */
export const containerRules: readonly Rule[] = [
  {
    number: 52,
    title: 'All capabilities are dropped',
    references: 'D4',
    remediation: 'drop ALL, and add back by name with a reason',
    check: whenRun((inputs) =>
      verdict(inputs.texts('capabilities.drops').includes('ALL') && inputs.texts('capabilities.adds').length === 0),
    ),
  },
  {
    number: 53,
    title: 'Not privileged',
    references: 'D5',
    remediation: 'leave privileged out',
    check: (inputs) => verdict(inputs.at('privileged') !== true),
  },
  {
    number: 54,
    title: 'No system directory and no Docker socket is mounted',
    references: 'D6,32',
    remediation: 'mount a directory of its own',
    check: (inputs) => verdict(!sources(inputs).some(isSystem)),
  },
  {
    number: 55,
    title: 'No namespaces of the host',
    references: 'D10,16,17,21,31',
    remediation: 'leave the modes out',
    check: (inputs) => verdict(hostModes.every((mode) => inputs.at(mode) !== 'host')),
  },
  {
    number: 56,
    title: 'Memory and CPU are limited',
    references: 'D11,12',
    remediation: 'give memory, and cpus or cpuQuota',
    check: whenRun((inputs) =>
      verdict(Number(inputs.at('memory')) > 0 && Number(inputs.at('cpus') ?? inputs.at('cpuQuota')) > 0),
    ),
  },
  {
    number: 57,
    title: 'The root file system is read-only',
    references: 'D13',
    remediation: 'set readOnly, and give tmpfs for what must be written',
    check: whenRun(equals('readOnly', true)),
  },
  {
    number: 58,
    title: 'Published ports name their address',
    references: 'D14',
    remediation: 'give ip, and not 0.0.0.0',
    check: (inputs) =>
      verdict(inputs.objects('ports').every(({ ip }) => typeof ip === 'string' && !['', '0.0.0.0', '::'].includes(ip))),
  },
  {
    number: 59,
    title: 'System calls are filtered',
    references: 'D22',
    remediation: 'leave seccomp on',
    check: (inputs) => verdict(!inputs.texts('securityOpts').some((option) => /seccomp[=:]unconfined/.test(option))),
  },
  {
    number: 60,
    title: 'No new privileges',
    references: 'D26',
    remediation: 'give the security option no-new-privileges:true',
    check: whenRun((inputs) => verdict(inputs.texts('securityOpts').includes('no-new-privileges:true'))),
  },
  {
    number: 61,
    title: 'Has a health check',
    references: 'D27',
    remediation: 'give healthcheck',
    check: whenRun((inputs) => verdict(inputs.texts('healthcheck.tests').length > 1)),
  },
  {
    number: 62,
    title: 'Images are named by digest',
    references: 'D28 own',
    remediation: 'give name@sha256:…',
    check: (inputs) =>
      inputs.at('name') === 'unset' ? 'unknown' : verdict(/(^|@)sha256:[0-9a-f]{64}$/.test(String(inputs.at('name')))),
  },
  {
    number: 63,
    title: 'On a network of its own, not the default bridge',
    references: 'D30',
    remediation: 'give networksAdvanced',
    check: whenRun((inputs) => verdict(inputs.objects('networksAdvanced').length > 0)),
  },
  {
    number: 64,
    title: 'Does not run as root',
    references: '4.1',
    remediation: 'give a user other than root',
    check: whenRun((inputs) => verdict(/^(?!0(:|$))(?!root(:|$))./.test(String(inputs.at('user') ?? '')))),
  },
  {
    number: 65,
    title: 'Restarts are bounded',
    references: 'D15',
    remediation: 'restart on-failure with a maxRetryCount',
    check: whenRun((inputs) =>
      verdict(
        inputs.at('restart') === 'no' ||
          (inputs.at('restart') === 'on-failure' && Number(inputs.at('maxRetryCount')) > 0),
      ),
    ),
  },
];
