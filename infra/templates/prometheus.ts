import type { Facts } from '../facts/contract.ts';
import type { Environment, Service } from '../model/environment.ts';
import { stringify } from './yaml.ts';

/**
 * Prometheus's configuration, as seen from the host it runs on: what runs beside it is scraped by alias, what runs on another
 * host through that host's gateway.
 */
export function prometheusConfig(environment: Environment, facts: Facts, host: string): string {
  const scraped = environment.services.filter(({ entry, port }) => entry.metrics !== undefined && port !== undefined);
  const config = {
    global: { scrape_interval: '15s', evaluation_interval: '15s', external_labels: { environment: facts.environment } },
    scrape_configs: scraped.flatMap((service) => jobs(service, facts, host)),
  };
  return stringify(config);
}

function jobs({ role, entry, port }: Service, facts: Facts, host: string): object[] {
  const hosts = facts.services[role]?.hosts ?? [];
  const job = (name: string, targetHosts: string[], target: (host: string) => string, more: object = {}) =>
    targetHosts.length === 0
      ? []
      : [
          {
            job_name: name,
            metrics_path: entry.metrics,
            ...more,
            static_configs: targetHosts.map((one) => ({
              targets: [target(one)],
              labels: { service: role, host: facts.hosts[one]?.name },
            })),
          },
        ];
  const ca = facts.services['prometheus']?.secretFiles['tls-ca'];
  const overTls = facts.tls && ca ? { scheme: 'https', tls_config: { ca_file: ca } } : {};
  return [
    ...job(
      role,
      hosts.filter((one) => one === host),
      () => `${role}:${port}`,
    ),
    ...job(
      `${role}-elsewhere`,
      hosts.filter((one) => one !== host),
      (one) => `${facts.hosts[one]?.address}:${port}`,
      overTls,
    ),
  ];
}
