import { type GpuModel, gpuModels } from '../catalogue/gpus.ts';
import type { HostKind } from '../catalogue/hosts.ts';
import { hostKinds } from '../catalogue/hosts.ts';
import { type Machine, machines } from '../catalogue/machines.ts';
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
  /** Its key in the stack file: `gpu-0`. */
  readonly id: string;
  readonly kind: HostKind;
  /** Its machine type, or that it is an engine, for messages. */
  readonly machine: string;
  readonly cpus: number;
  readonly memoryGib: number;
  readonly gpus: readonly Gpu[];
}

/** A host that runs containers. */
export interface Host extends Capacity {
  /** Name of its VM (document 001), or `dev-gpu-0` for an engine that is no VM of ours. */
  readonly name: string;
  /** IPv4 address on which its gateway publishes ports. */
  readonly address: string;
  /** How other hosts and people reach it: a DNS name, or its address. */
  readonly hostname: string;
  /** Its Docker engine, as the provider is told. */
  readonly engine: { readonly host: string; readonly sshOpts: readonly string[] };
  /** It has GPUs to give to containers; simulated ones are not. */
  readonly hasGpus: boolean;
  /** Directory of the host with a folder of secrets for each service. */
  readonly secretsDirectory: string;
  /** Directory of the host in which its engine keeps its data. */
  readonly dataRoot: string;
  /** Seconds that it may take from its start until containers can be made on it. */
  readonly readyWithinSeconds: number;
  /** The VM to make, where the host is one of ours. */
  readonly vm?: Vm;
}

/** A VM of Compute Engine. */
export interface Vm {
  readonly zone: string;
  readonly machineType: string;
  /** Accelerator type and number of its GPUs, where it has any. */
  readonly accelerator?: { readonly type: string; readonly count: number };
  readonly diskType: Machine['diskType'];
  /** Sizes of the disks, GiB. */
  readonly bootDiskGib: number;
  readonly dataDiskGib: number;
}

type LocalHostConfig = LocalConfig['hosts'][string];
type CloudHostConfig = CloudConfig['hosts'][string];
type HostConfig = LocalHostConfig | CloudHostConfig;

/** The kind and the number in a host's id. */
function partsOf(id: string): { kind: HostKind; number: number } {
  const [kind = '', number = ''] = id.split('-');
  return { kind: hostKinds.find((one) => one === kind) ?? 'app', number: Number(number) };
}

/** Hosts by kind, and in the order of their numbers: the order in which they are filled, so that a later one of its kind moves nothing. */
const inOrder = <T>(hosts: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(hosts).sort(([a], [b]) => {
    const [one, other] = [partsOf(a), partsOf(b)];
    return hostKinds.indexOf(one.kind) - hostKinds.indexOf(other.kind) || one.number - other.number;
  });

/** What the configured hosts can carry, in the order in which they are filled. */
export function capacities(hosts: Readonly<Record<string, HostConfig>>): Capacity[] {
  return inOrder(hosts).map(([id, host]) => capacity(id, host));
}

function capacity(id: string, host: HostConfig): Capacity {
  const { kind } = partsOf(id);
  const gpus = gpusOf(host.gpu);
  if ('machineType' in host) {
    const { cpus = 0, memoryGib = 0 } = machines[host.machineType] ?? {};
    return { id, kind, machine: host.machineType, cpus, memoryGib, gpus };
  }
  return { id, kind, machine: 'Docker engine', cpus: host.cpus, memoryGib: host.memoryGib, gpus };
}

function gpusOf(gpu: HostConfig['gpu']): Gpu[] {
  if (gpu === undefined) return [];
  const { model, count } = gpu;
  const one: Gpu =
    'memoryGib' in gpu
      ? { model, memoryGib: gpu.memoryGib, simulated: true }
      : { model, memoryGib: gpuModels[model as GpuModel].memoryGib, simulated: false };
  return Array.from({ length: count }, () => one);
}

/** The hosts of an environment. */
export function hostsOf(config: Config, scope: NameScope): Host[] {
  if ('zone' in config) return inOrder(config.hosts).map(([id, host]) => cloudHost(id, host, config, scope));
  return inOrder(config.hosts).map(([id, host]) => ({
    ...capacity(id, host),
    name: names.engine(scope, id),
    address: host.address,
    hostname: host.address === '127.0.0.1' ? 'localhost' : host.address,
    engine: { host: host.docker, sshOpts: [] },
    hasGpus: host.gpu !== undefined && host.gpu.model !== 'simulated',
    secretsDirectory: host.secretsDirectory,
    dataRoot: host.dataRoot,
    readyWithinSeconds: host.readyWithinSeconds,
  }));
}

function cloudHost(id: string, host: CloudHostConfig, config: CloudConfig, scope: NameScope): Host {
  const name = names.vm(scope, id);
  const zone = host.zone ?? config.zone;
  const { gpu, machineType, bootDiskGib, dataDiskGib } = host;
  return {
    ...capacity(id, host),
    name,
    address: host.address,
    hostname: names.vmHostname(scope, id, zone),
    hasGpus: gpu !== undefined,
    engine: {
      host: `ssh://${name}`,
      sshOpts: ['-o', `ProxyCommand=${iapTunnel(name, zone, config.project)}`, ...hostKeys],
    },
    secretsDirectory: '/run/genai/secrets',
    dataRoot: '/var/lib/docker',
    readyWithinSeconds: host.readyWithinSeconds,
    vm: {
      zone,
      machineType,
      ...(gpu && { accelerator: { type: gpuModels[gpu.model as GpuModel].accelerator, count: gpu.count } }),
      diskType: machines[machineType]?.diskType ?? 'pd-ssd',
      bootDiskGib,
      dataDiskGib,
    },
  };
}

/** A replaced VM has another key; which VM answers, Identity-Aware Proxy vouches for by project, zone and name. */
const hostKeys = ['-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null', '-o', 'LogLevel=ERROR'];

/** ssh goes through Identity-Aware Proxy: the hosts have no public address. Source: gcloud's `start-iap-tunnel`. */
const iapTunnel = (vm: string, zone: string, project: string): string =>
  `gcloud compute start-iap-tunnel ${vm} 22 --listen-on-stdin --project=${project} --zone=${zone} --verbosity=warning`;
