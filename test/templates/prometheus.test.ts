import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { factsOf } from '../../infra/facts/facts.ts';
import { prometheusConfig } from '../../infra/templates/prometheus.ts';
import { namedServices } from '../support/named-services.ts';
import { environment, facts, gpuHostAlone, twoEngines, twoHosts } from '../support/stacks.ts';

interface Job {
  readonly job_name: string;
  readonly metrics_path: string;
  readonly scheme?: string;
  readonly tls_config?: object;
  readonly static_configs: readonly { readonly targets: string[]; readonly labels: Record<string, string> }[];
}

const config = (...args: Parameters<typeof environment>) =>
  parse(prometheusConfig(environment(...args), facts(...args), 'gpu-0')) as { global: object; scrape_configs: Job[] };
const job = (name: string, ...args: Parameters<typeof environment>) =>
  config(...args).scrape_configs.find(({ job_name }) => job_name === name);
const jobNames = (...args: Parameters<typeof environment>) =>
  config(...args)
    .scrape_configs.map(({ job_name }) => job_name)
    .filter((name) => namedServices.has(name.replace('-elsewhere', '')));

const here = [
  'orchestrator',
  'flux',
  'sd35',
  'comfyui',
  'gateway',
  'integration',
  'health-dashboard',
  'prometheus',
  'grafana',
  'node-exporter',
  'gpu-exporter',
];

describe('Prometheus', () => {
  it('says of which environment its metrics are', () => {
    expect(config('prod').global).toEqual({
      scrape_interval: '15s',
      evaluation_interval: '15s',
      external_labels: { environment: 'prod' },
    });
  });

  it('reads everything with metrics, in an environment of one host', () => {
    expect(jobNames('dev')).toEqual(here);
    expect(jobNames('prod', gpuHostAlone)).toEqual(here);
  });

  it('reads everything with metrics, in an environment of several', () => {
    const services = jobNames('prod').map((name) => name.replace(/-elsewhere$/, ''));
    expect([...new Set(services)]).toEqual(here);
  });

  it('reads what runs beside it by alias, without TLS, labelled with service and host', () => {
    expect(job('flux', 'prod')).toEqual({
      job_name: 'flux',
      metrics_path: '/metrics',
      static_configs: [{ targets: ['flux-replicas:8189'], labels: { service: 'flux', host: 'jobmatch-prod-vm' } }],
    });
  });

  it('reads the gateways themselves, which tell how the services behind them do', () => {
    expect(job('gateway', 'dev')?.static_configs).toEqual([
      { targets: ['gateway:8404'], labels: { service: 'gateway', host: 'dev-gpu-0' } },
    ]);
    expect(job('gateway-elsewhere', 'dev', twoEngines)?.static_configs).toEqual([
      { targets: ['192.168.1.5:8404'], labels: { service: 'gateway', host: 'dev-gpu-1' } },
    ]);
  });

  it('reads every service of the environment, and leaves none out', () => {
    for (const own of [environment('dev'), environment('staging', twoHosts), environment('prod')]) {
      const jobs = (parse(prometheusConfig(own, factsOf(own), 'gpu-0')) as { scrape_configs: Job[] }).scrape_configs;
      const read = new Set(jobs.map(({ job_name }) => job_name.replace(/-elsewhere$/, '')));
      expect(own.services.map(({ id }) => id).filter((id) => !read.has(id))).toEqual([]);
    }
  });

  it('reads a neighbour where it listens, wherever the operator has it published', () => {
    expect(job('flux', 'dev', { ports: { flux: 9001 } })?.static_configs[0]?.targets).toEqual(['flux-replicas:8189']);
  });
});

describe('alerts', () => {
  const sentTo = (host: string, ...args: Parameters<typeof environment>) => {
    const { alerting } = parse(prometheusConfig(environment(...args), facts(...args), host)) as {
      alerting?: { alertmanagers: { scheme?: string; static_configs: { targets: string[] }[] }[] };
    };
    return alerting?.alertmanagers.map(
      ({ scheme = 'http', static_configs }) => `${scheme}://${static_configs[0]?.targets.join()}`,
    );
  };

  it('are sent to every Alertmanager: the one beside it, and by TLS that of another host', () => {
    expect(sentTo('app-0', 'prod')).toEqual([
      'http://alertmanager-replicas:9093',
      'https://jobmatch-prod-vm-app-1.europe-west1-c.c.job-match-v0.internal:9093',
    ]);
    expect(sentTo('app-1', 'prod')).toEqual([
      'http://alertmanager-replicas:9093',
      'https://jobmatch-prod-vm-app-0.europe-west1-b.c.job-match-v0.internal:9093',
    ]);
    expect(sentTo('app-0', 'staging')).toEqual(['http://alertmanager-replicas:9093']);
    expect(sentTo('gpu-0', 'dev')).toBeUndefined();
  });
});

