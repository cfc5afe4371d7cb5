import { createHash } from 'node:crypto';
import { parseEnv } from 'node:util';
import { type Change, changes } from '../env/changes.ts';
import { renderFile } from '../env/dialects/dialect.ts';
import { dotenv } from '../env/dialects/dotenv.ts';
import { type ResolvedVariable, resolveVariables } from '../env/resolve.ts';
import type { Facts } from '../facts/contract.ts';
import { printable } from '../host/printable.ts';
import { HostError, runOnHost } from '../host/run-on-host.ts';
import type { Deployment } from '../model/deployments.ts';
import type { Host } from '../model/hosts.ts';
import { byHand, deployProgram, lookProgram, type Outcome, outcomes, programSeconds } from './deploy-program.ts';

/** Seconds that a host may take to show a file. */
const readSeconds = 30;

/** The variables of a deployment: those that its applications read, as the environment sees them. */
export const deploymentVariables = (facts: Facts, { readers }: Deployment): ResolvedVariable[] =>
  resolveVariables(facts, 'environment').filter(({ variable }) =>
    readers.some((reader) => variable.readers.includes(reader)),
  );

/**
 * The file of a deployment. Compose and systemd both read it as it is written for dotenv readers.
 *
 * @throws InputError for variables that look like secrets, or that such a file cannot carry.
 */
export function deploymentFile(facts: Facts, deployment: Deployment): string {
  const { environment, contract } = facts;
  const header = { environment, contract, source: 'outputs', reader: deployment.name } as const;
  return renderFile(dotenv, header, deploymentVariables(facts, deployment));
}

/** What a deploy would do to the file on a host. */
export interface Pending {
  readonly changes: readonly Change[];
  /** A person wrote the file, or changed it since the last deploy. */
  readonly isByHand: boolean;
}

/**
 * What a deploy would change on a host.
 *
 * @throws HostError where the host does not answer.
 */
export async function pendingChanges(
  { engine, id }: Host,
  deployment: Deployment,
  variables: readonly ResolvedVariable[],
): Promise<Pending> {
  const { status, stdout, stderr } = await runOnHost(engine, lookProgram(deployment), readSeconds);
  if (status !== 0) throw new HostError(`${id} cannot be asked for ${deployment.file}: ${stderr.trim()}`);
  const [author, ...lines] = stdout.split('\n');
  const after = Object.fromEntries(variables.map(({ name, value }) => [name, value]));
  return { changes: changes(parseEnv(lines.join('\n')), after), isByHand: author === byHand };
}

/** How a deploy to a host ended, and what the host said about it, last the reason: lines that may be shown. */
export interface Deployed {
  readonly outcome: Outcome;
  readonly said: readonly string[];
}

/**
 * Gives a host its file, restarts what reads it where its variables changed, and waits until that is healthy; the host goes
 * back to the previous file by itself where it is not.
 *
 * @throws HostError where the host could not be asked, or the connection broke off: then nobody knows, and the host still finishes.
 */
export async function deployTo(host: Host, deployment: Deployment, text: string): Promise<Deployed> {
  const digest = createHash('sha256').update(text).digest('hex');
  const program = deployProgram(host.engine, deployment, digest);
  const ended = await runOnHost(host.engine, program, programSeconds(deployment), text);
  const outcome = Object.entries(outcomes).find(([status]) => Number(status) === ended.status)?.[1];
  const said = `${printable(ended.stdout)}${ended.stderr}`.split('\n').filter((line) => line !== '');
  if (outcome === undefined)
    throw new HostError(
      `the connection to ${host.id} broke off (${ended.status ?? 'no answer'}): ${said.at(-1) ?? ''} The host finishes the deploy by itself; deploy again to see the result.`,
    );
  return { outcome, said };
}
