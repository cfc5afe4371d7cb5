import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../infra/preview/plan-document.ts';
import { inputsOf, RepositoryCopy } from '../support/repository-copy.ts';

const entry = `  upscaler: {
    ...generator,
    name: 'Upscaler',
    does: 'makes images larger',
    port: 8192,
    limits: { memoryGib: 2, cpus: 1, gpuMemoryGib: 2 },
  },
`;

describe('a service added by an entry in the catalogue alone', () => {
  const copy = new RepositoryCopy('Pulumi.dev.yaml');
  afterAll(() => copy.remove());
  let plan: Plan;
  beforeAll(() => {
    copy.insert('infra/catalogue/services/genai.ts', entry, '  comfyui: {');
    plan = copy.plan('dev');
  });

  it('has a container and an image to choose', () => {
    expect(inputsOf(plan, 'docker:index/remoteImage:RemoteImage', 'gpu-0-upscaler')).toEqual({
      name: 'unset',
      keepLocally: true,
    });
    expect(inputsOf(plan, 'docker:index/container:Container', 'gpu-0-upscaler')).toMatchObject({
      memory: 2048,
      cpuPeriod: 100000,
      cpuQuota: 100000,
      networksAdvanced: [
        { name: 'genai-network', aliases: ['upscaler-replicas'] },
        { name: 'genai-monitoring', aliases: ['upscaler-replicas'] },
      ],
    });
    expect(plan.toFillIn).toContainEqual(expect.objectContaining({ path: ['images', 'upscaler'], blocksUp: true }));
  });

  it('is placed on a GPU, published by the gateway, and scraped', () => {
    const [host] = plan.placement;
    expect(host?.replicas.find(({ service }) => service === 'upscaler')).toMatchObject({ gpu: 0, gpuMemoryGib: 2 });
    expect(inputsOf(plan, 'docker:index/container:Container', 'gpu-0-gateway')).toMatchObject({
      ports: expect.arrayContaining([{ internal: 18_192, external: 8192, ip: '127.0.0.1', protocol: 'tcp' }]),
    });
    expect(JSON.stringify(inputsOf(plan, 'docker:index/container:Container', 'gpu-0-prometheus-config'))).toContain(
      'upscaler-replicas:8192',
    );
  });

  it('has variables of its own, and its neighbours know its URL', () => {
    expect(plan.variables.environment).toMatchObject({
      UPSCALER_PORT: '8192',
      UPSCALER_URL: 'http://localhost:8192',
      UPSCALER_MEMORY_LIMIT: '2GB',
      UPSCALER_CPU_LIMIT: '1.0',
      UPSCALER_GPU_MEMORY_LIMIT: '2GB',
    });
    expect(plan.variables.services['orchestrator']).toMatchObject({ UPSCALER_URL: 'http://upscaler:8192' });
    expect(plan.variables.services['upscaler']).toMatchObject({ MODELS_PATH: './data/models', LOG_LEVEL: 'DEBUG' });
  });
});
