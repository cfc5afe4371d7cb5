import type { AlertEntry } from '../catalogue/alerts/alert.ts';
import { alertGroups } from '../catalogue/alerts/alerts.ts';
import { placedOnGpus, wantedGpus } from '../catalogue/alerts/gpus.ts';
import { generationShare, latency, latencyLimit, latencyQuantiles } from '../catalogue/alerts/latency.ts';
import { latencyBurn, latencyLevels, slowRequests } from '../catalogue/alerts/latency-levels.ts';
import { secretRotation } from '../catalogue/alerts/secrets.ts';
import { type ErrorWindow, errorRatio, errorWindows } from '../catalogue/alerts/service-levels.ts';
import { wantedReplicas } from '../catalogue/alerts/services.ts';
import { rotationDays } from '../catalogue/secrets.ts';
import type { Environment } from '../model/environment.ts';
import { responseSeconds } from './collector.ts';
import { stringify } from './yaml.ts';

/** Prometheus's rules: what should be there, how many requests fail, and when somebody should know. */
export function prometheusRules(environment: Environment): string {
  const groups = [
    { name: 'wanted', rules: wanted(environment) },
    // Days of samples are read for it.
    { name: 'errors', interval: '1m', rules: errorWindows.map(failing) },
    { name: 'late', interval: '1m', rules: late(environment) },
    { name: 'latencies', rules: [...latencies(), ...latencyLimits(environment)] },
    ...Object.entries(alertGroups).map(([name, entries]) => ({ name, rules: alerts(entries, environment) })),
  ];
  return stringify({ groups: groups.filter(({ rules }) => rules.length > 0) });
}

/** What the environment is to have, as metrics: a comparison with what answers tells what is missing. */
function wanted({ services, hosts, replicas, secrets }: Environment): object[] {
  const scraped = services.filter(({ entry }) => entry.metrics !== undefined);
  const countOf = (service: string, host: string) =>
    replicas.filter((one) => one.service === service && one.host === host).length;
  return [
    ...scraped.flatMap(({ id }) =>
      hosts
        .filter((host) => countOf(id, host.id) > 0)
        .map((host) => ({
          record: wantedReplicas,
          expr: `vector(${countOf(id, host.id)})`,
          labels: { service: id, host: host.name },
        })),
    ),
    // A certificate says itself when it ends.
    ...secrets
      .filter(({ entry }) => entry.tls === undefined)
      .map(({ name, entry }) => ({
        record: secretRotation,
        expr: `vector(${entry.rotationDays ?? rotationDays})`,
        labels: { secret: name },
      })),
    ...hosts
      .filter(({ hasGpus }) => hasGpus)
      .map(({ name, gpus }) => ({ record: wantedGpus, expr: `vector(${gpus.length})`, labels: { host: name } })),
    ...hosts
      .filter(({ hasGpus }) => hasGpus)
      .flatMap(({ id, name }) =>
        replicas.flatMap(({ host, gpu, service }) =>
          host === id && gpu !== undefined
            ? [{ record: placedOnGpus, expr: 'vector(1)', labels: { host: name, gpu: String(gpu), service } }]
            : [],
        ),
      ),
  ];
}

/** The part of each service's requests that were answered with an error, by the service or for it by the gateway. */
const failing = (window: (typeof errorWindows)[number]): object => {
  const requests = (which: string) =>
    `sum by (service) (rate(haproxy_backend_http_responses_total${which}[${window}]))`;
  return { record: errorRatio(window), expr: `${requests('{code="5xx"}')} / (${requests('')} > 0)` };
};

/** Of each level and time: how many requests took longer, and how many times as many that are as may be. */
function late({ services, profile }: Environment): object[] {
  const asked = services.filter(({ port }) => port !== undefined);
  const [generating, others] = [true, false].map((generates) =>
    asked.filter(({ entry }) => (entry.reads?.includes('generation') ?? false) === generates).map(({ id }) => id),
  );
  return Object.entries(latencyLevels).flatMap(([level, { seconds, mayBeSlow, ofGeneration }]) =>
    errorWindows.flatMap((window) => [
      ...slowOf(others ?? [], seconds, window, level),
      ...slowOf(generating ?? [], boundBelow(ofGeneration * profile.timeouts.generationSeconds), window, level),
      {
        record: latencyBurn(window),
        expr: `${slowRequests(window)}{level="${level}"} / ${mayBeSlow} / on (service) group_left () (sum by (service) (rate(gateway_response_seconds_count[${window}])) > 0)`,
      },
    ]),
  );
}

/** The greatest bound up to a number of seconds by which it is counted how long requests took. */
const boundBelow = (seconds: number): number => responseSeconds.filter((bound) => bound <= seconds).at(-1) ?? seconds;

function slowOf(services: readonly string[], seconds: number, window: ErrorWindow, level: string): object[] {
  if (services.length === 0) return [];
  const of = `service=~"${services.join('|')}"`;
  // Prometheus 3 writes the bound 2 as 2.0.
  const bound = `le=~"${seconds}([.]0)?"`;
  const counted = (series: string) => `sum by (service) (rate(gateway_response_seconds_${series}[${window}]))`;
  return [
    {
      record: slowRequests(window),
      expr: `${counted(`count{${of}}`)} - ${counted(`bucket{${of}, ${bound}}`)}`,
      labels: { level },
    },
  ];
}

/** In how many seconds a part of each service's requests was answered. */
const latencies = (): object[] =>
  (Object.keys(latencyQuantiles) as (keyof typeof latencyQuantiles)[]).map((quantile) => ({
    record: latency(quantile),
    expr: `histogram_quantile(${latencyQuantiles[quantile]}, sum by (service, le) (rate(gateway_response_seconds_bucket[5m])))`,
  }));

/** From when on that is too slow: what generates images, and what passes generations on, may take its time. */
function latencyLimits({ services, profile }: Environment): object[] {
  const severities = ['critical', 'high', 'medium'] as const;
  return services
    .filter(({ port }) => port !== undefined)
    .flatMap(({ id, entry }) =>
      severities.map((severity) => ({
        record: latencyLimit,
        expr: `vector(${
          entry.reads?.includes('generation')
            ? generationShare[severity] * profile.timeouts.generationSeconds
            : profile.alertThresholds.responseSeconds[severity]
        })`,
        labels: { service: id, severity },
      })),
    );
}

function alerts(entries: readonly AlertEntry[], { profile, hosts }: Environment): object[] {
  const has = { gpus: hosts.some(({ hasGpus }) => hasGpus), alerting: profile.alerting !== undefined };
  return entries
    .filter(({ needs }) => needs === undefined || has[needs])
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
