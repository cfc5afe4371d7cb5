import type { SecretId } from '../catalogue/secrets.ts';
import type { ServiceEntry } from '../catalogue/services/service.ts';
import type { Host } from './hosts.ts';
import type { Replica } from './placement.ts';
import type { Profile } from './profile.ts';

/** What decides whether a service has peers. */
interface Whole {
  readonly profile: Pick<Profile, 'tls'>;
  readonly hosts: readonly Host[];
  readonly replicas: readonly Replica[];
}

/**
 * Addresses at which the replicas of a service reach one another, by host: `10.20.0.20:9094`. Without one where it has nothing to tell its like,
 * runs on one host alone, or has no TLS to do it with.
 */
export function peersOf(
  { profile, hosts, replicas }: Whole,
  { id, entry }: { readonly id: string; readonly entry: ServiceEntry },
): ReadonlyMap<string, string> {
  const on = hosts.filter((host) => replicas.some((replica) => replica.service === id && replica.host === host.id));
  if (entry.peers === undefined || profile.tls === undefined || on.length < 2) return new Map();
  const { port } = entry.peers;
  return new Map(on.map((host) => [host.id, `${host.address}:${port}`]));
}

/** The secrets that a service reads: with peers also those for what it tells them. */
export const secretsRead = ({ secrets = [], peers }: ServiceEntry, hasPeers: boolean): readonly SecretId[] =>
  hasPeers && peers ? [...secrets, ...peers.secrets] : secrets;
