import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { DirectoryId, VolumeUse } from '../catalogue/services/service.ts';
import { resolveVariables } from '../env/resolve.ts';
import { serviceUrl } from '../env/urls.ts';
import type { Facts } from '../facts/contract.ts';
import type { Environment } from '../model/environment.ts';
import type { Host } from '../model/hosts.ts';
import { names } from '../model/names.ts';
import { containerKey, type Replica } from '../model/placement.ts';
import type { Profile } from '../model/profile.ts';
import type { Service } from '../model/services.ts';
import { type ConfigFiles, configFiles } from './config-files.ts';
import { type ContainerInputs, containerInputs } from './inputs.ts';

/** Configuration files, with the hash of them all. */
export interface HashedConfigFiles extends ConfigFiles {
  readonly hash: string;
  /** The service reads them again when it is told; otherwise others replace its containers. */
  readonly isLive: boolean;
}

/** A container to run, in full. */
export interface Container {
  /** Name among the resources of its host: `flux`, `orchestrator-1`. */
  readonly key: string;
  readonly service: string;
  readonly replica: Replica;
  /** One of several that do the same, of which some always have to serve; not one of those that every host has. */
  readonly isReplicated: boolean;
  /** Image reference, or `unset`. */
  readonly image: string;
  readonly config: HashedConfigFiles | undefined;
  /** Names of the volumes that it mounts, beside its configuration. */
  readonly volumes: readonly string[];
  /** Everything that Docker is told of it, but the image and the volume with its configuration. */
  readonly inputs: ContainerInputs;
}

/** The containers of a host. */
export function containersOf(environment: Environment, facts: Facts, host: Host): Container[] {
  return environment.replicas
    .filter((replica) => replica.host === host.id)
    .flatMap((replica) => {
      const service = environment.services.find(({ id }) => id === replica.service);
      return service ? [container(environment, facts, host, replica, service)] : [];
    });
}

function container(environment: Environment, facts: Facts, host: Host, replica: Replica, service: Service): Container {
  const { profile } = environment;
  const variables = Object.fromEntries(
    resolveVariables(facts, { service: service.id }).map(({ name, value }) => [name, value]),
  );
  const files = configFiles(environment, facts, service.id, host.id);
  const volumes = (service.entry.volumes ?? []).map(({ volume, path, readOnly = false }) => ({
    name: names.resource(environment.scope, volume),
    target: posix.resolve(profile.projectRoot, isDirectoryId(path, profile) ? profile.directories[path] : path),
    readOnly,
  }));
  const key = containerKey(environment.replicas, replica);
  return {
    key,
    service: service.id,
    replica,
    isReplicated: service.entry.mode === 'replicated',
    image: service.image,
    config: files && { ...files, hash: hash(files), isLive: service.entry.reloadSignal !== undefined },
    volumes: [...new Set(volumes.map(({ name }) => name))],
    inputs: containerInputs({
      environment,
      key,
      host,
      replica,
      service,
      variables,
      url: serviceUrl(facts, 'environment', service.id),
      volumes,
    }),
  };
}

const isDirectoryId = (path: VolumeUse['path'], { directories }: Profile): path is DirectoryId =>
  Object.hasOwn(directories, path);

/** Short enough to read, long enough to differ. */
const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);
