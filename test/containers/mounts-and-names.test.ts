import { describe, expect, it } from 'vitest';
import { type Container, containersOf } from '../../infra/containers/containers.ts';
import { factsOf } from '../../infra/facts/facts.ts';
import type { Environment } from '../../infra/model/environment.ts';
import { namedServices } from '../support/named-services.ts';
import { environment, gpuHostAlone, monitoredStacks, stackNames, twoHosts } from '../support/stacks.ts';

/** The containers of the first host, by key. */
function containers(own: Environment): Record<string, Container> {
  const [host] = own.hosts;
  return host ? Object.fromEntries(containersOf(own, factsOf(own), host).map((one) => [one.key, one])) : {};
}

/** Keys whose containers, or configuration volumes, are others after a change. */
function changed(before: Environment, after: Environment, aspect: (one: Container) => string | undefined): string[] {
  const then = containers(before);
  return Object.entries(containers(after)).flatMap(([key, one]) => {
    const other = then[key];
    return other && aspect(other) === aspect(one) ? [] : [key];
  });
}
const toldToDocker = ({ image, inputs }: Container) => JSON.stringify({ image, inputs });
const configOf = ({ config }: Container) => config?.hash;
const mountsOf = (own: Environment, key: string) =>
  containers(own)[key]?.inputs.mounts?.map(
    ({ type, source, target, readOnly }) => `${type} ${source} ${target}${readOnly ? ' ro' : ''}`,
  );

describe('the mounts of a container', () => {
  it('are its volumes where its variables say, and its secrets as a directory that it cannot write', () => {
    expect(mountsOf(environment('staging', gpuHostAlone), 'orchestrator-0')).toEqual([
      'volume jobmatch-staging-outputs /data/outputs',
      'volume jobmatch-staging-cache /data/cache',
      'volume jobmatch-staging-logs /logs',
      'bind /run/genai/secrets/orchestrator /run/secrets ro',
    ]);
  });

  it('are inside the project’s directory where the variables say so', () => {
    expect(mountsOf(environment('dev'), 'flux')).toEqual([
      'volume jobmatch-dev-models /app/data/models ro',
      'volume jobmatch-dev-outputs /app/data/outputs',
      'volume jobmatch-dev-cache /app/data/cache',
      'volume jobmatch-dev-logs /app/logs',
    ]);
  });

  it('hold certificates and configuration where the gateway looks for them', () => {
    expect(mountsOf(environment('prod'), 'gateway')).toEqual(['bind /run/genai/secrets/gateway /secrets/tls ro']);
    expect(containers(environment('prod'))['gateway']?.config?.directory).toBe('/etc/gateway');
  });

  it.each(stackNames)('of the host are its secrets alone, but for the exporters and the collector, in %s', (stack) => {
    const own = environment(stack);
    const directory = own.hosts[0]?.secretsDirectory;
    const bound = Object.values(containers(own)).flatMap(({ inputs, service }) =>
      (inputs.mounts ?? [])
        .filter(({ type, source }) => type === 'bind' && source !== `${directory}/${service}`)
        .map(({ source, target, readOnly }) => [service, source, target, readOnly]),
    );
    const metrics = [
      ['node-exporter', '/proc', '/host/proc', true],
      ['node-exporter', '/sys', '/host/sys', true],
      ['node-exporter', '/', '/host/root', true],
      ['cadvisor', '/sys', '/sys', true],
      ['cadvisor', '/', '/rootfs', true],
      ['collector', '/var/lib/docker/containers', '/host/containers', true],
      ...(own.cloud ? [['collector', '/var/log/journal', '/host/journal', true]] : []),
    ];
    expect(bound).toEqual(monitoredStacks.includes(stack) ? metrics : []);
  });

  it.each(stackNames)('name exactly the volumes that the host is to make, in %s', (stack) => {
    for (const { inputs, volumes } of Object.values(containers(environment(stack)))) {
      const mounted = (inputs.mounts ?? []).filter(({ type }) => type === 'volume').map(({ source }) => source);
      expect(mounted).toEqual(volumes);
    }
  });
});

