import { personalDataInLogs, type Scrubbed, secretsInLogs } from '../catalogue/scrubbing.ts';
import { hostLogs } from '../catalogue/services/logs.ts';
import type { Facts } from '../facts/contract.ts';
import type { Environment } from '../model/environment.ts';
import { releaseFailed } from '../model/failed-release.ts';
import { labels } from '../model/labels.ts';
import { block, text } from './alloy.ts';
import { googleReceiver, sentToGoogle } from './collector-google.ts';
import { collectedTraces } from './collector-traces.ts';
import type { LogKind } from './loki.ts';
import { reachedFrom } from './reached.ts';

/** A stage for the lines with these labels that contain something, match an expression (`|~`) or do not (`!~`). */
const matching = (labels: string, operator: '|=' | '|~' | '!~', what: string, ...stages: readonly string[]): string[] =>
  block('stage.match', `selector = ${text(`{${labels}} ${operator} ${text(what)}`)}`, ...stages);

/** Sets the kind of a log. */
const ofKind = (kind: LogKind): string[] => block('stage.static_labels', `values = { kind = ${text(kind)} }`);

/** Lines of one service in a second, over a long time and at once: one that prints more takes no room from the others. A decision. */
const linesPerSecond = { rate: 100, burst: 10_000 } as const;

/** Upper bounds in seconds, by which it is counted how long requests took: around the limits of document 003, up to the longest generation. */
export const responseSeconds = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600] as const;

/**
 * The configuration of a host's collector, in Alloy's language: it reads what containers print and the journal, says of each line whose it is,
 * counts what the gateway says of requests, and sends the rest to Loki: without secrets, without personal data, and no more than its share.
 * Traces take the way of `collector-traces.ts`.
 */
