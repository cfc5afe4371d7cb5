import type { Facts } from '../facts/contract.ts';
import { controlGroupPath } from '../model/control-groups.ts';
import type { Environment } from '../model/environment.ts';
import { outsidePort, replicasAlias, routedServices } from '../model/routing.ts';
import type { Service } from '../model/services.ts';
import { probeModule } from './blackbox.ts';
import { allReachedFrom, reachedFrom } from './reached.ts';
import { stringify } from './yaml.ts';

/**
 * Prometheus's configuration, as seen from the host it runs on: what runs beside it is scraped itself, what runs on another host through
 * that host's gateway.
 */
export function prometheusConfig(environment: Environment, facts: Facts, host: string): string {
  const scraped = environment.services.filter(({ entry }) => entry.metrics !== undefined);
  const config = {
    global: { scrape_interval: '15s', evaluation_interval: '15s', external_labels: { environment: facts.environment } },
    rule_files: ['rules.yml'],
    ...alertmanagers(environment, facts, host),
    scrape_configs: [
      ...scraped.flatMap((service) => jobs(service, environment, facts, host)),
      ...probes(environment, facts, host),
    ],
  };
  return stringify(config);
}

/** Metrics that are about another service than the one that has them. */
const aboutOthers: Readonly<Record<string, readonly object[]>> = {
  // What a gateway says of a backend; one holds its counts of clients, others pass on what no user asks.
  gateway: [
    {
      source_labels: ['__name__', 'proxy'],
      regex: 'haproxy_(?:backend|server)_.+;(?:clients|debug-.+|passed-.+)',
      action: 'drop',
    },
    { source_labels: ['__name__', 'proxy'], regex: 'haproxy_backend_.+;(.+)', target_label: 'service' },
  ],
  // What is known of a container: whose it is, and its id as `docker ps` has it. Of other groups than containers only the host's own is kept.
  cadvisor: [
    { source_labels: ['id'], regex: controlGroupPath, target_label: 'service' },
    { source_labels: ['id'], regex: controlGroupPath, replacement: '$2', target_label: 'container' },
    { source_labels: ['__name__', 'id', 'container'], regex: 'container_.+;/.+;', action: 'drop' },
    { source_labels: ['container'], regex: '.+', replacement: '', target_label: 'id' },
  ],
  // What a collector counts in the logs of a service.
  collector: [
    { source_labels: ['exported_service'], regex: '(.+)', target_label: 'service' },
    { action: 'labeldrop', regex: 'exported_service' },
  ],
};

/** Where alerts are sent from this host: to every Alertmanager, which agree on who tells people. */
function alertmanagers(environment: Environment, facts: Facts, host: string): object {
  const reached = allReachedFrom(host, 'alertmanager', environment, facts);
  if (reached.length === 0) return {};
  return {
    alerting: {
      alertmanagers: reached.map(({ address, tls }) => ({
        ...(tls && overTls(facts)),
        static_configs: [{ targets: [address] }],
      })),
    },
  };
}

/** How the gateways of other hosts are asked. */
function overTls(facts: Facts): object {
  const ca = facts.services['prometheus']?.secretFiles['tls-ca'];
  return facts.tls && ca ? { scheme: 'https', tls_config: { ca_file: ca } } : {};
}

function jobs(service: Service, environment: Environment, facts: Facts, host: string): object[] {
  const { id, entry } = service;
  const { metricsPort, publishesPorts } = entry;
  const listens = metricsPort ?? service.listens;
  const port = metricsPort ?? service.port;
  const alias = publishesPorts ? id : replicasAlias(id);
  const replicas = environment.replicas.filter((replica) => replica.service === id);
  const here = replicas.filter((replica) => replica.host === host).length;
  const elsewhere = [...new Set(replicas.map((replica) => replica.host))].filter((one) => one !== host);
  const nameOf = (one: string) => facts.hosts[one]?.name;
  const job = (name: string, more: object) => ({
    job_name: name,
    metrics_path: entry.metrics,
    ...more,
    // Of each service, not of each place for a version of it.
    ...(publishesPorts && { params: { scope: ['global', 'frontend', 'backend'] } }),
    // It says when it looked, by which Prometheus would not see that a container is gone.
    ...(id === 'cadvisor' && { honor_timestamps: false }),
    ...(aboutOthers[id] && { metric_relabel_configs: aboutOthers[id] }),
  });
  const target = (address: string, on: string) => ({
    targets: [address],
    labels: { service: id, host: nameOf(on) },
  });
  // One alias stands for several replicas: the engine's DNS has an address for each, and each is a target of its own.
  const each = {
    dns_sd_configs: [{ names: [alias], type: 'A', port: listens }],
    relabel_configs: [
      { target_label: 'service', replacement: id },
      { target_label: 'host', replacement: nameOf(host) },
    ],
  };
  const others = elsewhere.map((one) => target(`${facts.hosts[one]?.hostname}:${port}`, one));
  return [
    ...(here > 0 ? [job(id, here > 1 ? each : { static_configs: [target(`${alias}:${listens}`, host)] })] : []),
    ...(others.length > 0 ? [job(`${id}-elsewhere`, { ...overTls(facts), static_configs: others })] : []),
  ];
}

/**
 * Every service on every host, asked for its health under its URL. Only what the exporter finds has the labels of the service: that the
 * exporter itself answers (`up`) says nothing of it.
 */
function probes(environment: Environment, facts: Facts, prometheus: string): object[] {
  const exporter = reachedFrom(prometheus, 'blackbox-exporter', environment, facts);
  if (!exporter) return [];
  const targets = environment.hosts.flatMap((host) =>
    routedServices(environment, host.id).flatMap(({ id, entry, port, listens }) => {
      if (!('path' in entry.health)) return [];
      // What is published for this machine alone, containers reach at its gateway.
      const address = host.address.startsWith('127.')
        ? `gateway:${outsidePort(listens)}`
        : `${facts.hosts[host.id]?.hostname}:${port}`;
      const url = `${facts.tls ? 'https' : 'http'}://${address}${entry.health.path}`;
      return [{ targets: [url], labels: { probed_service: id, probed_host: host.name } }];
    }),
  );
  const job = {
    job_name: 'probes',
    ...(exporter.tls && overTls(facts)),
    // Each is a line in the log of a gateway.
    scrape_interval: '30s',
    metrics_path: '/probe',
    params: { module: [probeModule] },
    static_configs: targets,
    relabel_configs: [
      { source_labels: ['__address__'], target_label: '__param_target' },
      { source_labels: ['__param_target'], target_label: 'instance' },
      { target_label: '__address__', replacement: exporter.address },
    ],
    metric_relabel_configs: [
      { source_labels: ['probed_service'], target_label: 'service' },
      { source_labels: ['probed_host'], target_label: 'host' },
      { action: 'labeldrop', regex: 'probed_.+' },
    ],
  };
  return [job];
}
