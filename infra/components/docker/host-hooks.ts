import * as pulumi from '@pulumi/pulumi';
import { dockerTypes } from '../../catalogue/resource-types/docker.ts';
import type { ContainerInputs } from '../../containers/inputs.ts';
import { logFailedRelease } from '../../host/failed-release.ts';
import { Gateway, type GatewayTarget, gatewayConfiguration } from '../../host/gateway.ts';
import type { HostTarget } from '../../host/readiness.ts';
import { type Failure, type NewContainer, Replacements } from '../../host/replacements.ts';
import { waitUntilReady } from '../../host/wait-until-ready.ts';
import { labels } from '../../model/labels.ts';

/**
 * What happens around the changes on a host: before the first one it is waited for; a container makes room for its next version, which
 * gets the requests once it is healthy, and comes back where that fails; the gateway reads a new configuration, if it can. Empty in a preview, which changes nothing and reaches no host.
 *
 * @param name names the host among the stack's resources.
 */
export function hostHooks(
  name: string,
  host: HostTarget,
  routes: Pick<GatewayTarget, 'environment' | 'services'>,
): { readonly hooks?: pulumi.ResourceHookBinding } {
  if (pulumi.runtime.isDryRun()) return {};
  const gateway = new Gateway({ ...routes, id: host.id, engine: host.engine });
  const replacements = new Replacements(host.engine, gateway);
  let ready: Promise<void> | undefined;
  const wait = new pulumi.ResourceHook(`${name}-ready`, async () => {
    ready ??= waitUntilReady(host, (line) => pulumi.log.info(line));
    await ready;
  });
  const begin = new pulumi.ResourceHook(`${name}-begin`, async (args) => {
    const made = newContainer(args);
    if (made) await replacements.begin(made);
    const config = gatewayConfig(args);
    if (config !== undefined) await gateway.check(config);
  });
  const end = new pulumi.ResourceHook(`${name}-end`, async (args) => {
    const made = newContainer(args);
    if (made) await replacements.end(made);
    if (gatewayConfig(args) !== undefined) await gateway.reload();
  });
  const fail = new pulumi.ErrorHook(`${name}-failed`, async (args) => {
    const made = newContainer(args);
    if (!made) return false;
    const failure = await replacements.fail(made);
    if (failure) {
      await pulumi.log.error(message(args.name.slice(`${host.id}-`.length), host.id, failure));
      await logFailedRelease(host.engine, routes.environment, { service: made.service, became: failure.became });
    }
    return false;
  });
  return { hooks: { beforeCreate: [wait, begin], beforeUpdate: [wait], afterCreate: [end], onError: [fail] } };
}

/** The container that is being made, if it runs a service: the writers of configuration files never start. */
function newContainer({
  type,
  newInputs,
}: Pick<pulumi.ResourceHookArgs, 'type' | 'newInputs'>): NewContainer | undefined {
  if (type !== dockerTypes.container.token || !newInputs || newInputs['start'] === false) return undefined;
  const inputs = newInputs as ContainerInputs & { readonly name: string };
  const has = (label: string, value: string) => inputs.labels.some((one) => one.label === label && one.value === value);
  return {
    name: inputs.name,
    service: inputs.labels.find(({ label }) => label === labels.service)?.value ?? '',
    identity: inputs.labels
      .filter(({ label }) => label === labels.environment || label === labels.container)
      .map(({ label, value }) => `${label}=${value}`),
    stopsFirst: has(labels.update, 'stop-first'),
    isGateway: has(labels.service, 'gateway'),
    gracePeriodSeconds: inputs.destroyGraceSeconds,
    isRestarted: inputs.restart !== 'no',
    health: inputs.healthcheck.tests.slice(1),
  };
}

/** The configuration of the gateway that is being written, if it is that. */
function gatewayConfig({ type, newInputs }: Pick<pulumi.ResourceHookArgs, 'type' | 'newInputs'>): string | undefined {
  if (type !== dockerTypes.container.token || newInputs?.['start'] !== false) return undefined;
  const { uploads } = newInputs as {
    readonly uploads?: readonly { readonly file: string; readonly content: string }[];
  };
  return uploads?.find(({ file }) => file.startsWith(`${gatewayConfiguration}/`))?.content;
}

function message(service: string, id: string, { became, lines, outcome }: Failure): string {
  const log =
    lines.length === 0 ? 'It wrote nothing.' : `Its last lines:\n${lines.map((line) => `    ${line}`).join('\n')}`;
  return `${service} on ${id} did not become healthy: ${became}. ${log}${outcome && `\n${outcome}`}`;
}
