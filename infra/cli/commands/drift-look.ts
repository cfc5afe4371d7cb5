import { profiles } from '../../../stacks/profiles.ts';
import { dockerStateOf } from '../../drift/docker-state.ts';
import { hostLines, type LookedAt } from '../../drift/host-lines.ts';
import { joined, notLookedAt } from '../../drift/looks.ts';
import { type GoogleApi, GoogleError, googleApi } from '../../google/google-api.ts';
import { guestAttribute } from '../../google/guest-attributes.ts';
import { environmentOf } from '../../model/environment.ts';
import { hostReportAttribute } from '../../model/host-report.ts';
import type { Host } from '../../model/hosts.ts';
import type { EnvironmentName } from '../../model/profile.ts';
import { type PreviewRun, readPreview } from '../../summary/preview-output.ts';
import { hasFailed } from '../../summary/summarise.ts';
import { withStackFile } from '../stack-input.ts';

/** What a look at everything that exists found. */
export interface Found {
  readonly run: PreviewRun;
  /** What is not right on the hosts, a line each. */
  readonly hosts: readonly string[];
}

/**
 * Looks at what really exists, with the right to look alone: without the way into a host, and without the right to a secret's value.
 * What is on a host, the host itself reports. Docker engines without a cloud are asked by the engine.
 *
 * @param preview makes a preview with further flags.
 */
export async function lookAround(
  stack: EnvironmentName,
  preview: (flags: readonly string[]) => PreviewRun,
): Promise<Found> {
  if (profiles[stack].platform === 'local') return { run: preview(['--refresh']), hosts: [] };
  // What is excluded is not even compared with the program: that takes a preview of its own, which reads nothing.
  const planned = preview([]);
  if (hasFailed(planned)) return { run: planned, hosts: [] };
  const looked = preview(['--refresh', ...notLookedAt().flatMap((urns) => ['--exclude', urns])]);
  return { run: joined(planned, looked), hosts: hostLines(await askHosts(stack, planned), new Date()) };
}

/** The hosts that have something in the state, with what they reported. */
async function askHosts(stack: EnvironmentName, { stdout }: PreviewRun): Promise<LookedAt[]> {
  const { hosts, scope } = await withStackFile(stack, undefined, async ({ raw }) =>
    environmentOf(raw, profiles[stack]),
  );
  const { steps } = readPreview(stdout);
  let api: Promise<GoogleApi> | undefined;
  const reportOf = async ({ name, vm }: Host): Promise<LookedAt['report']> => {
    try {
      api ??= googleApi(scope.project);
      const address = { project: scope.project, zone: vm?.zone ?? '', name };
      return { text: await guestAttribute(await api, address, hostReportAttribute) };
    } catch (error) {
      if (!(error instanceof GoogleError)) throw error;
      return { refused: error.message };
    }
  };
  return Promise.all(
    hosts.flatMap((host) => {
      const state = dockerStateOf(steps, host.id);
      return state === undefined ? [] : [reportOf(host).then((report) => ({ host: host.id, state, report }))];
    }),
  );
}
