import { checkReadiness } from '../host/readiness.ts';
import type { Environment } from '../model/environment.ts';
import { type Checkpoint, readCheckpoint } from './checkpoint.ts';
import { removeOrphans } from './orphans.ts';
import { type Import, importsOf } from './pending-creations.ts';
import { dockerSideOf } from './urn-patterns.ts';

/** What recovery needs of Pulumi, for one stack. What fails has told why. */
export interface RecoverableStack {
  /** Whether the backend knows the stack; undefined where it could not be asked. */
  readonly exists: () => boolean | undefined;
  /** Takes away the lock of an update that does not live any more. */
  readonly cancel: () => void;
  /** The state as JSON; undefined where it cannot be had. */
  readonly exportState: () => string | undefined;
  /**
   * Brings the state in line with what is there, and forgets the creations that were cut short.
   *
   * @param excluded patterns of the URNs that are not looked at.
   * @returns whether it succeeded.
   */
  readonly refresh: (excluded: readonly string[]) => boolean;
  /** Takes a resource into the state. Returns false where it does not exist. */
  readonly importResource: (one: Import) => boolean;
}

/** What recovery needs of a host. */
export interface RecoverableHost {
  readonly id: string;
  readonly name: string;
  readonly isReady: () => Promise<boolean>;
  /** Removes what the state does not know of. Returns what that was. */
  readonly removeOrphans: (checkpoint: Checkpoint) => Promise<string[]>;
}

/** The hosts of an environment, reached by their addresses. */
export const recoverableHosts = ({ hosts, scope }: Environment): RecoverableHost[] =>
  hosts.map((host) => ({
    id: host.id,
    name: host.name,
    isReady: async () => (await checkReadiness(host)) === undefined,
    removeOrphans: (checkpoint) => removeOrphans(host.engine, scope.environment, checkpoint),
  }));

/**
 * Makes state and reality agree again after an update that was killed: takes away its lock, removes what the state does not
 * know of, looks at what is there, and imports what was created without being written down. Hosts that are not ready are
 * left out.
 *
 * @param output where lines for people go.
 * @returns whether an update can follow; also where the stack was never brought up, and has nothing to restore.
 * @throws HostError where a host that is ready does not do what it is asked.
 */
export async function recover(
  stack: RecoverableStack,
  hosts: readonly RecoverableHost[],
  output: Pick<Console, 'log' | 'error'>,
): Promise<boolean> {
  const exists = stack.exists();
  if (!exists) return exists === false;
  stack.cancel();
  const exported = stack.exportState();
  if (exported === undefined) return false;
  const checkpoint = readCheckpoint(exported);

  const areReady = await Promise.all(hosts.map((host) => host.isReady()));
  const unready = hosts.filter((_, index) => !areReady[index]);
  for (const { id, name } of unready) output.error(`${id} (${name}) is left out: it is not ready`);
  for (const host of hosts.filter((one) => !unready.includes(one))) {
    for (const orphan of await host.removeOrphans(checkpoint))
      output.log(`${host.id}: removed ${orphan}, unknown to the stack`);
  }
  if (!stack.refresh(unready.flatMap(({ id }) => dockerSideOf(id)))) return false;
  for (const one of importsOf(checkpoint)) {
    const isTakenIn = stack.importResource(one);
    for (const { name, id } of one.resources)
      output.log(`${name}: ${isTakenIn ? `imported as ${id}` : 'does not exist yet'}`);
  }
  return true;
}
