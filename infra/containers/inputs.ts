import { posix } from 'node:path';
import type { CommandWord, ServiceEntry } from '../catalogue/services/service.ts';
import { controlGroupOf } from '../model/control-groups.ts';
import type { Environment } from '../model/environment.ts';
import type { Host } from '../model/hosts.ts';
import { labels } from '../model/labels.ts';
import type { Replica } from '../model/placement.ts';
import type { Profile } from '../model/profile.ts';
import { aliasesOf } from '../model/routing.ts';
import type { Service } from '../model/services.ts';
import { goDuration } from './go-duration.ts';
import { type Hardening, hardeningOf } from './hardening.ts';
import { publishedPorts } from './published-ports.ts';

/** What Docker is told of a container, in the provider's terms: plain values, known before anything exists. */
export interface ContainerInputs extends Hardening {
  readonly envs: string[];
  readonly user: string;
  readonly command?: string[];
  readonly memory: number;
  readonly memorySwap: number;
  readonly cpuPeriod: number;
  readonly cpuQuota: number;
  readonly cgroupParent: string;
  readonly restart: string;
  readonly logDriver: string;
  readonly logOpts: Record<string, string>;
  readonly healthcheck: { tests: string[]; interval: string; timeout: string; retries: number; startPeriod: string };
  readonly networkMode: string;
  readonly networksAdvanced: { name: string; aliases: string[] }[];
  readonly ports?: { internal: number; external: number; ip: string; protocol: string }[];
  readonly mounts?: { type: string; source: string; target: string; readOnly: boolean }[];
  readonly tmpfs?: Record<string, string>;
  readonly deviceRequests?: { driver: string; deviceIds: string[] }[];
  readonly labels: { label: string; value: string }[];
  readonly init: boolean;
  readonly mustRun: boolean;
  readonly wait: boolean;
  readonly waitTimeout: number;
  readonly destroyGraceSeconds: number;
  readonly stopSignal?: string;
}

/** Length in microseconds of the time slices of which a container may use its share; the kernel's default. */
const cpuPeriod = 100_000;

/** A limit of cores as Docker's share of a slice: the same as `cpus`, which an engine with fewer cores would refuse. */
export const cpuQuota = (cpus: number): number => Math.round(cpus * cpuPeriod);

/** What the inputs of a container follow from. */
export interface ContainerContext {
  readonly environment: Environment;
  /** Its name among the containers of the host. */
  readonly key: string;
  readonly host: Host;
  readonly replica: Replica;
  readonly service: Service;
  /** Its variables, by name. */
  readonly variables: Readonly<Record<string, string>>;
  /** The URL under which people reach it, if it has any. */
  readonly url: string | undefined;
  readonly volumes: readonly { readonly name: string; readonly target: string; readonly readOnly: boolean }[];
}

/** The inputs of a container but its image and its configuration volume, as policy rules 52 to 65 have it. */
export function containerInputs(context: ContainerContext): ContainerInputs {
  const { environment, host, service, variables } = context;
  const { profile, networks, scope } = environment;
  const { entry, limits, id } = service;
  const memory = Math.round(limits.memoryGib * 1024);
  const ports = entry.publishesPorts ? publishedPorts(environment, host) : [];
  const mounts = mountsOf(context);
  const devices = deviceRequests(context);
  return {
    envs: Object.entries(variables)
      .map(([name, value]) => `${name}=${value}`)
      .sort(),
    user: entry.user,
    ...(entry.command && { command: entry.command.flatMap((word) => commandWord(word, context)) }),
    ...hardeningOf(profile),
    memory,
    // Without a swap limit beside the memory limit every later preview shows a change.
    memorySwap: memory,
    cpuPeriod,
    cpuQuota: cpuQuota(limits.cpus),
    cgroupParent: controlGroupOf(scope, id),
    restart: entry.monitoring ? profile.restart.monitoring : profile.restart.services,
    logDriver: profile.logging.driver,
    logOpts: {
      'max-size': profile.logging.maxSize,
      'max-file': String(profile.logging.maxFiles),
      // They stand beside each line: the collector knows by them whose it is.
      labels: [labels.service, labels.container].join(),
    },
    healthcheck: healthcheck(service, profile.healthCheck),
    // The provider leaves the default bridge only when networksAdvanced stands beside an explicit mode.
    networkMode: 'bridge',
    networksAdvanced: entry.networks.map((network) => ({
      name: networks[network].name,
      aliases: aliasesOf(environment, host.id, service, network),
    })),
    ...(ports.length > 0 && { ports }),
    ...(mounts.length > 0 && { mounts }),
    ...(entry.tmpfs && {
      tmpfs: Object.fromEntries(Object.entries(entry.tmpfs).map(([path, size]) => [path, `size=${size},mode=1777`])),
    }),
    ...(devices && { deviceRequests: [devices] }),
    labels: [
      { label: labels.environment, value: scope.environment },
      { label: labels.service, value: id },
      { label: labels.container, value: context.key },
      { label: labels.update, value: context.replica.update },
    ],
    init: true,
    mustRun: true,
    wait: true,
    waitTimeout: profile.timeouts.startupSeconds + 60,
    destroyGraceSeconds: seconds(entry.stopGracePeriodSeconds, profile),
    ...(entry.stopSignal && { stopSignal: entry.stopSignal }),
  };
}

