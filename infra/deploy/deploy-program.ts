import { renderedMark } from '../env/dialects/dialect.ts';
import { type EngineAddress, isRemote } from '../host/run-on-host.ts';
import type { Deployment } from '../model/deployments.ts';
import { quoted, shellProgram } from '../shell.ts';

/** How the program ends: its exit status. */
export const outcomes = {
  0: 'deployed',
  3: 'unchanged',
  4: 'restored',
  5: 'broken',
  6: 'unfinished',
  7: 'refused',
  8: 'stuck',
} as const;

export type Outcome = (typeof outcomes)[keyof typeof outcomes];

/**
 * The shell command by which a host takes a file, which it reads from standard input: `deploy.sh`.
 *
 * @param digest SHA-256 of the file: a connection that breaks off in the middle ships nothing.
 */
export function deployProgram(engine: EngineAddress, deployment: Deployment, digest: string): string {
  const { file, health, healthyWithinSeconds, restart } = deployment;
  const program = shellProgram(new URL('./deploy.sh', import.meta.url), {
    file,
    digest,
    mark: renderedMark,
    health,
    within: String(healthyWithinSeconds),
    compose: 'compose' in restart ? restart.compose : '',
    docker_host: isRemote(engine) ? '' : engine.host,
    unit: 'unit' in restart ? restart.unit : '',
  });
  return `exec sh -c ${quoted(program)}`;
}
