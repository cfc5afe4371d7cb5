import { describe, expect, it } from 'vitest';
import { serviceIds } from '../../infra/catalogue/services/catalogue.ts';
import { buckets, datasets } from '../../infra/catalogue/storage.ts';
import { factsContract } from '../../infra/facts/contract.ts';
import { environment, facts, stackNames, twoHosts } from '../support/stacks.ts';

describe.each(stackNames)('the facts of %s', (stack) => {
  it('are what the contract says, and survive JSON', () => {
    const own = facts(stack);
    expect(factsContract.parse(own)).toEqual(own);
    expect(factsContract.parse(JSON.parse(JSON.stringify(own)))).toEqual(own);
  });
});

const named = (entries: object, name: (id: string) => string) =>
  Object.fromEntries(Object.keys(entries).map((id) => [id, name(id)]));

describe('the facts', () => {
  it('name the cloud resources of document 001', () => {
    const staging = facts('staging');
    expect(staging.buckets).toEqual(named(buckets, (id) => `jobmatch-staging-${id}-job-match-v0`));
    expect(staging.buckets).toMatchObject({
      bronze: 'jobmatch-staging-bronze-job-match-v0',
      backup: 'jobmatch-staging-backup-job-match-v0',
      logs: 'jobmatch-staging-logs-job-match-v0',
    });
    expect(staging.datasets).toEqual(named(datasets, (id) => `staging_${id}`));
    expect(staging.datasets).toMatchObject({ silver: 'staging_silver', gold: 'staging_gold' });
    expect(staging.secrets['postgres-password']).toEqual({
      variable: 'POSTGRES_PASSWORD',
      name: 'jobmatch-staging-postgres-password',
    });
    const prod = facts('prod');
    expect(prod.buckets).toEqual(named(buckets, (id) => `jobmatch-${id}-job-match-v0`));
    expect(prod.buckets['bronze']).toBe('jobmatch-bronze-job-match-v0');
    expect(prod.datasets).toEqual(named(datasets, (id) => id));
    expect(prod.datasets).toMatchObject({ silver: 'silver', gold: 'gold' });
    expect(prod.hosts['gpu-0']?.name).toBe('jobmatch-prod-vm');
    expect(prod.secrets['llm-api-key']?.name).toBe('jobmatch-prod-llm-api-key');
  });

  it('share no name with another environment', () => {
    const names = stackNames.flatMap((stack) => {
      const { buckets, datasets, secrets, hosts } = facts(stack);
      const hostsAndSecrets = [...Object.values(hosts), ...Object.values(secrets)].flatMap(({ name }) => name ?? []);
      return [...Object.values(buckets), ...Object.values(datasets), ...hostsAndSecrets];
    });
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('have no cloud where the environment has none', () => {
    const dev = facts('dev');
    expect(dev.buckets).toEqual({});
    expect(dev.datasets).toEqual({});
    expect(dev.secrets['postgres-password']).toEqual({ variable: 'POSTGRES_PASSWORD' });
    expect(dev).not.toHaveProperty('region');
  });

  it('follow the prefix and the product that the operator chooses', () => {
    const own = facts('staging', { prefix: 'acme', product: 'studio' });
    expect(own.buckets['bronze']).toBe('acme-staging-bronze-job-match-v0');
    expect(own.hosts['gpu-0']?.name).toBe('acme-staging-vm');
    expect(own.product).toBe('studio');
  });

  it('say which hosts run what', () => {
    const own = facts('staging', twoHosts);
    const hosts = Object.fromEntries(Object.entries(own.services).map(([id, one]) => [id, one.hosts.join(' ')]));
    const { replicas } = environment('staging', twoHosts);
    const placed = (id: string) => replicas.filter(({ service }) => service === id).map(({ host }) => host);
    expect(hosts).toEqual(Object.fromEntries(serviceIds.map((id) => [id, [...new Set(placed(id))].sort().join(' ')])));
    expect(hosts).toMatchObject({
      orchestrator: 'gpu-0 gpu-1',
      flux: 'gpu-1',
      sd35: 'gpu-0',
      comfyui: 'gpu-0',
      gateway: 'gpu-0 gpu-1',
      integration: 'gpu-0',
      'health-dashboard': 'gpu-0',
      prometheus: 'gpu-0',
      grafana: 'gpu-0',
      'node-exporter': 'gpu-0 gpu-1',
      'gpu-exporter': 'gpu-0 gpu-1',
    });
  });

  it('list tenants by id', () => {
    expect(facts('staging', { tenants: { zeta: { name: 'Zeta' }, acme: { name: 'Acme' } } }).tenants).toEqual([
      'acme',
      'zeta',
    ]);
  });
});
