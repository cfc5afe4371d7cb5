import { describe, expect, it } from 'vitest';
import type { Facts } from '../../infra/facts/contract.ts';
import { readOutputs } from '../../infra/facts/outputs.ts';
import { unmet } from '../../infra/facts/unmet.ts';
import type { EnvironmentName } from '../../infra/model/profile.ts';
import { InputError } from '../../infra/problem.ts';
import { profiles } from '../../stacks/profiles.ts';
import { type Changes, facts, gpuHostAlone, secondHost, stackNames, twoEngines, twoHosts } from '../support/stacks.ts';

/** The lines `path  message` of what is wrong with outputs, as a reader for a stack finds it. */
function refused(outputs: unknown, stack: EnvironmentName): string[] {
  try {
    return unmet(readOutputs(JSON.stringify(outputs)), profiles[stack]).map(
      ({ path, message }) => `${path.join('.')}  ${message}`,
    );
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message.split('\n');
  }
}

const chosen = { settings: { DB_HOST: 'db.example', REDIS_HOST: 'redis.example', BACKUP_SECONDARY_STORAGE: 'other' } };
/** Outputs as they are, of every environment and of other hosts and choices. */
const cases: readonly (readonly [what: string, EnvironmentName, Changes])[] = [
  ...stackNames.map((stack) => [stack, stack, {}] as const),
  ...stackNames.map((stack) => [`${stack} with all choices made`, stack, chosen] as const),
  ['staging on its GPU host alone', 'staging', gpuHostAlone],
  ['staging on two GPU hosts', 'staging', twoHosts],
  ['staging with a host in another zone', 'staging', { hosts: { 'gpu-0': { zone: 'europe-west1-c' } } }],
  ['staging with a third host', 'staging', secondHost('10.10.0.11')],
  ['staging with a tenant', 'staging', { tenants: { acme: { name: 'Acme' } } }],
  ['staging of another product', 'staging', { prefix: 'acme', product: 'studio', project: 'studio-v1' }],
  ['dev on two engines', 'dev', twoEngines],
];

/** What may be missing: a reader cannot know of it, and no variable follows from it but where a service has several hosts. */
const optional = [
  /^tenants\.\d+$/,
  /^hosts\.[^.]+\.gpus\.\d+$/,
  // On how many hosts the replicas of a service are: on at least one.
  /^services\.(orchestrator|prometheus|alertmanager)\.hosts\.\d+$/,
];

/** The paths of all keys and elements inside a value. */
const pathsIn = (value: unknown, at: readonly string[] = []): string[][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [[...at, key], ...pathsIn(inner, [...at, key])])
    : [];

/** A copy without what is at a path: the key, or the element of a list. */
function without(value: object, path: readonly string[]): object {
  const copy = structuredClone(value);
  const parent = path.slice(0, -1).reduce((at, key) => (at as Record<string, object>)[key] ?? {}, copy);
  const key = path.at(-1) ?? '';
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete (parent as Record<string, unknown>)[key];
  return copy;
}

describe.each(cases)('the outputs of %s', (_, stack, changes) => {
  const own = facts(stack, changes);

  it('are what its environment expects', () => {
    expect(refused(own, stack)).toEqual([]);
  });

  it('are refused by name without any one of their keys and elements, but for those that are optional', () => {
    const passed = pathsIn(own).filter((path) => {
      const lines = refused(without(own, path), stack);
      const named = path.filter((key) => !/^\d+$/.test(key)).at(-1) ?? '';
      return !lines.some((line) => line.includes(named));
    });
    expect(passed.map((path) => path.join('.')).filter((path) => !optional.some((one) => one.test(path)))).toEqual([]);
  });
});

describe('what is optional', () => {
  it('is so in some outputs, each of it', () => {
    const paths = cases.flatMap(([, stack, changes]) => {
      const own = facts(stack, changes);
      return pathsIn(own).filter((path) => refused(without(own, path), stack).length === 0);
    });
    expect(optional.filter((one) => !paths.some((path) => one.test(path.join('.'))))).toEqual([]);
  });
});

describe('outputs', () => {
  const changed = (changes: Partial<Record<keyof Facts, unknown>>) => ({ ...facts('staging'), ...changes });
  const foreign = (path: string) =>
    `${path}  is not its name in this stack: the outputs are of another stack, or were changed`;
  const missing = (path: string) => `${path}  is missing, and staging has it: update the stack`;

  it('are refused without all that gives URLs, CORS and names', () => {
    const { tls, domain, ...rest } = facts('staging');
    expect(refused({ ...rest, buckets: {}, datasets: {} }, 'staging')).toEqual(
      ['buckets.bronze', 'buckets.backup', 'buckets.logs', 'datasets.silver', 'datasets.gold', 'domain', 'tls'].map(
        missing,
      ),
    );
  });

  it('are refused without any service or setting', () => {
    const { services, settings } = facts('staging');
    expect(refused(changed({ services: {} }), 'staging')).toEqual(
      Object.keys(services).map((id) => missing(`services.${id}`)),
    );
    expect(refused(changed({ settings: {}, settingNames: [] }), 'staging').sort()).toEqual(
      Object.keys(settings)
        .map((name) => missing(`settings.${name}`))
        .sort(),
    );
  });

  it('are refused with each name that is not of their project and prefix', () => {
    const { hosts, buckets, secrets } = facts('staging');
    const host = hosts['gpu-0'];
    const outputs = changed({
      buckets: { ...buckets, bronze: 'somebody-elses' },
      hosts: { ...hosts, 'gpu-0': { ...host, name: 'vm', hostname: 'gateway.example' } },
      secrets: { ...secrets, 'tls-key': { variable: 'TLS_KEY', name: 'acme-staging-tls-key' } },
    });
    expect(refused(outputs, 'staging')).toEqual([
      foreign('buckets.bronze'),
      foreign('hosts.gpu-0.name'),
      foreign('hosts.gpu-0.hostname'),
      foreign('secrets.tls-key.name'),
    ]);
  });

  it('of production are refused under the name of staging, for each of their names', () => {
    const lines = refused({ ...facts('prod'), environment: 'staging' }, 'staging');
    const { buckets, datasets, hosts, secrets } = facts('prod');
    expect(lines.sort()).toEqual(
      [
        ...Object.keys(buckets).map((id) => foreign(`buckets.${id}`)),
        ...Object.keys(datasets).map((id) => foreign(`datasets.${id}`)),
        ...Object.keys(hosts).flatMap((id) => [foreign(`hosts.${id}.name`), foreign(`hosts.${id}.hostname`)]),
        ...Object.keys(secrets).map((id) => foreign(`secrets.${id}.name`)),
      ].sort(),
    );
  });

  it('are refused with what an environment without a cloud does not have', () => {
    const outputs = {
      ...facts('dev'),
      buckets: { bronze: 'jobmatch-dev-bronze-job-match-v0' },
      tls: { minVersion: '1.2' },
      domain: 'x.example',
    };
    expect(refused(outputs, 'dev')).toEqual(
      ['buckets.bronze', 'tls', 'domain'].map((path) => `${path}  is there, and dev has none: update the stack`),
    );
  });
});
