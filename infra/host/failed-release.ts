import { releaseFailed } from '../model/failed-release.ts';
import { labels } from '../model/labels.ts';
import { quoted } from '../shell.ts';
import { containersOn } from './containers-on.ts';
import { dockerCommand, type EngineAddress, runOnHost } from './run-on-host.ts';

/** Seconds that the engine may take to answer, the way there included. */
const answerSeconds = 20;

/**
 * Writes a line into the log of a host's gateway: a new version of a service did not become healthy. Whoever runs the update is told
 * anyway; this is for those who are not looking, and for later. Where it cannot be written, nothing is said: the update has failed already.
 */
export async function logFailedRelease(
  engine: EngineAddress,
  environment: string,
  { service, became }: { readonly service: string; readonly became: string },
): Promise<void> {
  const found = await containersOn(engine, environment).catch(() => []);
  const gateway = found.find((one) => one.status === 'running' && one.labels[labels.service] === 'gateway');
  if (!gateway) return;
  const line = JSON.stringify({ event: releaseFailed, failedService: service, became });
  // What the first process prints is the container's log.
  const print = `printf '%s\\n' ${quoted(line)} >/proc/1/fd/1`;
  await runOnHost(engine, dockerCommand(engine, 'exec', gateway.name, 'sh', '-c', print), answerSeconds);
}
