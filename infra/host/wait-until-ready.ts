import { setTimeout as sleep } from 'node:timers/promises';
import { checkReadiness, type HostTarget, type ReadinessGap } from './readiness.ts';
import { HostError } from './run-on-host.ts';

/** Seconds between two looks at a host, and between two lines about it. */
const lookEvery = 3;
const tellEvery = 15;

/**
 * Waits until containers can be made on a host.
 *
 * @param tell receives a line of progress now and then.
 * @throws HostError that says what is missing and what to look at, once the host has had its time, or at once where waiting does
 * not help.
 */
export async function waitUntilReady(host: HostTarget, tell: (line: string) => void): Promise<void> {
  const started = performance.now();
  let told = 0;
  for (;;) {
    const gap = await checkReadiness(host);
    const waited = Math.round((performance.now() - started) / 1000);
    if (!gap) {
      if (told > 0) tell(`${host.id} is ready after ${waited} s`);
      return;
    }
    if (gap.final || waited + lookEvery > host.readyWithinSeconds) throw new HostError(notReady(host, gap, waited));
    if (told === 0 || waited - told >= tellEvery) {
      told = Math.max(waited, 1);
      tell(`${host.id} is not ready: waiting for ${gap.what}, ${waited} of at most ${host.readyWithinSeconds} s`);
    }
    await sleep(lookEvery * 1000);
  }
}

function notReady({ id, name }: HostTarget, { what, reason, look }: ReadinessGap, waited: number): string {
  const after = waited < lookEvery ? '' : ` after ${waited} s`;
  return `${id} (${name}) has no ${what}${after}${reason === '' ? '' : `: ${reason}`}. Look at ${look}.`;
}
