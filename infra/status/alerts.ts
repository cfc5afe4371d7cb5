import { z } from 'zod';
import type { Environment } from '../model/environment.ts';
import { askAny } from './ask-service.ts';
import { hostsOf } from './service-containers.ts';

/** An alert whose condition holds. */
export interface ActiveAlert {
  readonly name: string;
  readonly severity: string;
  /** `pending` until it has held for long enough. */
  readonly state: 'pending' | 'firing';
  /** When its condition began to hold. */
  readonly since: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The page that says what to do. */
  readonly runbook: string;
  /** Who is told, or why nobody is. */
  readonly told: string;
}

/** What an environment's Prometheus and Alertmanager say. */
export interface Alerts {
  /** The worst first. */
  readonly alerts: readonly ActiveAlert[];
  /** The alert that is always there is there: the rules are evaluated. */
  readonly areEvaluated: boolean;
}

const labels = z.record(z.string(), z.string());
const evaluated = z.object({
  data: z.object({
    alerts: z.array(
      z.object({ labels, annotations: labels, state: z.enum(['pending', 'firing']), activeAt: z.string() }),
    ),
  }),
});
const received = z.array(
  z.object({
    labels,
    status: z.object({
      state: z.string(),
      inhibitedBy: z.array(z.string()).default([]),
      silencedBy: z.array(z.string()).default([]),
      /** Only newer versions say it. */
      mutedBy: z.array(z.string()).default([]),
    }),
  }),
);
type Received = z.infer<typeof received>[number];

const severities = ['critical', 'high', 'medium', 'low'];

/**
 * Which alerts there are in an environment with monitoring, and who is told of them.
 *
 * @throws HostError where Prometheus or Alertmanager cannot be asked.
 */
export async function activeAlerts(environment: Environment): Promise<Alerts> {
  const [said, known] = await Promise.all([
    ask(environment, 'prometheus', '/api/v1/alerts'),
    environment.alerting ? ask(environment, 'alertmanager', '/api/v2/alerts') : [],
  ]);
  const all = evaluated.parse(said).data.alerts;
  const atAlertmanager = received.parse(known);
  const alerts = all
    .filter((one) => one.labels['alertname'] !== 'Watchdog')
    .map((one): ActiveAlert => {
      const { alertname: name = '', severity = '', ...rest } = one.labels;
      return {
        name,
        severity,
        state: one.state,
        since: one.activeAt,
        labels: rest,
        summary: one.annotations['summary'] ?? '',
        runbook: one.annotations['runbook'] ?? '',
        told: toldOf(environment, severity, one.state, atAlertmanager.find(isSame(one.labels))),
      };
    })
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || a.since.localeCompare(b.since));
  return { alerts, areEvaluated: all.some((one) => one.labels['alertname'] === 'Watchdog') };
}

async function ask(environment: Environment, service: string, path: string): Promise<unknown> {
  const port = environment.services.find(({ id }) => id === service)?.listens;
  if (port === undefined) return undefined;
  return JSON.parse(
    await askAny(hostsOf(environment, service), environment.scope.environment, { service, port, path }),
  );
}

/** Alertmanager's labels are Prometheus's, and the environment. */
const isSame = (own: Readonly<Record<string, string>>) => (one: Received) =>
  Object.entries(own).every(([name, value]) => one.labels[name] === value) &&
  Object.keys(one.labels).every((name) => name === 'environment' || Object.hasOwn(own, name));

function toldOf({ alerting }: Environment, severity: string, state: string, known: Received | undefined): string {
  const channels = alerting?.routes.find((route) => route.severity === severity)?.channels ?? [];
  if (channels.length === 0) return 'dashboard';
  if (state === 'pending' || !known) return 'not yet';
  const { inhibitedBy, silencedBy, mutedBy } = known.status;
  if (inhibitedBy.length > 0) return 'inhibited';
  if (silencedBy.length > 0) return 'silenced';
  return mutedBy.length > 0 ? 'maintenance' : channels.join(', ');
}
