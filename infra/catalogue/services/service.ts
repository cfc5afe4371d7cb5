import type { HostKind } from '../hosts.ts';
import type { PinnedImage } from '../images.ts';
import type { SecretId } from '../secrets.ts';

/** The networks of a host that a service can join. Source: document 000, «NETWORK CONFIGURATION». */
export type NetworkId = 'genai' | 'monitoring';

/** `replicated`: as many replicas as the profile says, on hosts with room for them; `global`: one on each host (the terms of Docker Swarm). */
export type ServiceMode = 'replicated' | 'global';

/**
 * Groups of variables: `application` is what every service of ours reads, `generation` what those read that make images,
 * `data` where database and cache are.
 */
export type ReaderGroup = 'application' | 'generation' | 'data';

/** What one replica may use. Memory in GiB (the documents' GB), CPUs in cores. */
export interface Limits {
  readonly memoryGib: number;
  readonly cpus: number;
  /** GPU memory in GiB; its presence makes the service a GPU service that placement puts on one GPU. */
  readonly gpuMemoryGib?: number;
}

/** The directories of the generators: where they are is in the profile. */
export type DirectoryId = 'models' | 'outputs' | 'cache' | 'logs';

/** A directory that outlives the container. */
export interface VolumeUse {
  /** Name of the volume on the host; services that name the same volume share it. */
  readonly volume: string;
  /** Where the container sees it: an absolute path, or a directory of the profile. */
  readonly path: `/${string}` | DirectoryId;
  readonly readOnly?: boolean;
}

/** A directory of the host that a container may read: always named, always read-only, an exception to the rule against it. */
export interface HostPath {
  /** An absolute path, or one inside the directory in which the engine keeps its data. */
  readonly source: string;
  readonly target: string;
  readonly reason: string;
  /** Where it is there for certain: on virtual machines of ours. Everywhere, unless said. */
  readonly platform?: 'cloud';
}

/**
 * A word of a command line: as it is, on virtual machines of ours alone, with peers or without, or an option whose value is the profile's, the
 * URL under which people reach the service, its own address for its peers, or that of each of them.
 */
export type CommandWord =
  | string
  | { readonly word: string; readonly platform: 'cloud' }
  | { readonly word: string; readonly hasPeers: boolean }
  | { readonly option: string; readonly peers: 'self' | 'others' }
  | { readonly option: string; readonly metricsRetention: 'time' | 'size' }
  | { readonly option: string; readonly value: 'own URL' };

/** Everything the platform needs to know of a service. A new service is a new entry, and no new code. */
export interface ServiceEntry {
  /** What people call it: in `.env` comments. */
  readonly name: string;
  /** What it is for, in a few words. */
  readonly does: string;
  readonly mode: ServiceMode;
  /** The kind of host that it wants; one on every host wants none. */
  readonly runsOn?: HostKind;
  /** Its image where the stack file names none: of public programs only, ours have no default. */
  readonly image?: PinnedImage;
  /** Joins these networks under its id as alias. */
  readonly networks: readonly NetworkId[];
  /** The port it listens on; the gateway publishes it under the same number unless the stack file says another. */
  readonly port?: number;
  /** A second port for a debugger, open only where the profile exposes debug ports. */
  readonly debugPort?: number;
  /** Name of the variable that holds its port, where it is not `<ROLE>_PORT`. */
  readonly portVariable?: string;
  /** Groups of variables that it reads, beside those that name it (see `infra/env/registry.ts`). */
  readonly reads?: readonly ReaderGroup[];
  /** Secrets that appear as files in its secrets directory (see `infra/catalogue/secrets.ts`). */
  readonly secrets?: readonly SecretId[];
  /** The limits of one replica where the profile says nothing of this service. */
  readonly limits: Limits;
  /** The part of the profile without which nobody needs it: where that is absent, the service does not exist. */
  readonly neededBy?: 'alerting';
  /** Restarts like the monitoring (`RESTART_POLICY_MONITORING`) instead of like the services. */
  readonly monitoring?: boolean;
  /** It publishes the ports of the services on its host: the gateway, and nothing else. */
  readonly publishesPorts?: boolean;
  /**
   * How the container finds out that it is healthy: a tool of its image asks its port, or any command (workers have no port).
   * `bash` asks by itself, in images that have neither curl nor wget, and so does `loki` in an image that has nothing else.
   */
  readonly health:
    | { readonly tool: 'curl' | 'wget' | 'bash' | 'loki'; readonly path: string; readonly port?: number }
    | { readonly command: readonly string[] };
  /** Path of its Prometheus metrics on its port, if it has any. */
  readonly metrics?: string;
  /** A port for them alone, where they are not on its own; the gateway publishes it under the same number. */
  readonly metricsPort?: number;
  /** A port under which it takes what others send it by HTTP, beside its own; the gateway publishes it under the same number. */
  readonly intakePort?: number;
  /**
   * How its replicas on several hosts reach one another: by TCP, with TLS of their own and the secrets for that, at a port which the gateway
   * passes through.
   */
  readonly peers?: { readonly port: number; readonly secrets: readonly SecretId[] };
  /** `uid:gid` it runs as; root only where an exception says why. */
  readonly user: string;
  /** The command line, where the image's own is not the right one. */
  readonly command?: readonly CommandWord[];
  readonly volumes?: readonly VolumeUse[];
  /** Its data has one writer: on a host, two replicas or versions of it must not run at once. */
  readonly singleWriter?: boolean;
  /** Writable directories in memory, with their size; the root file system is read-only. */
  readonly tmpfs?: Readonly<Record<string, string>>;
  readonly hostPaths?: readonly HostPath[];
  /** Directory in the container where the secrets it names appear as files; `/run/secrets` unless said. */
  readonly secretsPath?: string;
  /** Further files in that directory, for a program that looks for a secret under a name of its own: file → secret. */
  readonly secretCopies?: Readonly<Record<string, SecretId>>;
  /**
   * The signal on which it reads its configuration and its secret files again, and goes on serving. Without one, a service reads secret
   * files when it opens them, and another configuration replaces its containers.
   */
  readonly reloadSignal?: 'USR2';
  /** The signal on which it ends, where that of its image is not the right one. */
  readonly stopSignal?: 'SIGTERM';
  /** Sees every GPU of its host, and runs only where there are any (the GPU exporter does). */
  readonly allGpus?: boolean;
  /** Seconds it gets to finish its requests before it is killed, or the timeout of the profile that says how long one may take. */
  readonly stopGracePeriodSeconds: number | 'generationSeconds';
}
