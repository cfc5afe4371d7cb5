import type { AlertEntry } from '../catalogue/alerts/alert.ts';
import { alertGroups } from '../catalogue/alerts/alerts.ts';
import { wantedGpus } from '../catalogue/alerts/gpus.ts';
import { errorRatio, errorWindows } from '../catalogue/alerts/service-levels.ts';
import { wantedReplicas } from '../catalogue/alerts/services.ts';
import type { Facts } from '../facts/contract.ts';
import type { Environment } from '../model/environment.ts';
import { stringify } from './yaml.ts';

/** Prometheus's rules: what should be there, how many requests fail, and when somebody should know. */
export function prometheusRules(environment: Environment, facts: Facts): string {
  const groups = [
    { name: 'wanted', rules: wanted(environment, facts) },
    // Days of samples are read for it.
    { name: 'errors', interval: '1m', rules: errorWindows.map(failing) },
    ...Object.entries(alertGroups).map(([name, entries]) => ({ name, rules: alerts(entries, environment) })),
  ];
  return stringify({ groups: groups.filter(({ rules }) => rules.length > 0) });
}

/** What the environment is to have, as metrics: a comparison with what answers tells what is missing. */
function wanted({ services, hosts }: Environment, facts: Facts): object[] {
  const scraped = services.filter(({ entry }) => entry.metrics !== undefined);
  return [
    ...scraped.map(({ id }) => ({
      record: wantedReplicas,
      expr: `vector(${facts.services[id]?.replicas})`,
      labels: { service: id },
    })),
    ...hosts
      .filter(({ hasGpus }) => hasGpus)
      .map(({ name, gpus }) => ({ record: wantedGpus, expr: `vector(${gpus.length})`, labels: { host: name } })),
  ];
}

/** The part of each service's requests that were answered with an error, by the service or for it by the gateway. */
const failing = (window: (typeof errorWindows)[number]): object => {
  const requests = (which: string) =>
    `sum by (service) (rate(haproxy_backend_http_responses_total${which}[${window}]))`;
  return { record: errorRatio(window), expr: `${requests('{code="5xx"}')} / (${requests('')} > 0)` };
};

function alerts(entries: readonly AlertEntry[], { profile, hosts }: Environment): object[] {
  const hasGpus = hosts.some((host) => host.hasGpus);
  return entries
    .filter(({ gpus }) => !gpus || hasGpus)
    .map(({ name, severity, expr, for: holds, summary }) => ({
      alert: name,
      expr: expr(profile.alertThresholds),
      for: holds,
      labels: { severity },
      annotations: { summary, runbook: runbookOf(name) },
    }));
}

/** The page that says what to do: docs/runbooks/service-down.md. */
export const runbookOf = (alert: string): string =>
  `docs/runbooks/${alert.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase()}.md`;
