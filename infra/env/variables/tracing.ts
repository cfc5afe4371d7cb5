import { applicationIds } from '../../catalogue/applications.ts';
import { catalogue } from '../../catalogue/services/catalogue.ts';
import type { Facts } from '../../facts/contract.ts';
import { gatewayUrl } from '../urls.ts';
import { type FactVariable, factsFor, type Viewpoint } from '../variable.ts';

const traced = factsFor('application', ...applicationIds);
const basis = 'catalogue entry collector';

/** Only where something takes traces. */
const where = <T>(facts: Facts, value: T): T | undefined =>
  facts.services['jaeger'] && facts.services['collector'] ? value : undefined;

/** The collector of the reader's own host, through its gateway: a network's alias, or a port of the host for what is on no network of ours. */
function endpoint(facts: Facts, view: Viewpoint): string | undefined {
  const { collector } = facts.services;
  const port = catalogue.collector.intakePort;
  if (!collector || port === undefined) return undefined;
  const reader = view === 'environment' ? undefined : facts.services[view.service];
  return reader?.networks.some((network) => collector.networks.includes(network))
    ? `http://${collector.alias}:${port}`
    : gatewayUrl(facts, collector.hosts[0] ?? '', port);
}

/** Where traces go, under the names that every SDK of OpenTelemetry reads (its «Environment Variable Specification»). */
export const tracing = {
  OTEL_EXPORTER_OTLP_ENDPOINT: traced(
    'url',
    'Where services send their traces, by HTTP',
    (facts, view) => where(facts, endpoint(facts, view)),
    basis,
  ),
  OTEL_EXPORTER_OTLP_PROTOCOL: traced(
    'string',
    'Protocol in which they are sent',
    (facts) => where(facts, 'http/protobuf'),
    basis,
  ),
  OTEL_TRACES_SAMPLER: traced(
    'word',
    'How it is decided which traces are kept: as whoever asked has decided, the gateway for what comes from outside',
    (facts) => where(facts, 'parentbased_traceidratio'),
    basis,
  ),
  OTEL_TRACES_SAMPLER_ARG: traced(
    'number',
    'Part of the traces that are kept of what nobody asked for',
    (facts) => where(facts, facts.traces.sampledPercent / 100),
    'profile, traces.sampledPercent',
  ),
};

/** The name under which the traces of a reader are kept; each has its own. */
export const tracingNames: Readonly<Record<'OTEL_SERVICE_NAME', FactVariable>> = {
  OTEL_SERVICE_NAME: {
    ...traced(
      'word',
      'Name of the service in its traces',
      (facts, view) => where(facts, view === 'environment' ? undefined : view.service),
      basis,
    ),
    readersOnly: true,
  },
};
