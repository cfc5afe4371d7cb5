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

/** Seconds that pulling images and restarting may take, beside the waiting for health. */
const restartSeconds = 900;
/** Seconds that the rest may take: looking at the host and reading the file; ending what hangs, the last requests and lines of a log. */
const [beforeSeconds, besideSeconds] = [120, 120];

/** Seconds after which the program of a deployment has ended by itself: it may restart twice. */
export const programSeconds = ({ healthyWithinSeconds }: Deployment): number =>
  beforeSeconds + 2 * (restartSeconds + healthyWithinSeconds + besideSeconds);

/**
 * The shell command by which a host takes a file, which it reads from standard input: `deploy.sh`.
 *
 * @param digest SHA-256 of the file: a connection that breaks off in the middle ships nothing.
 * @param restartWithin seconds that a restart may take.
 */
export function deployProgram(
  engine: EngineAddress,
  deployment: Deployment,
  digest: string,
  restartWithin = restartSeconds,
): string {
  const { file, health, healthyWithinSeconds, restart } = deployment;
  const program = shellProgram(new URL('./deploy.sh', import.meta.url), {
    file,
    digest,
    health,
    healthy_within: String(healthyWithinSeconds),
    restart_within: String(restartWithin),
    compose: 'compose' in restart ? restart.compose : '',
    docker_host: isRemote(engine) ? '' : engine.host,
    unit: 'unit' in restart ? restart.unit : '',
  });
  return `exec sh -c ${quoted(program)}`;
}

/** What `lookProgram` says in front of a file that no deploy wrote, or that somebody has changed since. */
export const byHand = 'by hand';

/** The shell command that prints who wrote the file of a deployment, in a line, and the file; nothing where there is none. */
export function lookProgram({ file }: Deployment): string {
  const [name, written] = [quoted(file), quoted(`${file}.written`)];
  const isWritten = `grep -qsx "$(sha256sum <${name} | cut -d ' ' -f 1)" ${written}`;
  const look = `if ${isWritten}; then echo deployed; else echo '${byHand}'; fi; cat ${name}`;
  return `if [ -f ${name} ]; then ${look}; elif [ -e ${name} ]; then echo 'it is not a file' >&2; exit 1; fi`;
}