function healthcheck(
  service: Service,
  { interval, timeout, retries, startPeriod }: Environment['profile']['healthCheck'],
): ContainerInputs['healthcheck'] {
  return {
    tests: healthTest(service),
    interval: goDuration(interval),
    timeout: goDuration(timeout),
    retries,
    startPeriod: goDuration(startPeriod),
  };
}

function healthTest({ entry: { health }, listens }: Service): string[] {
  if ('command' in health) return ['CMD', ...health.command];
  const url = `http://127.0.0.1:${health.port ?? listens}${health.path}`;
  return ['CMD', ...askWith[health.tool], url];
}

/**
 * Asks without any other program: bash opens the connection, and takes only the first line of the answer. It finds host, port
 * and path in the URL, which is its `$0`.
 */
const askWithBash = [
  'url=${0#http://} address=${url%%/*}',
  'exec 3<>"/dev/tcp/${address%:*}/${address#*:}"',
  'printf \'GET /%s HTTP/1.0\\r\\n\\r\\n\' "${url#*/}" >&3',
  'read -r -t 5 _ status _ <&3',
  '[ "$status" = 200 ]',
].join(' && ');

/** The commands that ask the URL behind them, for five seconds at most. */
const askWith = {
  curl: ['curl', '--fail', '--silent', '--max-time', '5', '--output', '/dev/null'],
  wget: ['wget', '-q', '-T', '5', '-O', '/dev/null'],
  bash: ['bash', '-c', askWithBash],
  loki: ['/usr/bin/loki', '-health', '-health.url'],
};

function mountsOf({
  environment: { profile },
  host,
  service,
  volumes,
}: ContainerContext): NonNullable<ContainerInputs['mounts']> {
  const { entry, id, secretFiles, secretsPath } = service;
  const hostPaths = (entry.hostPaths ?? []).filter(({ platform = profile.platform }) => platform === profile.platform);
  return [
    ...volumes.map(({ name, target, readOnly }) => ({ type: 'volume', source: name, target, readOnly })),
    ...(secretFiles.length === 0
      ? []
      : [{ type: 'bind', source: `${host.secretsDirectory}/${id}`, target: secretsPath, readOnly: true }]),
    ...hostPaths.map(({ source, target }) => ({
      type: 'bind',
      source: posix.resolve(host.dataRoot, source),
      target,
      readOnly: true,
    })),
  ];
}

/** Exactly the GPU that placement gave it, by its name in the toolkit's device list (CDI); nothing on an engine whose GPUs are simulated. */
function deviceRequests({
  host,
  replica,
  service,
}: ContainerContext): NonNullable<ContainerInputs['deviceRequests']>[number] | undefined {
  if (!host.hasGpus) return undefined;
  const device = service.entry.allGpus ? 'all' : replica.gpu;
  return device === undefined ? undefined : { driver: 'cdi', deviceIds: [`nvidia.com/gpu=${device}`] };
}

/** A number of seconds, or the timeout of this name. */
const seconds = (amount: ServiceEntry['stopGracePeriodSeconds'], { timeouts }: Profile): number =>
  typeof amount === 'number' ? amount : timeouts[amount];

function commandWord(word: CommandWord, { environment, host, service, url }: ContainerContext): string | string[] {
  const { peers } = service;
  if (typeof word === 'string') return word;
  if ('platform' in word) return word.platform === environment.profile.platform ? word.word : [];
  if ('hasPeers' in word) return word.hasPeers === peers.size > 0 ? word.word : [];
  if ('peers' in word) {
    const addresses = [...peers].filter(([on]) => (on === host.id) === (word.peers === 'self'));
    return addresses.map(([, address]) => `${word.option}=${address}`);
  }
  const value = 'metricsRetention' in word ? environment.profile.metricsRetention[word.metricsRetention] : url;
  return `${word.option}=${value ?? ''}`;
}
