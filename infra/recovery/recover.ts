import { Gateway } from '../host/gateway.ts';
import { checkReadiness } from '../host/readiness.ts';
import { HostError } from '../host/run-on-host.ts';
import type { Environment } from '../model/environment.ts';
import { routedServices } from '../model/routing.ts';
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
  /** Has its gateway read its configuration, and send the requests to what is healthy. */
  readonly mendGateway: () => Promise<void>;
}

/** The hosts of an environment, reached by their addresses. */
export function recoverableHosts(environment: Environment): RecoverableHost[] {
  const { environment: name } = environment.scope;
  return environment.hosts.map((host) => {
    const gateway = new Gateway({ ...host, environment: name, services: routedServices(environment, host.id) });
    return {
      id: host.id,
      name: host.name,
      isReady: async () => (await checkReadiness(host)) === undefined,
      // One that is removed may be the one that serves. Where the gateway cannot be told, mending it says so.
      removeOrphans: (checkpoint) =>
        removeOrphans(host.engine, name, checkpoint, (from) => gateway.route({ from }).catch(() => {})),
      mendGateway: () => gateway.mend(),
    };
  });
}

/**
 * Makes state and reality agree again after an update that was killed: takes away its lock, removes what the state does not
 * know of, looks at what is there, imports what was created without being written down, and has the gateways send the requests to
 * what is healthy. Hosts that are not ready are left out.
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
    await mended(host, output);
  }
  if (!stack.refresh(unready.flatMap(({ id }) => dockerSideOf(id)))) return false;
  for (const one of importsOf(checkpoint)) {
    const isTakenIn = stack.importResource(one);
    for (const { name, id } of one.resources)
      output.log(`${name}: ${isTakenIn ? `imported as ${id}` : 'does not exist yet'}`);
  }
  return true;
}

/** The update that follows may bring what is missing: a gateway that cannot be mended is no reason to stop here. */
async function mended({ mendGateway }: RecoverableHost, output: Pick<Console, 'error'>): Promise<void> {
  try {
    await mendGateway();
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    output.error(error.message);
  }
}
