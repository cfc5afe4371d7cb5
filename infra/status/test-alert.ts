import type { Severity } from '../catalogue/alerts/alert.ts';
import type { Channel } from '../catalogue/alerts/channels.ts';
import { catalogue } from '../catalogue/services/catalogue.ts';
import type { Environment } from '../model/environment.ts';
import { askAny } from './ask-service.ts';
import { hostsOf } from './service-containers.ts';

/** What became of a test alert on the ways that Alertmanager counts as one. */
export interface Attempted {
  readonly channels: readonly Channel[];
  /** How often it was sent, and how often that failed. */
  readonly sent: number;
  readonly failed: number;
}

/** What Alertmanager calls a way, and counts it by. */
const integrations: Readonly<Record<Channel, string>> = {
  webhook: 'webhook',
  sms: 'webhook',
  email: 'email',
  slack: 'slack',
};

/** Milliseconds after which the alert is over, and for which its way is waited for: it is sent after half a minute, in which others could join it. */
const overAfter = 120_000;
const waitsFor = 90_000;
const step = 3000;

/**
 * Sends an alert of a severity by every way that it takes, and waits until each was tried. It is over by itself two minutes later.
 *
 * @param wait waits so many milliseconds.
 * @throws HostError where Alertmanager cannot be asked.
 */
export async function sendTestAlert(
  environment: Environment,
  severity: Severity,
  channels: readonly Channel[],
  wait: (milliseconds: number) => Promise<void>,
): Promise<Attempted[]> {
  const { environment: name } = environment.scope;
  const now = new Date();
  const alert = {
    // Each is a group of its own: no message about others holds it back.
    labels: { alertname: `Test of ${now.toISOString()}`, severity, environment: name },
    annotations: { summary: `Somebody tries it out: npx infra alerts ${name} --test ${severity}`, runbook: 'none' },
    startsAt: now.toISOString(),
    endsAt: new Date(now.getTime() + overAfter).toISOString(),
  };
  const before = await ask(environment, '/metrics');
  await ask(environment, '/api/v2/alerts', JSON.stringify([alert]));
  for (let waited = 0; ; waited += step) {
    await wait(step);
    const attempted = between(before, await ask(environment, '/metrics'), severity, channels);
    const areTried = attempted.every((one) => one.sent + one.failed >= one.channels.length);
    if (areTried || waited >= waitsFor) return attempted;
  }
}

async function ask(environment: Environment, path: string, body?: string): Promise<string> {
  const { port } = catalogue.alertmanager;
  if (port === undefined) return '';
  const question = { service: 'alertmanager', port, path, body };
  return askAny(hostsOf(environment, 'alertmanager'), environment.scope.environment, question);
}

function between(before: string, after: string, severity: Severity, channels: readonly Channel[]): Attempted[] {
  // The receiver is called like the severity: the heartbeat goes on meanwhile.
  const more = (metric: string, integration: string) =>
    counted(after, metric, severity, integration) - counted(before, metric, severity, integration);
  return [...Map.groupBy(channels, (channel) => integrations[channel])].map(([integration, same]) => {
    const failed = more('alertmanager_notification_requests_failed_total', integration);
    return {
      channels: same,
      sent: more('alertmanager_notification_requests_total', integration) - failed,
      failed,
    };
  });
}

/** How often a receiver was told in one way, as Alertmanager’s metrics have it; versions before 0.26 count all receivers as one. */
const counted = (metrics: string, metric: string, receiver: string, integration: string): number =>
  metrics
    .split('\n')
    .filter((line) => line.startsWith(`${metric}{`) && line.includes(`integration="${integration}"`))
    .filter((line) => !line.includes('receiver_name=') || line.includes(`receiver_name="${receiver}"`))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
