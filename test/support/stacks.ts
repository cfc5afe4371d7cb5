import { readFileSync } from 'node:fs';
import { readStackFile } from '../../infra/config/stack-file.ts';
import { factsOf } from '../../infra/facts/facts.ts';
import { type Environment, environmentOf } from '../../infra/model/environment.ts';
import { type EnvironmentName, environmentNames } from '../../infra/model/profile.ts';
import { InputError } from '../../infra/problem.ts';
import { profiles } from '../../stacks/profiles.ts';

export const stackNames: readonly EnvironmentName[] = environmentNames;

/** Those that have monitoring. */
export const monitoredStacks = stackNames.filter((stack) => profiles[stack].metricsEnabled);

/** What a test changes in a stack file: objects are merged, `undefined` removes a key. */
export type Changes = { readonly [key: string]: unknown };

/** What the operator chose in the committed stack file of an environment, with changes. */
export function committed(stack: EnvironmentName, changes: Changes = {}): Record<string, unknown> {
  const text = readFileSync(new URL(`../../Pulumi.${stack}.yaml`, import.meta.url), 'utf8');
  return merge(readStackFile(text).environment as Record<string, unknown>, changes);
}

/** The environment of a committed stack file, with changes. */
export const environment = (stack: EnvironmentName, changes: Changes = {}): Environment =>
  environmentOf(committed(stack, changes), profiles[stack]);

/** The facts of a committed stack file, with changes. */
export const facts = (stack: EnvironmentName, changes: Changes = {}) => factsOf(environment(stack, changes));

/** The lines `path  message` of everything that is wrong with a configuration; empty for a valid one. */
export function problemsOf(stack: EnvironmentName, raw: unknown): string[] {
  try {
    environmentOf(raw, profiles[stack]);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ path, message }) => `${path.join('.')}  ${message}`);
  }
}

/** A second host like the first, at an address inside the range of the environment. */
export const secondHost = (address: string): Changes => ({
  hosts: {
    'gpu-1': {
      machineType: 'g2-standard-24',
      gpu: { model: 'L4', count: 2 },
      address,
      bootDiskGib: 200,
      dataDiskGib: 500,
    },
  },
});

/** Receivers of alerts by every way. */
export const everyReceiver = {
  alerts: {
    sms: true,
    slack: true,
    heartbeat: true,
    email: {
      to: ['oncall@example.com', 'team@example.com'],
      from: 'alerts@example.com',
      server: 'smtp.example.com:587',
      username: 'alerts',
    },
  },
} satisfies Changes;

/** Staging or production on its GPU host alone. */
export const gpuHostAlone = { hosts: { 'app-0': undefined, 'app-1': undefined } } satisfies Changes;

/** Staging on two small hosts with one L4 each: FLUX goes to the second. */
export const twoHosts = {
  hosts: {
    'app-0': undefined,
    'gpu-0': { machineType: 'g2-standard-16', gpu: { model: 'L4', count: 1 } },
    'gpu-1': {
      machineType: 'g2-standard-16',
      gpu: { model: 'L4', count: 1 },
      address: '10.10.0.11',
      bootDiskGib: 200,
      dataDiskGib: 500,
    },
  },
} satisfies Changes;

const engine = (address: string) => ({
  docker: `ssh://${address}`,
  address,
  cpus: 8,
  memoryGib: 32,
  gpu: { model: 'simulated', count: 1, memoryGib: 16 },
  secretsDirectory: '/srv/secrets',
});

/** An environment without a cloud on the engines of two other machines. */
export const twoEngines: Changes = { hosts: { 'gpu-0': engine('192.168.1.4'), 'gpu-1': engine('192.168.1.5') } };

function merge(base: Record<string, unknown>, changes: Changes): Record<string, unknown> {
  const merged = { ...base };
  for (const [key, value] of Object.entries(changes)) {
    const before = merged[key];
    if (value === undefined) delete merged[key];
    else if (isRecord(value) && isRecord(before)) merged[key] = merge(before, value);
    else merged[key] = value;
  }
  return merged;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
