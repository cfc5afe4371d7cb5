import type { Environment } from './environment.ts';

/** What an update does not stop at, and a person should know: each a line that says what to do. */
export function warningsOf(environment: Environment): string[] {
  return [...unusedGpus(environment), ...oneZone(environment), ...untold(environment)];
}

/** GPUs cost money also where nothing runs on them. */
function unusedGpus({ hosts, replicas }: Environment): string[] {
  return hosts
    .filter(({ id, hasGpus }) => hasGpus && !replicas.some(({ host, gpu }) => host === id && gpu !== undefined))
    .map(
      ({ id, machine, gpus }) =>
        `${id}: no service uses its ${gpus.length} × ${gpus[0]?.model}; remove the host, or give it a machine type without GPUs instead of ${machine}`,
    );
}

function oneZone({ hosts, settings, scope }: Environment): string[] {
  const zones = new Set(hosts.flatMap(({ vm }) => vm?.zone ?? []));
  if (settings['HIGH_AVAILABILITY'] !== true || zones.size !== 1) return [];
  return [
    `HIGH_AVAILABILITY is true, and every host is in ${[...zones][0]}: when that zone fails, everything does. Add hosts with another zone of the region (hosts.<id>.zone), or set it to false in stacks/${scope.environment}.ts`,
  ];
}

const ways = { webhook: 'webhook', sms: 'SMS', email: 'e-mail', slack: 'Slack' } as const;

/** Alerts that reach fewer people than document 003 wants. */
function untold({ alerting, scope }: Environment): string[] {
  if (!alerting) return [];
  const file = `Pulumi.${scope.environment}.yaml`;
  return [
    ...alerting.missing.map(
      ({ channel, severities }) =>
        `${severities.join(', ')} alerts have no ${ways[channel]} receiver: name one in ${file} (alerts.${channel})`,
    ),
    ...(alerting.heartbeat
      ? []
      : [`nobody notices when alerts cannot be sent any more: name a heartbeat in ${file} (alerts.heartbeat)`]),
  ];
}
