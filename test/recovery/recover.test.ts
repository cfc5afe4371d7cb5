import { describe, expect, it } from 'vitest';
import { HostError } from '../../infra/host/run-on-host.ts';
import type { CheckpointResource } from '../../infra/recovery/checkpoint.ts';
import { type RecoverableHost, type RecoverableStack, recover } from '../../infra/recovery/recover.ts';

const resource = (name: string): CheckpointResource => ({
  urn: `urn:pulumi:test::genai::docker:index/volume:Volume::gpu-0-${name}`,
  type: 'docker:index/volume:Volume',
  inputs: { name },
});
const state = (resources: CheckpointResource[], pending: CheckpointResource[]) =>
  JSON.stringify({
    deployment: { resources, pending_operations: pending.map((one) => ({ type: 'creating', resource: one })) },
  });

/** Recovers with hosts and a Pulumi that answer as told; what was asked of them and said to people, in order. */
async function recovered({
  stack = {},
  hosts = ['gpu-0'],
  unready = [],
  orphans = [],
  broken = [],
}: {
  stack?: Partial<RecoverableStack>;
  hosts?: string[];
  unready?: string[];
  orphans?: string[];
  broken?: string[];
} = {}) {
  const steps: string[] = [];
  const answers: RecoverableStack = {
    exists: () => true,
    cancel: () => {},
    exportState: () => state([resource('outputs')], [resource('models')]),
    refresh: () => true,
    importResource: () => true,
    ...stack,
  };
  const asked: RecoverableStack = {
    exists: () => answers.exists(),
    cancel: () => {
      steps.push('cancel');
      answers.cancel();
    },
    exportState: () => {
      steps.push('export');
      return answers.exportState();
    },
    refresh: (excluded) => {
      steps.push(['refresh', ...excluded].join(' '));
      return answers.refresh(excluded);
    },
    importResource: (one) => {
      steps.push(`import ${one.resources.map(({ id }) => id)}`);
      return answers.importResource(one);
    },
  };
  const ofHost = (id: string): RecoverableHost => ({
    id,
    name: `vm-${id}`,
    isReady: async () => {
      steps.push(`ready? ${id}`);
      return !unready.includes(id);
    },
    removeOrphans: async ({ resources }) => {
      steps.push(`orphans ${id}, known ${resources.length}`);
      return orphans;
    },
    mendGateway: async () => {
      steps.push(`gateway ${id}`);
      if (broken.includes(id)) throw new HostError(`The gateway of ${id} does not answer.`);
    },
  });
  const said: string[] = [];
  const output = {
    log: (line: string) => said.push(line),
    error: (line: string) => said.push(`error: ${line}`),
  };
  const restored = await recover(asked, hosts.map(ofHost), output);
  return { restored, steps, said };
}

describe('recovery', () => {
  it('goes from the lock to the imports, and says what it did', async () => {
    expect(await recovered({ orphans: ['container 1a2b'] })).toEqual({
      restored: true,
      steps: [
        'cancel',
        'export',
        'ready? gpu-0',
        'orphans gpu-0, known 1',
        'gateway gpu-0',
        'refresh',
        'import models',
      ],
      said: ['gpu-0: removed container 1a2b, unknown to the stack', 'gpu-0-models: imported as models'],
    });
  });

  it('leaves out hosts that are not ready, and nothing of the others', async () => {
    expect(await recovered({ hosts: ['gpu-0', 'gpu-1'], unready: ['gpu-1'] })).toEqual({
      restored: true,
      steps: [
        ...['cancel', 'export', 'ready? gpu-0', 'ready? gpu-1', 'orphans gpu-0, known 1', 'gateway gpu-0'],
        'refresh **docker:**::gpu-1 **docker:**::gpu-1-*',
        'import models',
      ],
      said: ['error: gpu-1 (vm-gpu-1) is left out: it is not ready', 'gpu-0-models: imported as models'],
    });
  });

  it('imports nothing that the stack knows', async () => {
    const { steps } = await recovered({
      stack: { exportState: () => state([resource('models')], [resource('models'), resource('cache')]) },
    });
    expect(steps.filter((step) => step.startsWith('import'))).toEqual(['import cache']);
  });

  it('goes on where what was being created does not exist', async () => {
    const { restored, steps, said } = await recovered({
      stack: {
        exportState: () => state([], [resource('models'), resource('cache')]),
        importResource: ({ resources }) => resources[0]?.id === 'cache',
      },
    });
    expect(restored).toBe(true);
    expect(steps.slice(-2)).toEqual(['import models', 'import cache']);
    expect(said).toEqual(['gpu-0-models: does not exist yet', 'gpu-0-cache: imported as cache']);
  });

  it('has nothing to do for a stack that was never brought up, which an update can follow', async () => {
    expect(await recovered({ stack: { exists: () => false } })).toEqual({ restored: true, steps: [], said: [] });
  });

  it('stops where the backend cannot be asked', async () => {
    expect(await recovered({ stack: { exists: () => undefined } })).toEqual({ restored: false, steps: [], said: [] });
  });

  it('stops where the state cannot be had', async () => {
    const { restored, steps } = await recovered({ stack: { exportState: () => undefined } });
    expect({ restored, steps }).toEqual({ restored: false, steps: ['cancel', 'export'] });
  });

  it('goes on where a gateway cannot be mended, and says so', async () => {
    const { restored, said } = await recovered({ broken: ['gpu-0'] });
    expect(restored).toBe(true);
    expect(said).toContain('error: The gateway of gpu-0 does not answer.');
  });

  it('stops where the refresh fails: nothing is imported', async () => {
    const { restored, steps } = await recovered({ stack: { refresh: () => false } });
    expect({ restored, last: steps.at(-1) }).toEqual({ restored: false, last: 'refresh' });
  });

  it('stops where a host does not do what it is asked', async () => {
    const steps: string[] = [];
    const stack: RecoverableStack = {
      exists: () => true,
      cancel: () => {},
      exportState: () => state([], []),
      refresh: () => steps.push('refresh') > 0,
      importResource: () => true,
    };
    const host: RecoverableHost = {
      id: 'gpu-0',
      name: 'vm',
      isReady: async () => true,
      removeOrphans: () => Promise.reject(new Error('docker rm failed')),
      mendGateway: async () => {},
    };
    await expect(recover(stack, [host], console)).rejects.toThrow('docker rm failed');
    expect(steps).toEqual([]);
  });
});
