import { describe, expect, it } from 'vitest';
import { secretIds } from '../../infra/catalogue/secrets.ts';
import { profiles } from '../../stacks/profiles.ts';
import { environment, everyReceiver, gpuHostAlone, stackNames, twoHosts } from '../support/stacks.ts';

const readers = (own: ReturnType<typeof environment>) =>
  Object.fromEntries(
    own.secrets.map(({ id }) => {
      const granted = own.grants.filter(
        ({ on, role }) => on.kind === 'secret' && on.id === id && role === 'roles/secretmanager.secretAccessor',
      );
      return [id, granted.map(({ host }) => host).join(' ')];
    }),
  );

describe('the secrets of an environment', () => {
  it('are readable by the hosts with a service that uses them, and by those where an application is deployed that does', () => {
    const found = readers(environment('staging', { ...twoHosts, ...everyReceiver }));
    // The token of notebooks is not for staging; who reads secrets that are not named here, the properties of grants say.
    expect(Object.keys(found)).toEqual(secretIds.filter((id) => id !== 'jupyter-token'));
    expect(found).toMatchObject({
      'genai-api-key': 'gpu-0 gpu-1',
      'openrouter-api-key': 'gpu-0 gpu-1',
      'grafana-admin-password': 'gpu-0',
      'integration-api-secret': 'gpu-0',
      'db-password': 'gpu-0 gpu-1',
      'redis-password': 'gpu-0 gpu-1',
      'backup-encryption-key': '',
      'alert-webhook-url': 'gpu-0',
      'alert-slack-url': 'gpu-0',
      'alert-sms-url': 'gpu-0',
      'alert-smtp-password': 'gpu-0',
      'alert-heartbeat-url': 'gpu-0',
      'tls-cert': 'gpu-0 gpu-1',
      'tls-key': 'gpu-0 gpu-1',
      'tls-ca': 'gpu-0 gpu-1',
      'tls-ca-key': '',
      'postgres-password': 'gpu-0',
      'llm-api-key': 'gpu-0',
      'django-secret-key': 'gpu-0',
      'france-travail-api-key': 'gpu-0',
    });
  });

  it('name each host once, however many of its replicas read them', () => {
    const own = environment('staging', gpuHostAlone);
    expect(own.replicas.filter(({ service }) => service === 'orchestrator')).toHaveLength(2);
    expect(readers(own)['openrouter-api-key']).toBe('gpu-0');
  });

  it('exist only where something needs them: certificates with TLS, a webhook with alerts, a token with notebooks', () => {
    const occasional = (stack: 'dev' | 'test' | 'prod') =>
      Object.keys(readers(environment(stack))).filter((id) => /^(tls|alert|jupyter)-/.test(id));
    expect(occasional('prod')).toEqual(['alert-webhook-url', 'tls-cert', 'tls-key', 'tls-ca', 'tls-ca-key']);
    expect(occasional('dev')).toEqual(['jupyter-token']);
    expect(occasional('test')).toEqual([]);
  });

  it('are of the first generation until the operator raises it', () => {
    const generations = environment('prod', { secretGenerations: { 'db-password': 3 } }).secrets.filter(
      ({ generation }) => generation !== 1,
    );
    expect(generations.map(({ id, name, generation }) => [id, name, generation])).toEqual([
      ['db-password', 'jobmatch-prod-db-password', 3],
    ]);
  });
});

describe('the settings of an environment', () => {
  it('are the profile’s, with what the operator chooses', () => {
    const settings = { DB_HOST: 'db.internal', REDIS_HOST: 'redis.internal' };
    expect(environment('staging', { settings }).settings).toEqual({ ...profiles.staging.settings, ...settings });
  });

  it('have nothing where a choice is unset', () => {
    expect(environment('staging').settings).toEqual(profiles.staging.settings);
    expect(environment('staging').settings).not.toHaveProperty('DB_HOST');
  });

  it('are the operator’s where the profile says something else', () => {
    expect(environment('dev').settings['DB_HOST']).toBe('localhost');
    expect(environment('dev', { settings: { DB_HOST: 'db' } }).settings['DB_HOST']).toBe('db');
    expect(environment('dev', { settings: { DB_HOST: 'unset' } }).settings['DB_HOST']).toBe('localhost');
  });
});

describe('the services of an environment', () => {
  const flux = (...args: Parameters<typeof environment>) =>
    environment(...args).services.find(({ id }) => id === 'flux');

  it('have the limits of the profile, and its catalogue’s where it says nothing', () => {
    expect(flux('prod')?.limits).toEqual({ memoryGib: 16, cpus: 8, gpuMemoryGib: 12 });
    expect(flux('staging')?.limits).toEqual({ memoryGib: 8, cpus: 8, gpuMemoryGib: 12 });
    expect(environment('prod').services.find(({ id }) => id === 'grafana')?.limits).toEqual({
      memoryGib: 0.5,
      cpus: 1,
    });
  });

  it.each(stackNames)('may use 4 GiB of a host at most for the monitoring, in %s', (stack) => {
    const own = environment(stack, stack === 'dev' || stack === 'test' ? {} : gpuHostAlone);
    const used = own.services.filter(({ entry }) => entry.monitoring).map(({ limits }) => limits.memoryGib);
    expect(used.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(4);
  });

  it('have the port and the image that the operator chooses', () => {
    expect(flux('dev')).toMatchObject({ port: 8189, image: 'unset' });
    expect(flux('dev', { images: { flux: undefined } })).toMatchObject({ image: 'unset' });
    expect(flux('dev', { ports: { flux: 9001 }, images: { flux: 'flux:2' } })).toMatchObject({
      port: 9001,
      image: 'flux:2',
    });
  });
});

describe('the networks of an environment', () => {
  it('are document 000’s, with the first address as gateway', () => {
    expect(environment('staging').networks).toEqual({
      genai: { name: 'genai-network', subnet: '172.20.0.0/16', gateway: '172.20.0.1', internal: false },
      monitoring: { name: 'genai-monitoring', subnet: '172.21.0.0/16', gateway: '172.21.0.1', internal: true },
    });
  });

  it('move where the operator’s own networks are in the way', () => {
    expect(environment('dev', { networks: { genai: '10.99.0.0/24' } }).networks).toMatchObject({
      genai: { name: 'genai-network', subnet: '10.99.0.0/24', gateway: '10.99.0.1' },
      monitoring: { name: 'genai-monitoring', subnet: '172.21.0.0/16', gateway: '172.21.0.1' },
    });
  });
});

describe.each(stackNames)('the networks of %s', (stack) => {
  it('give the gateway one way outside: with two of them its ports would be published twice', () => {
    const { services, networks } = environment(stack);
    const gateway = services.find(({ entry }) => entry.publishesPorts)?.entry.networks ?? [];
    expect(gateway.filter((id) => !networks[id].internal)).toEqual(['genai']);
  });
});

describe.each(stackNames)('the profile of %s', (stack) => {
  it('cannot be changed, at no depth', () => {
    const thawed: string[] = [];
    const walk = (value: unknown, path: string) => {
      if (typeof value !== 'object' || value === null) return;
      if (!Object.isFrozen(value)) thawed.push(path);
      for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`);
    };
    walk(profiles[stack], stack);
    expect(thawed).toEqual([]);
    expect(() => Object.assign(profiles[stack].settings, { DEBUG: true })).toThrow(TypeError);
  });

  it('bears the name of its stack', () => {
    expect(profiles[stack].environment).toBe(stack);
  });
});
