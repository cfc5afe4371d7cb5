import { setTimeout as wait } from 'node:timers/promises';
import { severities } from '../../catalogue/alerts/channels.ts';
import { printable } from '../../host/printable.ts';
import type { Environment } from '../../model/environment.ts';
import { age } from '../../status/age.ts';
import { type ActiveAlert, type Alerts, activeAlerts } from '../../status/alerts.ts';
import { type Attempted, sendTestAlert } from '../../status/test-alert.ts';
import { withEnvironment } from '../stack-input.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Says which alerts there are in an environment; or sends one to see whether it arrives.
 *
 * @returns the exit code.
 */
export function alertsCommand(
  stack: string | undefined,
  { json, test }: { json: boolean; test: string | undefined },
): Promise<number> {
  return withEnvironment(stack, async (environment) => {
    const { profile, scope } = environment;
    if (!profile.metricsEnabled)
      throw new UsageError(`${scope.environment} has no monitoring: metricsEnabled in stacks/${scope.environment}.ts.`);
    if (test !== undefined) return tryOut(environment, test);
    const found = await activeAlerts(environment);
    console.log(json ? JSON.stringify({ environment: scope.environment, ...found }, null, 2) : asText(found));
    return found.areEvaluated ? 0 : 1;
  });
}

async function tryOut(environment: Environment, test: string): Promise<number> {
  const { environment: name } = environment.scope;
  if (!environment.alerting)
    throw new UsageError(`${name} sends no alerts: alerting in stacks/${name}.ts. They are on its dashboards.`);
  const severity = severities.find((one) => one === test);
  const channels = environment.alerting.routes.find((route) => route.severity === severity)?.channels ?? [];
  if (severity === undefined || channels.length === 0) {
    const sent = environment.alerting.routes.filter((route) => route.channels.length > 0);
    const which = sent.map((route) => route.severity).join(', ');
    throw new UsageError(`--test is a severity that ${name} sends, one of ${which}: not "${test}".`);
  }
  console.log(`Sends a ${severity} alert to ${channels.join(', ')}. This takes half a minute.`);
  const attempted = await sendTestAlert(environment, severity, channels, (milliseconds) => wait(milliseconds));
  for (const one of attempted) console.log(`  ${one.channels.join(', ').padEnd(12)}  ${outcome(one)}`);
  const isSent = attempted.every(({ sent, failed, channels: ways }) => failed === 0 && sent >= ways.length);
  console.log(
    isSent
      ? 'It was taken by each. In two minutes they are told that it is over.'
      : `What failed is in: npx infra logs ${name} alertmanager`,
  );
  return isSent ? 0 : 1;
}

function outcome({ channels, sent, failed }: Attempted): string {
  if (failed > 0) return channels.length > 1 ? `failed ${failed} times, sent ${sent}` : 'failed';
  if (sent >= channels.length) return 'sent';
  return 'nothing was sent: in the hours of maintenance (stacks/base.ts), or while it is silenced, nobody is told';
}

function asText({ alerts, areEvaluated }: Alerts): string {
  const now = new Date();
  const heads = ['SEVERITY', 'ALERT', 'SINCE', 'TOLD'];
  const rows = alerts.map((alert) => cells(alert, now).map(printable));
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [
    ...(alerts.length > 0 ? [line(heads)] : []),
    ...alerts.flatMap(({ summary, runbook }, index) => [
      line(rows[index] ?? []),
      `  ${printable(summary)}`,
      `  ${printable(runbook)}`,
    ]),
    ...(alerts.length > 0 ? [''] : []),
    areEvaluated
      ? alerts.length === 0
        ? 'There is no alert.'
        : `${alerts.length} ${alerts.length === 1 ? 'alert' : 'alerts'}.`
      : 'The alert Watchdog, which is always there, is not: Prometheus does not evaluate its rules, and these may be wrong.',
  ].join('\n');
}

const cells = ({ severity, name, state, since, told }: ActiveAlert, now: Date): string[] => [
  severity,
  name,
  `${age(new Date(since), now)}${state === 'pending' ? ', pending' : ''}`,
  told,
];
