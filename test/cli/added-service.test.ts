import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../infra/preview/plan-document.ts';
import { replaced } from '../support/replaced.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const entry = `  upscaler: {
    ...generator,
    name: 'Upscaler',
    does: 'makes images larger',
    port: 8192,
    limits: { memoryGib: 2, cpus: 1, gpuMemoryGib: 2 },
  },
`;

describe('a service added by an entry in the catalogue alone', () => {
  let copy: string;
  let plan: Plan;
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'genai-'));
    for (const name of ['infra', 'stacks', 'package.json', 'Pulumi.dev.yaml'])
      cpSync(join(root, name), join(copy, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    const family = join(copy, 'infra/catalogue/services/genai.ts');
    writeFileSync(family, replaced(readFileSync(family, 'utf8'), '  comfyui: {', `${entry}  comfyui: {`));
    const { stdout, stderr } = spawnSync(process.execPath, ['infra/cli/infra.mjs', 'preview', 'dev', '--json'], {
      cwd: copy,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    plan = JSON.parse(stdout);
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  const inputsOf = (type: string, name: string) =>
    plan.resources.find((one) => one.type === type && one.name === name)?.inputs;

  it('has a container and an image to choose', () => {
    expect(inputsOf('docker:index/remoteImage:RemoteImage', 'gpu-0-upscaler')).toEqual({
      name: 'unset',
      keepLocally: true,
    });
    expect(inputsOf('docker:index/container:Container', 'gpu-0-upscaler')).toMatchObject({
      memory: 2048,
      cpuPeriod: 100000,
      cpuQuota: 100000,
      networksAdvanced: [
        { name: 'genai-network', aliases: ['upscaler'] },
        { name: 'genai-monitoring', aliases: ['upscaler'] },
      ],
    });
    expect(plan.toFillIn).toContainEqual(expect.objectContaining({ path: ['images', 'upscaler'], blocksUp: true }));
  });

  it('is placed on a GPU, published by the gateway, and scraped', () => {
    const [host] = plan.placement;
    expect(host?.replicas.find(({ service }) => service === 'upscaler')).toMatchObject({ gpu: 0, gpuMemoryGib: 2 });
    expect(inputsOf('docker:index/container:Container', 'gpu-0-gateway')).toMatchObject({
      ports: expect.arrayContaining([{ internal: 8192, external: 8192, ip: '127.0.0.1', protocol: 'tcp' }]),
    });
    expect(JSON.stringify(inputsOf('docker:index/container:Container', 'gpu-0-prometheus-config'))).toContain(
      'upscaler:8192',
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
