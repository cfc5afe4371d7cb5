import { logWriterToken } from '../catalogue/services/logs.ts';
import type { Facts } from '../facts/contract.ts';
import type { Environment } from '../model/environment.ts';
import { block, text } from './alloy.ts';

/** The component that takes the lines for Google. */
export const googleReceiver = 'otelcol.receiver.loki.google';

/**
 * The part of a collector's configuration that sends the same lines as to Loki to Google's Cloud Logging, in OpenTelemetry's protocol (Telemetry
 * API). Empty where they do not go there.
 *
 * Source: Google Cloud documentation, «Write OTLP logs to the Telemetry API», «OTLP log record to log entry mapping».
 */
export function sentToGoogle({ cloud, scope, services }: Environment, facts: Facts, host: string): string[][] {
  const collector = services.find(({ id }) => id === 'collector');
  if (!cloud?.logWriter || !collector) return [];
  const zone = facts.hosts[host]?.hostname.split('.')[1] ?? cloud.zone;
  return [
    block(googleReceiver.replace(/\.(\w+)$/, ' "$1"'), ...next('processor.transform')),
    block(
      'otelcol.processor.transform "google"',
      'error_mode = "ignore"',
      ...statements('log', [
        // What a line is about makes the resource that it belongs to, of the type generic_task.
        'set(resource.attributes["service.name"], attributes["service"])',
        `set(resource.attributes["service.namespace"], ${text(facts.environment)})`,
        `set(resource.attributes["service.instance.id"], ${text(facts.hosts[host]?.name ?? host)})`,
        `set(resource.attributes["cloud.availability_zone"], ${text(zone)})`,
        `set(resource.attributes["gcp.project_id"], ${text(scope.project)})`,
        // The name of the log: `jobmatch-prod-access`.
        `set(attributes["gcp.log_name"], Concat([${text(`${scope.prefix}-${scope.environment}`)}, attributes["kind"]], "-"))`,
        // With fields of its own, it can be searched by them.
        'set(body, ParseJSON(body)) where IsMatch(body, "^\\\\{")',
        // Names of labels, which Loki alone needs.
        'delete_key(attributes, "loki.attribute.labels")',
      ]),
      ...next('processor.batch'),
    ),
    block(
      'otelcol.processor.batch "google"',
      'send_batch_max_size = 1000',
      'send_batch_size = 500',
      ...next('exporter.otlphttp'),
    ),
    block(
      'local.file "google"',
      `filename       = ${text(`${collector.secretsPath}/${logWriterToken}`)}`,
      'is_secret      = true',
      'detector       = "poll"',
      'poll_frequency = "30s"',
    ),
    block('otelcol.auth.bearer "google"', 'token = local.file.google.content'),
    block(
      'otelcol.exporter.otlphttp "google"',
      ...block(
        'client',
        'endpoint = "https://telemetry.googleapis.com"',
        'auth     = otelcol.auth.bearer.google.handler',
      ),
      // Where Google does not answer, the way to Loki goes on, and these wait for a while.
      ...block('sending_queue', 'queue_size = 200'),
    ),
  ];
}

const next = (component: string): string[] => block('output', `logs = [otelcol.${component}.google.input]`);

/** Statements in OpenTelemetry's own language (OTTL). */
const statements = (context: string, list: readonly string[]): string[] =>
  block(
    'log_statements',
    `context    = ${text(context)}`,
    'statements = [',
    ...list.map((statement) => `  ${text(statement)},`),
    ']',
  );
