import { type GpuModel, gpuModels, type MachineType, machines } from '../catalogue/machines.ts';
import type { CloudConfig, Config, LocalConfig } from '../config/schema.ts';
import { type NameScope, names } from './names.ts';

/** A GPU of a host. */
export interface Gpu {
  readonly model: string;
  readonly memoryGib: number;
  /** Counts in placement, but no device is given to containers. */
  readonly simulated: boolean;
}

/** What placement knows of a host. */
export interface Capacity {
  readonly id: string;
  /** What the host is, for messages: its machine type, or the engine. */
  readonly kind: string;
  readonly cpus: number;
  readonly memoryGib: number;
  readonly gpus: readonly Gpu[];
}

/** A host that runs containers. */
export interface Host extends Capacity {
  /** Name of its VM (seed 001), or `dev-gpu-0` for an engine that is no VM of ours. */
  readonly name: string;
  /** Address on which its gateway publishes ports. */
  readonly address: string;
  /** How other hosts and people reach it. */
  readonly hostname: string;
  /** Its Docker engine, as the provider is told. */
  readonly engine: { readonly host: string; readonly sshOpts: readonly string[] };
  /** It has GPUs to give to containers; simulated ones are not. */
  readonly hasGpus: boolean;
  /** Directory of the host with a folder of secrets for each service. */
  readonly secretsDirectory: string;
  /** Seconds that it may take from its start until containers can be made on it. */
  readonly readyWithinSeconds: number;
  /** The VM to make, where the host is one of ours. */
  readonly vm?: {
    readonly machineType: string;
    readonly accelerator: { readonly type: string; readonly count: number };
    readonly bootDiskGib: number;
    readonly dataDiskGib: number;
  };
}

type HostConfig = LocalConfig['hosts'][string] | CloudConfig['hosts'][string];

/** Hosts in the order of their numbers: the order in which they are filled, so that a later one moves nothing. */
const inOrder = <T>(hosts: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(hosts).sort(([a], [b]) => Number(a.slice('gpu-'.length)) - Number(b.slice('gpu-'.length)));

/** What the configured hosts can carry, in the order in which they are filled. */
export function capacities(hosts: Readonly<Record<string, HostConfig>>): Capacity[] {
  return inOrder(hosts).map(([id, host]) => capacity(id, host));
}

function capacity(id: string, host: HostConfig): Capacity {
  const gpu: Gpu =
    'memoryGib' in host.gpu
      ? { model: host.gpu.model, memoryGib: host.gpu.memoryGib, simulated: true }
      : { model: host.gpu.model, memoryGib: gpuModels[host.gpu.model as GpuModel].memoryGib, simulated: false };
  const gpus = Array.from({ length: host.gpu.count }, () => gpu);
  if ('machineType' in host) {
    const { cpus, memoryGib } = machines[host.machineType as MachineType];
    return { id, kind: host.machineType, cpus, memoryGib, gpus };
  }
  return { id, kind: 'Docker engine', cpus: host.cpus, memoryGib: host.memoryGib, gpus };
}

/** The hosts of an environment. */
export function hostsOf(config: Config, scope: NameScope): Host[] {
  if ('zone' in config) return inOrder(config.hosts).map(([id, host]) => cloudHost(id, host, config, scope));
  return inOrder(config.hosts).map(([id, host]) => ({
    ...capacity(id, host),
    name: `${scope.environment}-${id}`,
    address: host.address,
    hostname: host.address === '127.0.0.1' ? 'localhost' : host.address,
    engine: { host: host.docker, sshOpts: [] },
    hasGpus: host.gpu.model !== 'simulated',
    secretsDirectory: host.secretsDirectory,
    readyWithinSeconds: host.readyWithinSeconds,
  }));
}

function cloudHost(id: string, host: CloudConfig['hosts'][string], config: CloudConfig, scope: NameScope): Host {
  const name = names.vm(scope, id);
  return {
    ...capacity(id, host),
    name,
    address: host.address,
    hostname: `${name}.${config.zone}.c.${config.project}.internal`,
    hasGpus: true,
    engine: {
      host: `ssh://${name}`,
      sshOpts: ['-o', `ProxyCommand=${iapTunnel(name, config)}`, ...hostKeys],
    },
    secretsDirectory: '/run/genai/secrets',
    readyWithinSeconds: host.readyWithinSeconds,
    vm: {
      machineType: host.machineType,
      accelerator: { type: gpuModels[host.gpu.model as GpuModel].accelerator, count: host.gpu.count },
      bootDiskGib: host.bootDiskGib,
      dataDiskGib: host.dataDiskGib,
    },
  };
}

/** A replaced VM has another key; which VM answers, Identity-Aware Proxy vouches for by project, zone and name. */
const hostKeys = ['-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null', '-o', 'LogLevel=ERROR'];

/** ssh goes through Identity-Aware Proxy: the hosts have no public address. Source: gcloud's `start-iap-tunnel`. */
const iapTunnel = (vm: string, { project, zone }: CloudConfig): string =>
  `gcloud compute start-iap-tunnel ${vm} 22 --listen-on-stdin --project=${project} --zone=${zone} --verbosity=warning`;