describe('probes', () => {
  const probes = (host: string, ...args: Parameters<typeof environment>) => {
    const text = prometheusConfig(environment(...args), facts(...args), host);
    return (
      parse(text) as { scrape_configs: (Job & { relabel_configs: Record<string, string>[] })[] }
    ).scrape_configs.find(({ job_name }) => job_name === 'probes');
  };
  const urlOf = (service: string, ...args: Parameters<typeof environment>) =>
    probes('gpu-0', ...args)
      ?.static_configs.filter(({ labels }) => labels['probed_service'] === service)
      .map(({ targets, labels }) => [labels['probed_host'], ...targets]);
  const internal = 'c.job-match-v0.internal';

  it('ask each service on each host for its health, by its name and port outside and with TLS', () => {
    expect(urlOf('flux', 'prod')).toEqual([
      ['jobmatch-prod-vm', `https://jobmatch-prod-vm.europe-west1-b.${internal}:8189/health`],
    ]);
    expect(urlOf('orchestrator', 'prod')).toEqual([
      ['jobmatch-prod-vm-app-0', `https://jobmatch-prod-vm-app-0.europe-west1-b.${internal}:8193/health`],
      ['jobmatch-prod-vm-app-1', `https://jobmatch-prod-vm-app-1.europe-west1-c.${internal}:8193/health`],
    ]);
    expect(urlOf('flux', 'prod', { ports: { flux: 9001 } })?.[0]?.[1]).toMatch(/:9001\/health$/);
  });

  it('ask at the gateway what a machine publishes for itself alone', () => {
    expect(urlOf('flux', 'dev')).toEqual([['dev-gpu-0', 'http://gateway:18189/health']]);
  });

  it('leave out no service that others ask', () => {
    const own = environment('prod');
    const probed = new Set(probes('app-0', 'prod')?.static_configs.map(({ labels }) => labels['probed_service']));
    expect(own.services.filter(({ port, id }) => port !== undefined && !probed.has(id)).map(({ id }) => id)).toEqual(
      [],
    );
  });

  it('are sent to the exporter where it is', () => {
    const exporterOf = (host: string) => {
      const job = probes(host, 'prod');
      return [job?.scheme, job?.relabel_configs.at(-1)?.['replacement']];
    };
    const own = environment('prod');
    const on = own.replicas.find(({ service }) => service === 'blackbox-exporter')?.host ?? '';
    expect(exporterOf(on)).toEqual([undefined, 'blackbox-exporter-replicas:9115']);
    const name = `jobmatch-prod-vm-${on}.europe-west1-${on === 'app-0' ? 'b' : 'c'}.${internal}:9115`;
    expect(exporterOf('gpu-0')).toEqual(['https', name]);
  });
});

describe('Prometheus among several hosts', () => {
  const second = 'jobmatch-staging-vm-gpu-1';

  it('reads what runs on another host too, and only that, through that host’s gateway', () => {
    expect(jobNames('staging', twoHosts)).toEqual([
      'orchestrator',
      'orchestrator-elsewhere',
      'flux-elsewhere',
      'sd35',
      'comfyui',
      'gateway',
      'gateway-elsewhere',
      'integration',
      'health-dashboard',
      'prometheus',
      'grafana',
      'node-exporter',
      'node-exporter-elsewhere',
      'gpu-exporter',
      'gpu-exporter-elsewhere',
    ]);
  });

  it('does so over TLS, with the environment’s own authority', () => {
    expect(job('flux-elsewhere', 'staging', twoHosts)).toEqual({
      job_name: 'flux-elsewhere',
      metrics_path: '/metrics',
      scheme: 'https',
      tls_config: { ca_file: '/run/secrets/ca.pem' },
      static_configs: [
        {
          targets: [`${second}.europe-west1-b.c.job-match-v0.internal:8189`],
          labels: { service: 'flux', host: second },
        },
      ],
    });
  });

  it('does so without TLS where the gateways have none', () => {
    expect(job('node-exporter-elsewhere', 'dev', twoEngines)).toEqual({
      job_name: 'node-exporter-elsewhere',
      metrics_path: '/metrics',
      static_configs: [{ targets: ['192.168.1.5:9100'], labels: { service: 'node-exporter', host: 'dev-gpu-1' } }],
    });
  });

  it('labels each host by its own name', () => {
    const hosts = ['node-exporter', 'node-exporter-elsewhere'].map(
      (name) => job(name, 'staging', twoHosts)?.static_configs[0]?.labels['host'],
    );
    expect(hosts).toEqual(['jobmatch-staging-vm', second]);
  });
});
