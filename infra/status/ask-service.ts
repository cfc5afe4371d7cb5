import { dockerCommand, HostError, runOnHost } from '../host/run-on-host.ts';
import type { Host } from '../model/hosts.ts';
import { serviceContainers } from './service-containers.ts';

/** Seconds that a service may take to answer, the way to its host included. */
const answerSeconds = 60;

/** What a service is asked over HTTP. */
export interface Question {
  readonly service: string;
  /** The port that it listens on in its container. */
  readonly port: number;
  readonly path: string;
  /** JSON that is sent to it; without any, nothing is. */
  readonly body?: string | undefined;
}

/**
 * Asks a service on a host, inside its own container, by the tool that also asks whether it is healthy.
 *
 * @returns the body of its answer.
 * @throws HostError where the host cannot be reached, the service does not run there, or answers with an error.
 */
export async function askService(
  host: Host,
  environment: string,
  { service, port, path, body }: Question,
): Promise<string> {
  const where = `${service} on ${host.id} (${host.name})`;
  const running = (await serviceContainers(host, environment, service)).filter(({ isRunning }) => isRunning);
  const container = running.find(({ isHealthy }) => isHealthy) ?? running[0];
  if (!container) throw new HostError(`${where} does not run: npx infra status ${environment}`);
  const post = body === undefined ? [] : ['--header', 'Content-Type: application/json', '--post-data', body];
  const url = `http://127.0.0.1:${port}${path}`;
  const command = dockerCommand(host.engine, 'exec', container.id, 'wget', '-q', '-O', '-', ...post, url);
  const { status, stdout, stderr } = await runOnHost(host.engine, command, answerSeconds);
  if (status !== 0) throw new HostError(`${where} does not answer: ${stderr.trim().split('\n')[0]}`);
  return stdout;
}

/**
 * Asks a service on the first of its hosts that answers.
 *
 * @throws HostError of the last one where none does.
 */
export async function askAny(
  [host, ...others]: readonly Host[],
  environment: string,
  question: Question,
): Promise<string> {
  if (!host) throw new HostError(`${question.service} runs on no host`);
  try {
    return await askService(host, environment, question);
  } catch (error) {
    if (others.length === 0 || !(error instanceof HostError)) throw error;
    return askAny(others, environment, question);
  }
}
