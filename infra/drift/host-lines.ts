import { differences } from './differences.ts';
import type { DockerState } from './docker-state.ts';
import { readHostReport } from './host-report.ts';

/** What there is of a host: its part of the state, and what it reported, or why that could not be asked. */
export interface LookedAt {
  readonly host: string;
  readonly state: DockerState;
  readonly report: { readonly text: string | undefined } | { readonly refused: string };
}

/** Hosts report every quarter of an hour. */
const oldestMinutes = 60;

/** What of hosts is not as the state has it, or cannot be known: a line each, that begins with the host. */
export const hostLines = (hosts: readonly LookedAt[], now: Date): string[] =>
  hosts.flatMap((one) => linesOf(one, now).map((line) => `${one.host}: ${line}`));

function linesOf({ state, report: answer }: LookedAt, now: Date): string[] {
  if ('refused' in answer) return [`its report cannot be read: ${answer.refused}`];
  if (answer.text === undefined) return ['it has not reported'];
  const report = readHostReport(answer.text);
  if (report === undefined) return ['its report cannot be understood'];
  const at = report.at.toISOString();
  // A clock that is fast must not keep a report young for ever.
  if (Math.abs(now.getTime() - report.at.getTime()) > oldestMinutes * 60_000)
    return [`its last report is of ${at}, not of the last hour`];
  if (report.at < state.modified) return [`its report of ${at} is older than the last change: look again later`];
  return differences(state, report);
}
