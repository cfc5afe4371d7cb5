import { posix } from 'node:path';
import { type Inputs, reading } from './inputs.ts';
import { all, any, equals, every, judged, not, type Rule, some } from './rule.ts';

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

function isSystem(source: unknown): boolean {
  const path = posix.normalize(String(source)).replace(/(?<=.)\/$/, '');
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
    any(
      judged(inputs.at('start'), (start) => start === false),
      check(inputs),
    );

const isPositive = (value: unknown): boolean => Number(value) > 0;

/** Directories of the host that a container sees; the kind of a mount that is not known yet may be that. */
const sources = (inputs: Inputs): unknown[] => [
  ...inputs.list('mounts').flatMap((mount) => {
    const type = reading(mount).at('type');
    return type === 'volume' || type === 'tmpfs' ? [] : [reading(mount).at('source')];
  }),
  ...inputs.list('volumes').map((volume) => reading(volume).at('hostPath') ?? ''),
];

/** Rules for containers. */
export const containerRules: readonly Rule[] = [
  {
    number: 52,
    title: 'All capabilities are dropped',
    references: 'D4',
    remediation: 'drop ALL, and add back by name with a reason',
    path: 'capabilities',
    check: whenRun((inputs) =>
      all(
        some(inputs.list('capabilities.drops'), (drop) => drop === 'ALL'),
        every(inputs.list('capabilities.adds'), () => false),
      ),
    ),
  },
  {
    number: 53,
    title: 'Not privileged',
    references: 'D5',
    remediation: 'leave privileged out',
    path: 'privileged',
    check: (inputs) => judged(inputs.at('privileged'), (privileged) => privileged !== true),
  },
  {
    number: 54,
    title: 'No system directory and no Docker socket is mounted',
    references: 'D6,32',
    remediation: 'mount a directory of its own',
    path: 'mounts',
    check: (inputs) => every(sources(inputs), (source) => source === '' || !isSystem(source)),
  },
  {
    number: 55,
    title: 'No namespaces of the host',
    references: 'D10,16,17,21,31',
    remediation: 'leave the modes out',
    path: 'networkMode',
    check: (inputs) =>
      every(
        hostModes.map((mode) => inputs.at(mode)),
        (mode) => mode !== 'host',
      ),
  },
  {
    number: 56,
    title: 'Memory and CPU are limited',
    references: 'D11,12',
    remediation: 'give memory, and cpus or cpuQuota',
    path: 'memory',
    check: whenRun((inputs) =>
      all(
        judged(inputs.at('memory'), isPositive),
        any(judged(inputs.at('cpus'), isPositive), judged(inputs.at('cpuQuota'), isPositive)),
      ),
    ),
  },
  {
    number: 57,
    title: 'The root file system is read-only',
    references: 'D13',
    remediation: 'set readOnly, and give tmpfs for what must be written',
    path: 'readOnly',
    check: whenRun(equals('readOnly', true)),
  },
  {
    number: 58,
    title: 'Published ports name their address',
    references: 'D14',
    remediation: 'give ip, and not 0.0.0.0',
    path: 'ports',
    check: (inputs) =>
      every(
        inputs.list('ports').map((port) => reading(port).at('ip')),
        (ip) => typeof ip === 'string' && !['', '0.0.0.0', '::'].includes(ip),
      ),
  },
  {
    number: 59,
    title: 'System calls are filtered',
    references: 'D22',
    remediation: 'leave seccomp on',
    path: 'securityOpts',
    check: (inputs) => not(some(inputs.list('securityOpts'), (option) => /seccomp[=:]unconfined/.test(String(option)))),
  },
  {
    number: 60,
    title: 'No new privileges',
    references: 'D26',
    remediation: 'give the security option no-new-privileges:true',
    path: 'securityOpts',
    check: whenRun((inputs) => some(inputs.list('securityOpts'), (option) => option === 'no-new-privileges:true')),
  },
  {
    number: 61,
    title: 'Has a health check',
    references: 'D27',
    remediation: 'give healthcheck',
    path: 'healthcheck.tests',
    check: whenRun((inputs) =>
      judged(inputs.at('healthcheck.tests'), (tests) => Array.isArray(tests) && tests.length > 1),
    ),
  },
  {
    number: 62,
    title: 'Images are named by digest',
    references: 'D28 own',
    remediation: 'give name@sha256:…',
    mayExceptAll: true,
    path: 'name',
    check: (inputs) =>
      inputs.at('name') === 'unset'
        ? 'unknown'
        : judged(inputs.at('name'), (name) => /(^|@)sha256:[0-9a-f]{64}$/.test(String(name))),
  },
  {
    number: 63,
    title: 'On a network of its own, not the default bridge',
    references: 'D30',
    remediation: 'give networksAdvanced',
    path: 'networksAdvanced',
    check: whenRun((inputs) =>
      judged(inputs.at('networksAdvanced'), (networks) => Array.isArray(networks) && networks.length > 0),
    ),
  },
  {
    number: 64,
    title: 'Does not run as root',
    references: '4.1',
    remediation: 'give a user other than root',
    path: 'user',
    check: whenRun((inputs) =>
      judged(inputs.at('user'), (user) => /^(?!0(:|$))(?!root(:|$))./.test(String(user ?? ''))),
    ),
  },
  {
    number: 65,
    title: 'Restarts are bounded',
    references: 'D15',
    remediation: 'restart on-failure with a maxRetryCount',
    mayExceptAll: true,
    path: 'restart',
    check: whenRun((inputs) =>
      any(
        equals('restart', 'no')(inputs),
        all(equals('restart', 'on-failure')(inputs), judged(inputs.at('maxRetryCount'), isPositive)),
      ),
    ),
  },
];
