import { personalDataInLogs, secretsInLogs } from '../catalogue/scrubbing.ts';
import { otlp } from '../catalogue/services/traces.ts';
import { gatewayUrl } from '../env/urls.ts';
import type { Facts } from '../facts/contract.ts';
import type { Environment } from '../model/environment.ts';
import { replicasAlias } from '../model/routing.ts';
import { block, text } from './alloy.ts';

/**
 * The part of a collector's configuration that takes the traces of its host's services, in OpenTelemetry's protocol, and sends them to Jaeger:
 * on another host by way of the collector there. Empty where there is no Jaeger.
 */
export function collectedTraces(environment: Environment, facts: Facts, host: string): string[][] {
  const jaeger = environment.replicas.find(({ service }) => service === 'jaeger')?.host;
  if (jaeger === undefined) return [];
  const isHere = jaeger === host;
  const ca = facts.services['collector']?.secretFiles['tls-ca'];
  const next = (component: string) => block('output', `traces = [otelcol.${component}.traces.input]`);
  return [
    block(
      'otelcol.receiver.otlp "traces"',
      ...block('grpc', `endpoint = "0.0.0.0:${otlp.grpc}"`),
      ...block('http', `endpoint = "0.0.0.0:${otlp.http}"`),
      ...next('processor.memory_limiter'),
    ),
    block(
      'otelcol.processor.memory_limiter "traces"',
      'check_interval = "1s"',
      // What would take more memory than this is refused, and sent again by the services.
      'limit          = "128MiB"',
      ...next('processor.transform'),
    ),
    block(
      'otelcol.processor.transform "traces"',
      'error_mode = "ignore"',
      ...statements('resource', [
        ...ifNotSaid('environment', facts.environment),
        ...ifNotSaid('host', facts.hosts[host]?.name ?? host),
      ]),
      ...statements('span', scrubbed(environment, ['attributes'], ['name', 'status.message'])),
      ...statements('spanevent', scrubbed(environment, ['attributes'], ['name'])),
      ...next('processor.batch'),
    ),
    block('otelcol.processor.batch "traces"', ...next('exporter.otlphttp')),
    block(
      'otelcol.exporter.otlphttp "traces"',
      ...block(
        'client',
        `endpoint = ${text(isHere ? `http://${replicasAlias('jaeger')}:${otlp.http}` : gatewayUrl(facts, jaeger, otlp.http))}`,
        ...(facts.tls && ca && !isHere ? block('tls', `ca_file = ${text(ca)}`) : []),
      ),
    ),
  ];
}

/** Statements in OpenTelemetry's own language (OTTL). */
const statements = (context: string, list: readonly string[]): string[] =>
  block(
    'trace_statements',
    `context    = ${text(context)}`,
    'statements = [',
    ...list.map((statement) => `  ${text(statement)},`),
    ']',
  );

/** What came by way of another host says already whose it is. */
const ifNotSaid = (attribute: string, value: string): string[] => [
  `set(attributes[${text(attribute)}], ${text(value)}) where attributes[${text(attribute)}] == nil`,
];

/** Takes out what must not be kept: the same as of logs, but with the name before it. */
function scrubbed({ profile }: Environment, maps: readonly string[], texts: readonly string[]): string[] {
  const removed = [
    { by: '<secret>', what: secretsInLogs },
    ...(profile.logs.withoutPersonalData ? [{ by: '<personal data>', what: personalDataInLogs }] : []),
  ];
  return removed.flatMap(({ by, what }) => {
    const any = text(what.map(({ expression }) => `(?:${expression})`).join('|'));
    return [
      ...maps.map((map) => `replace_all_patterns(${map}, "value", ${any}, ${text(by)})`),
      ...texts.map((one) => `replace_pattern(${one}, ${any}, ${text(by)})`),
    ];
  });
}