export function collectorConfig(environment: Environment, facts: Facts, host: string): string {
  const parts = [
    block('logging', 'level  = "warn"', 'format = "json"'),
    ...containerLogs(environment),
    ...(environment.profile.platform === 'cloud' ? journal() : []),
    scrubbed(environment),
    ...sent(environment, facts, host),
    ...sentToGoogle(environment, facts, host),
    ...collectedTraces(environment, facts, host),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** What containers of ours print; of others nothing is kept. */
function containerLogs(environment: Environment): string[][] {
  const { target } = hostLogs.containers;
  const label = (name: string) => `attrs.${text(name)}`;
  return [
    block(
      'local.file_match "containers"',
      `path_targets = [{ __path__ = ${text(`${target}/*/*-json.log`)} }]`,
      'sync_period  = "5s"',
    ),
    block(
      'loki.source.file "containers"',
      'targets    = local.file_match.containers.targets',
      'forward_to = [loki.process.containers.receiver]',
    ),
    block(
      'loki.process "containers"',
      'forward_to = [loki.process.scrubbed.receiver]',
      ...block(
        'stage.json',
        `expressions = { line = "log", time = "time", service = ${text(label(labels.service))}, container = ${text(label(labels.container))} }`,
      ),
      ...block('stage.timestamp', 'source = "time"', 'format = "RFC3339Nano"'),
      ...block('stage.template', 'source   = "line"', 'template = "{{ TrimSpace .Value }}"'),
      ...block('stage.output', 'source = "line"'),
      ...block('stage.labels', 'values = { service = "", container = "" }'),
      ...block('stage.label_drop', 'values = ["filename"]'),
      ...ofKind('application'),
      ...block('stage.match', 'selector = "{service=\\"\\"}"', 'action   = "drop"'),
      ...matching('service="gateway"', '|=', '"responseMs":', ...access(environment)),
      ...matching('service="gateway"', '|=', `"event":"${releaseFailed}"`, ...failedReleases()),
      ...matching(
        'kind="application"',
        '|~',
        '^\\{',
        ...block('stage.json', 'expressions = { request_id = "request_id", trace_id = "trace_id" }'),
      ),
      ...block('stage.structured_metadata', 'values = { request_id = "", trace_id = "" }'),
    ),
  ];
}

/** A line of the gateway about a request: it belongs to the service that was asked. */
function access(environment: Environment): string[] {
  const ownPaths = environment.services.flatMap(({ entry }) => [
    ...('path' in entry.health ? [entry.health.path] : []),
    ...(entry.metrics === undefined ? [] : [entry.metrics]),
  ]);
  // What the monitoring asks says nothing of how long people wait. Of `/` nobody knows who asked.
  const monitored = [...new Set(ownPaths)].filter((path) => path !== '/').sort();
  // HAProxy puts a backslash before a slash in JSON.
  const paths = monitored.map((path) => path.replaceAll('/', '\\\\?/')).join('|');
  return [
    ...block(
      'stage.json',
      'expressions = { service = "service", request_id = "requestId", trace_id = "traceId", response = "responseMs", status = "status" }',
    ),
    ...ofKind('access'),
    ...block('stage.labels', 'values = { service = "" }'),
    ...block('stage.label_drop', 'values = ["container", "kind"]'),
    ...matching(
      'service!=""',
      '!~',
      `"path":"(${paths})"|"responseMs":-1`,
      ...block('stage.template', 'source   = "response"', 'template = "{{ .Value }}ms"'),
      ...block(
        'stage.metrics',
        ...block(
          'metric.histogram',
          'name              = "response_seconds"',
          'prefix            = "gateway_"',
          'description       = "Time until a service began to answer, without what the monitoring asks."',
          'source            = "response"',
          `buckets           = [${responseSeconds.join(', ')}]`,
          'max_idle_duration = "24h"',
        ),
      ),
    ),
    ...matching(
      'service!=""',
      '|~',
      '"status":(401|403|429)',
      ...block('stage.labels', 'values = { status = "" }'),
      ...counter('gateway_', 'refused_total', 'Requests that were refused, by status.'),
      ...block('stage.label_drop', 'values = ["status"]'),
      ...ofKind('security'),
    ),
    ...block('stage.match', 'selector = "{kind!=\\"security\\"}"', ...ofKind('access')),
  ];
}

/** A line about a new version that did not become healthy, which `up` writes into the log of the gateway: it belongs to that service. */
const failedReleases = (): string[] => [
  ...block('stage.json', 'expressions = { service = "failedService" }'),
  ...block('stage.labels', 'values = { service = "" }'),
  ...block('stage.label_drop', 'values = ["container", "kind"]'),
  ...counter('releases_', 'failed_total', 'New versions that did not become healthy.'),
  ...ofKind('release'),
];

const counter = (prefix: string, name: string, description: string): string[] =>
  block(
    'stage.metrics',
    ...block(
      'metric.counter',
      `name              = ${text(name)}`,
      `prefix            = ${text(prefix)}`,
      `description       = ${text(description)}`,
      'match_all         = true',
      'action            = "inc"',
      'max_idle_duration = "24h"',
    ),
  );

/** The journal of the host: what its programs say; who signs in belongs to security. */
function journal(): string[][] {
  return [
    block(
      'loki.relabel "journal"',
      'forward_to = []',
      ...block('rule', 'target_label = "kind"', 'replacement  = "system"'),
      ...block(
        'rule',
        'source_labels = ["__journal_syslog_identifier"]',
        'regex         = "sshd.*|sudo|su|login|systemd-logind|polkitd"',
        'target_label  = "kind"',
        'replacement   = "security"',
      ),
      ...block('rule', 'source_labels = ["__journal__systemd_unit"]', 'target_label  = "unit"'),
    ),
    block(
      'loki.source.journal "host"',
      `path          = ${text(hostLogs.journal.target)}`,
      'max_age       = "12h"',
      'labels        = { service = "host" }',
      'relabel_rules = loki.relabel.journal.rules',
      'forward_to    = [loki.process.journal.receiver]',
    ),
    block(
      'loki.process "journal"',
      'forward_to = [loki.process.scrubbed.receiver]',
      ...block('stage.structured_metadata', 'values = { unit = "" }'),
      ...block('stage.label_drop', 'values = ["unit", "job"]'),
      ...matching(
        'kind="security"',
        '|~',
        '(?i)failed password|invalid user|authentication failure',
        ...counter('host_', 'failed_sign_ins_total', 'Sign-ins to the host that failed.'),
      ),
    ),
  ];
}

/** What must not be kept is taken out, and what is too much. */
function scrubbed({ profile, cloud }: Environment): string[] {
  const removed = [...secretsInLogs, ...(profile.logs.withoutPersonalData ? personalDataInLogs : [])];
  return block(
    'loki.process "scrubbed"',
    `forward_to = [${['loki.write.loki', ...(cloud?.logWriter ? [googleReceiver] : [])].map((one) => `${one}.receiver`).join(', ')}]`,
    ...removed.flatMap(({ what, expression, by = `<${what}>` }: Scrubbed) =>
      block('stage.replace', `expression = ${text(expression)}`, `replace    = ${text(by)}`),
    ),
    ...block(
      'stage.limit',
      `rate          = ${linesPerSecond.rate}`,
      `burst         = ${linesPerSecond.burst}`,
      'drop          = true',
      'by_label_name = "service"',
    ),
  );
}

/** Loki, on this host or another. */
function sent(environment: Environment, facts: Facts, host: string): string[][] {
  const loki = reachedFrom(host, 'loki', environment, facts);
  if (!loki) return [];
  const ca = facts.services['collector']?.secretFiles['tls-ca'];
  return [
    block(
      'loki.write "loki"',
      `external_labels = { environment = ${text(facts.environment)}, host = ${text(facts.hosts[host]?.name ?? host)} }`,
      ...block(
        'endpoint',
        `url = ${text(`${loki.tls ? 'https' : 'http'}://${loki.address}/loki/api/v1/push`)}`,
        // While Loki is started anew, what it does not take waits, up to 10 MiB; the counts of requests go on.
        'max_backoff_retries = 0',
        'max_backoff_period  = "30s"',
        ...(loki.tls && ca ? block('tls_config', `ca_file = ${text(ca)}`) : []),
      ),
    ),
  ];
}
