import { stubImage } from '../catalogue/images.ts';
import { secretFile, secretFileName, secretsDirectory } from '../catalogue/secret-file.ts';
import { type Config, unset } from '../config/schema.ts';
import type { Demand } from './demands.ts';
import { secretsRead } from './peers.ts';
import type { Profile } from './profile.ts';
import type { Secret } from './secrets.ts';

/** A secret as a container finds it: a file. */
export interface SecretFile {
  readonly secret: Secret;
  /** Name of the file, in the service's directory on the host as in the container. */
  readonly name: string;
  /** Where the container sees it. */
  readonly path: string;
  /** Names of further files with it, beside that. */
  readonly copies: readonly string[];
}

/** A service of the environment. */
export interface Service extends Demand {
  /** The port it listens on in its container. */
  readonly listens: number | undefined;
  /** The port under which its gateway publishes it. */
  readonly port: number | undefined;
  /** Addresses at which its replicas on several hosts reach one another, by host; empty where they do not. */
  readonly peers: ReadonlyMap<string, string>;
  /** Image reference: the stack file's, or the profile's stub, or the catalogue's; `unset` where none has one. */
  readonly image: string;
  /** Directory in its containers with its secrets. */
  readonly secretsPath: string;
  /** The secrets that it reads, and no others. */
  readonly secretFiles: readonly SecretFile[];
}

/** The services and applications that read a secret. */
export const secretReaders = (services: readonly Service[], { id, entry }: Secret): string[] => [
  ...services.filter(({ secretFiles }) => secretFiles.some(({ secret }) => secret.id === id)).map((one) => one.id),
  ...(entry.applications ?? []),
];

/** A service with what the operator chose for it, and the secrets of the environment that it names. */
export function serviceOf(
  demand: Demand,
  { images, ports }: Config,
  { stubImages }: Profile,
  secrets: readonly Secret[],
  peers: Service['peers'],
): Service {
  const { id, entry } = demand;
  const read = secretsRead(entry, peers.size > 0);
  return {
    ...demand,
    peers,
    listens: entry.port,
    port: entry.port && (ports[id] ?? entry.port),
    image: images[id] ?? (stubImages ? stubImage(id) : entry.image?.reference) ?? unset,
    secretsPath: secretsDirectory(entry),
    secretFiles: secrets
      .filter((secret) => read.includes(secret.id))
      .map((secret) => ({
        secret,
        name: secretFileName(secret.id),
        path: secretFile(entry, secret.id),
        copies: Object.entries(entry.secretCopies ?? {}).flatMap(([file, id]) => (id === secret.id ? [file] : [])),
      })),
  };
}
