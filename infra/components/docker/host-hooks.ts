import * as pulumi from '@pulumi/pulumi';
import { type LastLines, lastLines } from '../../host/last-lines.ts';
import type { HostToReach } from '../../host/readiness.ts';
import { waitUntilReady } from '../../host/wait-until-ready.ts';

/** Token of the containers, among the types for which a hook is called. */
const containerType = 'docker:index/container:Container';

/**
 * What happens around the changes on a host: before the first one it is waited for, and a container that fails is asked for
 * its last lines. Empty in a preview, which changes nothing and reaches no host.
 *
 * @param name names the host among the stack's resources.
 */
export function hostHooks(name: string, host: HostToReach): { readonly hooks?: pulumi.ResourceHookBinding } {
  if (pulumi.runtime.isDryRun()) return {};
  let ready: Promise<void> | undefined;
  const wait = new pulumi.ResourceHook(`${name}-ready`, async () => {
    ready ??= waitUntilReady(host, (line) => pulumi.log.info(line));
    await ready;
  });
  const explain = new pulumi.ErrorHook(`${name}-failed`, async ({ type, name: resource, newInputs }) => {
    const container = type === containerType ? await lastLines(host.engine, String(newInputs?.['name'])) : undefined;
    if (container) await pulumi.log.error(failure(resource, host.role, container));
    return false;
  });
  return { hooks: { beforeCreate: [wait], beforeUpdate: [wait], onError: [explain] } };
}

function failure(resource: string, role: string, { became, lines }: LastLines): string {
  const service = resource.slice(`${role}-`.length);
  const log =
    lines.length === 0 ? 'It wrote nothing.' : `Its last lines:\n${lines.map((line) => `    ${line}`).join('\n')}`;
  return `${service} on ${role} did not become healthy: ${became}. ${log}`;
}
