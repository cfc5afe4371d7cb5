import { dockerCommand, type EngineAddress, HostError, runOnHost } from '../host/run-on-host.ts';
import { labels } from '../model/labels.ts';
import type { Checkpoint } from './checkpoint.ts';

/** Seconds that an engine may take to answer. */
const answerSeconds = 60;

/** How objects of each kind are listed, in the order in which they can be removed. */
const kinds = [
  { kind: 'container', list: ['ps', '--all', '--quiet', '--no-trunc'], remove: ['rm', '--force'] },
  { kind: 'network', list: ['network', 'ls', '--quiet', '--no-trunc'], remove: ['network', 'rm'] },
  { kind: 'volume', list: ['volume', 'ls', '--quiet'], remove: ['volume', 'rm'] },
] as const;

/**
 * Removes what carries an environment's label on an engine and is in no state: made by an update that did not live to
 * write it down. Volumes with data carry none, and are taken up again by their names.
 *
 * A network that the state has lost takes the containers on it along: nothing can be made beside it under its name, and the
 * update brings them back.
 *
 * @param leave called with the ids of containers before they are removed.
 * @returns what was removed: `container 1a2b3c…`.
 * @throws HostError where the engine does not answer, or refuses.
 */
export async function removeOrphans(
  engine: EngineAddress,
  environment: string,
  { resources }: Checkpoint,
  leave: (containers: readonly string[]) => Promise<void> = async () => {},
): Promise<string[]> {
  const known = new Set(resources.map(({ id }) => id));
  const removed: string[] = [];
  for (const { kind, list, remove } of kinds) {
    const listed = await docker(engine, [...list, '--filter', `label=${labels.environment}=${environment}`]);
    const orphans = listed.split('\n').filter((line) => line !== '' && !known.has(line));
    if (kind === 'container' && orphans.length > 0) await leave(orphans);
    for (const id of orphans) {
      const users = kind === 'network' ? await containersOn(engine, id) : [];
      if (users.length > 0) await docker(engine, ['rm', '--force', ...users]);
      await docker(engine, [...remove, id]);
      removed.push(...users.map((user) => `container ${user}`), `${kind} ${id}`);
    }
  }
  return removed;
}

/** Removes those of these volumes that an engine has, with all that is in them. */
export async function removeVolumes(engine: EngineAddress, names: readonly string[]): Promise<void> {
  const listed = await docker(engine, ['volume', 'ls', '--quiet']);
  const present = listed.split('\n').filter((name) => names.includes(name));
  if (present.length > 0) await docker(engine, ['volume', 'rm', ...present]);
}

async function containersOn(engine: EngineAddress, network: string): Promise<string[]> {
  const format = '{{range $id, $_ := .Containers}}{{$id}} {{end}}';
  const listed = await docker(engine, ['network', 'inspect', '--format', format, network]);
  return listed.split(/\s+/).filter((id) => id !== '');
}

async function docker(engine: EngineAddress, args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await runOnHost(engine, dockerCommand(engine, ...args), answerSeconds);
  if (status !== 0) throw new HostError(`docker ${args[0]} failed on ${engine.host}: ${stderr.trim()}`);
  return stdout;
}