describe('the command of a container', () => {
  it('has the values of the variables that it names', () => {
    expect(containers(environment('dev'))['prometheus']?.inputs.command).toEqual([
      '--config.file=/etc/prometheus/prometheus.yml',
      '--storage.tsdb.path=/prometheus',
      '--web.external-url=http://localhost:9090',
      '--storage.tsdb.retention.time=7d',
      '--storage.tsdb.retention.size=2GB',
    ]);
  });
});

describe('what Docker is told of a container', () => {
  const dev = (changes = {}) => environment('dev', changes);

  it('is under a key that has the number of its replica only where a host has several', () => {
    const keys = (own: Environment) => Object.keys(containers(own)).filter((key) => key.startsWith('orchestrator'));
    expect(keys(environment('staging', gpuHostAlone))).toEqual(['orchestrator-0', 'orchestrator-1']);
    expect(keys(environment('staging', twoHosts))).toEqual(['orchestrator']);
  });

  it('stays while nothing changes', () => {
    expect(changed(dev(), dev(), toldToDocker)).toEqual([]);
  });

  it('changes with its image, and no other’s does', () => {
    expect(changed(dev(), dev({ images: { flux: 'flux:2' } }), toldToDocker)).toEqual(['flux']);
  });

  it('changes with a variable, for those that read it', () => {
    const own = changed(dev(), dev({ settings: { DB_HOST: 'db' } }), toldToDocker);
    expect(own.filter((id) => namedServices.has(id))).toEqual(['orchestrator', 'integration']);
  });

  it('changes with its limits and its GPU', () => {
    const real = dev({ hosts: { 'gpu-0': { gpu: { model: 'L4', memoryGib: undefined } } } });
    expect(changed(dev(), real, toldToDocker).filter((id) => namedServices.has(id))).toEqual([
      'flux',
      'sd35',
      'comfyui',
      'gpu-exporter',
    ]);
  });

  it('does not change with what Docker is not told', () => {
    expect(
      changed(dev(), dev({ tenants: { acme: { name: 'Acme' } }, hosts: { 'gpu-0': { cpus: 16 } } }), toldToDocker),
    ).toEqual([]);
  });
});

describe('a configuration volume', () => {
  const dev = (changes = {}) => environment('dev', changes);

  it('is told from others by the hash of its content', () => {
    const config = containers(dev())['grafana']?.config;
    expect(config?.hash).toMatch(/^[0-9a-f]{8}$/);
    expect(Object.keys(config?.files ?? {}).slice(0, 2)).toEqual(['datasources/sources.yaml', 'dashboards/files.yaml']);
    expect(config?.directory).toBe('/etc/grafana/provisioning');
  });

  it('exists for what files configure, and nothing else', () => {
    const configured = Object.entries(containers(dev())).filter(([, { config }]) => config);
    expect(configured.map(([key]) => key)).toEqual([
      'gateway',
      'prometheus',
      'grafana',
      'blackbox-exporter',
      'gpu-exporter',
      'loki',
      'collector',
      'jaeger',
    ]);
  });

  it('stays while only images and variables change', () => {
    const after = dev({ images: { gateway: 'haproxy:3.3' }, settings: { DB_HOST: 'db' } });
    expect(changed(dev(), after, configOf)).toEqual([]);
  });

  it('is filled again only where its service is told of that', () => {
    const live = Object.entries(containers(dev())).filter(([, { config }]) => config?.isLive);
    expect(live.map(([key]) => key)).toEqual(['gateway']);
  });

  it('changes with the content', () => {
    const after = dev({ networks: { genai: '10.77.0.0/24' } });
    expect(changed(dev(), after, configOf)).toEqual(['gateway']);
  });
});
