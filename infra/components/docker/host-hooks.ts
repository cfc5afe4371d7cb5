import * as pulumi from '@pulumi/pulumi';
import { dockerTypes } from '../../catalogue/resource-types/docker.ts';
import type { ContainerInputs } from '../../containers/inputs.ts';
import { type LastLines, lastLines, stopFailedReplacement } from '../../host/last-lines.ts';
import type { HostTarget } from '../../host/readiness.ts';
import { waitUntilReady } from '../../host/wait-until-ready.ts';
import { labels } from '../../model/labels.ts';

/**
 * What happens around the changes on a host: before the first one it is waited for, and a container that fails is asked for
 * its last lines. Empty in a preview, which changes nothing and reaches no host.
 *
 * @param name names the host among the stack's resources.
 */
export function hostHooks(name: string, host: HostTarget): { readonly hooks?: pulumi.ResourceHookBinding } {
  if (pulumi.runtime.isDryRun()) return {};
  let ready: Promise<void> | undefined;
  const wait = new pulumi.ResourceHook(`${name}-ready`, async () => {
    ready ??= waitUntilReady(host, (line) => pulumi.log.info(line));
    await ready;
  });
  const explain = new pulumi.ErrorHook(`${name}-failed`, async ({ type, name: resource, newInputs }) => {
    const container = String(newInputs?.['name']);
    const last = type === dockerTypes.container.token ? await lastLines(host.engine, container) : undefined;
    if (last) {
      const formerServes = await stopFailedReplacement(host.engine, container, identity(newInputs?.['labels']));
      await pulumi.log.error(failure(resource.slice(`${host.id}-`.length), host.id, last, formerServes));
    }
    return false;
  });
  return { hooks: { beforeCreate: [wait], beforeUpdate: [wait], onError: [explain] } };
}

/** The labels that a container shares with the version that it replaces, and with no other: `label=value`. */
const identity = (inputs: ContainerInputs['labels'] = []): string[] =>
  inputs
    .filter(({ label }) => label === labels.environment || label === labels.container)
    .map(({ label, value }) => `${label}=${value}`);

function failure(service: string, id: string, { became, lines }: LastLines, formerServes: boolean): string {
  const log =
    lines.length === 0 ? 'It wrote nothing.' : `Its last lines:\n${lines.map((line) => `    ${line}`).join('\n')}`;
  const then = formerServes ? '\nIt was stopped; the version before it serves.' : '';
  return `${service} on ${id} did not become healthy: ${became}. ${log}${then}`;
}
