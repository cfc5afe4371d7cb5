import { describe, expect, it } from 'vitest';
import { catalogue } from '../../infra/catalogue/services/catalogue.ts';
import { type Container, containersOf } from '../../infra/containers/containers.ts';
import { factsOf } from '../../infra/facts/facts.ts';
import { otherPorts } from '../support/named-services.ts';
import { environment, monitoredStacks, stackNames, twoHosts } from '../support/stacks.ts';

/** The containers of an environment, by host and key. */
function containers(...args: Parameters<typeof environment>): Record<string, Container> {
  const own = environment(...args);
  const facts = factsOf(own);
  return Object.fromEntries(
    own.hosts.flatMap((host) =>
      containersOf(own, facts, host).map((container) => [`${host.id} ${container.key}`, container]),
    ),
  );
}

const inputs = (all: Record<string, Container>) =>
  Object.fromEntries(Object.entries(all).map(([key, container]) => [key, container.inputs]));

describe.each(stackNames)('every container of %s', (stack) => {
  const cases = Object.entries(containers(stack)).map(([where, container]) => ({ ...container, where }));

  it.each(cases)('is hardened: $where', ({ inputs: own, service }) => {
    expect(own.readOnly).toBe(true);
    expect(own.capabilities).toEqual({ drops: ['ALL'] });
    expect(own.securityOpts).toEqual(['no-new-privileges:true']);
    // Log files are root's alone (docs/adr/0017-logs.md).
    expect(own.user).toMatch(service === 'collector' ? /^0:0$/ : /^[1-9]\d*:\d+$/);
    expect(own).not.toHaveProperty('privileged');
  });

  it.each(cases)(
    'is limited, and shows no change later for want of a swap limit: $where',
    ({ inputs: own, service }) => {
      const { limits } = environment(stack).services.find(({ id }) => id === service) ?? {};
      expect(own.memory).toBe((limits?.memoryGib ?? 0) * 1024);
      expect(own.memorySwap).toBe(own.memory);
      expect(own.cpuPeriod).toBe(100_000);
      expect(own.cpuQuota).toBe((limits?.cpus ?? 0) * 100_000);
    },
  );

  it.each(cases)('tells its health, and is waited for: $where', ({ inputs: own, service }) => {
    const { health, port } = catalogue[service as keyof typeof catalogue];
    if ('command' in health) throw new Error('No service has a command of its own yet.');
    expect(own.healthcheck.tests.slice(0, 2)).toEqual(['CMD', health.tool === 'loki' ? '/usr/bin/loki' : health.tool]);
    expect(own.healthcheck.tests.at(-1)).toBe(`http://127.0.0.1:${health.port ?? port}${health.path}`);
    expect(own.healthcheck).toMatchObject({ interval: '30s', timeout: '10s', retries: 3, startPeriod: '1m0s' });
    expect(own).toMatchObject({ wait: true, mustRun: true, init: true });
  });

  it.each(cases)('rotates its log, which says whose it is: $where', ({ inputs: own }) => {
    expect(own.logDriver).toBe('json-file');
    expect(own.logOpts).toEqual({ 'max-size': '10m', 'max-file': '3', labels: 'genai.service,genai.container' });
  });

  it.each(cases)('has its variables in order, each once: $where', ({ inputs: own }) => {
    const names = own.envs.map((line) => line.slice(0, line.indexOf('=')));
    expect(own.envs).toEqual(own.envs.toSorted());
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(cases)('joins the networks of its service, and no others: $where', ({ inputs: own, service }) => {
    expect(own.networkMode).toBe('bridge');
    const { networks } = environment(stack);
    expect(own.networksAdvanced.map(({ name }) => name)).toEqual(
      catalogue[service as keyof typeof catalogue].networks.map((network) => networks[network].name),
    );
  });

  it('restarts as documents 000 and 003 have it', () => {
    const restart = (monitoring: boolean) => [
      ...new Set(
        cases
          .filter(({ service }) => (catalogue[service as keyof typeof catalogue].monitoring ?? false) === monitoring)
          .map(({ inputs: own }) => own.restart),
      ),
    ];
    expect(restart(false)).toEqual(['unless-stopped']);
    const ofMonitoring = environment(stack).profile.platform === 'cloud' ? 'unless-stopped' : 'no';
    expect(restart(true)).toEqual(monitoredStacks.includes(stack) ? [ofMonitoring] : []);
  });
});

describe('the ports of a host', () => {
  const published = (all: Record<string, Container>) =>
    Object.fromEntries(
      Object.entries(inputs(all)).flatMap(([key, { ports }]) =>
        ports
          ? [
              [
                key,
                ports
                  .filter(({ external }) => !otherPorts.has(external ?? 0))
                  .map(({ ip, external, internal }) => `${ip}:${external}:${internal}`),
              ],
            ]
          : [],
      ),
    );
  const at = (ip: string, ...ports: number[]) =>
    ports.map((port) => `${ip}:${port}:${debuggers.includes(port) ? port : port + 10_000}`);
  const debuggers = [8289, 8290, 8291];

  it('are published by the gateway alone, on the address of the host, for the services that run there', () => {
    expect(published(containers('staging', twoHosts))).toEqual({
      'gpu-0 gateway': at('10.10.0.10', 80, 443, 3000, 8190, 8191, 8193, 8194, 8195, 8404, 9090, 9100, 9400),
      'gpu-1 gateway': at('10.10.0.11', 80, 443, 8189, 8193, 8404, 9100, 9400),
    });
  });

  it('have no 80 and 443 without TLS, and those of debuggers where the profile exposes them', () => {
    const services = [8189, 8190, 8191, 8193, 8194, 8195];
    const monitoring = [9090, 9100, 9400];
    expect(published(containers('test'))).toEqual({
      'gpu-0 gateway': at('127.0.0.1', ...services),
    });
    expect(published(containers('dev'))).toEqual({
      'gpu-0 gateway': at('127.0.0.1', 3000, ...services, 8289, 8290, 8291, 8404, ...monitoring),
    });
  });

  it('follow what the operator moves, without a change inside', () => {
    const { ports } = containers('test', { ports: { flux: 9001 } })['gpu-0 gateway']?.inputs ?? {};
    expect(ports?.some(({ external, internal }) => external === 9001 && internal === 18_189)).toBe(true);
    expect(ports?.some(({ external }) => external === 8189)).toBe(false);
  });
});

describe('the devices of a container', () => {
  const devices = (...args: Parameters<typeof containers>) =>
    Object.fromEntries(
      Object.entries(inputs(containers(...args))).flatMap(([key, { deviceRequests }]) =>
        deviceRequests ? [[key, deviceRequests]] : [],
      ),
    );
  const gpu = (id: string) => [{ driver: 'cdi', deviceIds: [`nvidia.com/gpu=${id}`] }];

  it('are the one GPU that placement gave it; all of them for the exporter', () => {
    expect(devices('staging')).toEqual({
      'gpu-0 flux': gpu('1'),
      'gpu-0 sd35': gpu('0'),
      'gpu-0 comfyui': gpu('0'),
      'gpu-0 gpu-exporter': gpu('all'),
    });
  });

  it('are none where GPUs are simulated', () => {
    expect(devices('dev')).toEqual({});
    expect(Object.keys(devices('dev', { hosts: { 'gpu-0': { gpu: { model: 'L4', memoryGib: undefined } } } }))).toEqual(
      ['gpu-0 flux', 'gpu-0 sd35', 'gpu-0 comfyui', 'gpu-0 gpu-exporter'],
    );
  });
});
