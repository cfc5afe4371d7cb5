import type { Facts } from '../facts/contract.ts';
import type { Environment } from '../model/environment.ts';
import { alertmanagerConfig, clusterConfig } from '../templates/alertmanager.ts';
import { blackboxConfig } from '../templates/blackbox.ts';
import { collectorConfig } from '../templates/collector.ts';
import { dcgmCounters } from '../templates/dcgm.ts';
import { grafanaFiles, provisioning } from '../templates/grafana.ts';
import { haproxyConfig } from '../templates/haproxy.ts';
import { jaegerConfig } from '../templates/jaeger.ts';
import { lokiConfig } from '../templates/loki.ts';
import { prometheusConfig } from '../templates/prometheus.ts';
import { prometheusRules } from '../templates/prometheus-rules.ts';

/** Configuration files of a service on a host: where its container sees the directory, and what is in it. */
export interface ConfigFiles {
  readonly directory: string;
  readonly files: Readonly<Record<string, string>>;
}

/** The configuration files of a service on a host, or undefined for a service that its variables configure. */
export function configFiles(
  environment: Environment,
  facts: Facts,
  service: string,
  host: string,
): ConfigFiles | undefined {
  const { alerting, profile } = environment;
  switch (service) {
    case 'gateway':
      return { directory: '/etc/gateway', files: { 'haproxy.cfg': haproxyConfig(environment, host) } };
    case 'prometheus':
      return {
        directory: '/etc/prometheus',
        files: {
          'prometheus.yml': prometheusConfig(environment, facts, host),
          'rules.yml': prometheusRules(environment),
        },
      };
    case 'alertmanager':
      return (
        alerting && {
          directory: '/etc/alertmanager',
          files: {
            'alertmanager.yml': alertmanagerConfig(alerting, profile),
            ...(hasPeers(environment, service) && { 'cluster.yml': clusterConfig() }),
          },
        }
      );
    case 'blackbox-exporter':
      return { directory: '/etc/blackbox_exporter', files: { 'blackbox.yml': blackboxConfig(environment) } };
    case 'gpu-exporter':
      return { directory: '/etc/dcgm-counters', files: { 'counters.csv': dcgmCounters() } };
    case 'jaeger':
      return { directory: '/etc/jaeger', files: { 'jaeger.yml': jaegerConfig(environment) } };
    case 'loki':
      return { directory: '/etc/loki', files: { 'loki.yml': lokiConfig(environment) } };
    case 'collector':
      return { directory: '/etc/alloy', files: { 'config.alloy': collectorConfig(environment, facts, host) } };
    case 'grafana':
      return { directory: provisioning, files: grafanaFiles(environment, facts) };
    default:
      return undefined;
  }
}

const hasPeers = ({ services }: Environment, service: string): boolean =>
  services.some(({ id, peers }) => id === service && peers.size > 0);
