import type { ServiceEntry } from './service.ts';

/** The image generators share their shape: models to read, outputs and cache to write, one GPU each. */
const generator = {
  mode: 'replicated',
  runsOn: 'gpu',
  networks: ['genai', 'monitoring'],
  health: { tool: 'curl', path: '/health' },
  reads: ['application', 'generation'],
  metrics: '/metrics',
  user: '10001:10001',
  volumes: [
    { volume: 'models', path: 'models', readOnly: true },
    { volume: 'outputs', path: 'outputs' },
    { volume: 'cache', path: 'cache' },
    { volume: 'logs', path: 'logs' },
  ],
  tmpfs: { '/tmp': '1g' },
  secrets: ['tls-ca'],
  stopGracePeriodSeconds: 'generationSeconds',
} as const satisfies Partial<ServiceEntry>;

/** The GenAI services. Ports: document 000, «SERVICE PORTS»; limits per environment are in the profiles (document 000, «RESOURCE LIMITS»). */
export const genai = {
  orchestrator: {
    ...generator,
    name: 'Orchestrator',
    does: 'the API that queues and routes generations',
    runsOn: 'app',
    port: 8193,
    portVariable: 'GENAI_PORT_ORCHESTRATOR',
    reads: ['application', 'generation', 'data'],
    secrets: ['genai-api-key', 'openrouter-api-key', 'db-password', 'redis-password', 'tls-ca'],
    limits: { memoryGib: 2, cpus: 2 },
    volumes: [
      { volume: 'outputs', path: 'outputs' },
      { volume: 'cache', path: 'cache' },
      { volume: 'logs', path: 'logs' },
    ],
  },
  flux: {
    ...generator,
    name: 'FLUX.1-dev',
    does: 'text to image',
    port: 8189,
    debugPort: 8289,
    portVariable: 'GENAI_PORT_FLUX_DEV',
    limits: { memoryGib: 6, cpus: 4, gpuMemoryGib: 4 },
  },
  sd35: {
    ...generator,
    name: 'Stable Diffusion 3.5',
    does: 'text to image',
    port: 8190,
    debugPort: 8290,
    portVariable: 'GENAI_PORT_SD35',
    limits: { memoryGib: 8, cpus: 6, gpuMemoryGib: 6 },
  },
  comfyui: {
    ...generator,
    name: 'ComfyUI',
    does: 'image workflows',
    port: 8191,
    debugPort: 8291,
    portVariable: 'GENAI_PORT_COMFYUI',
    limits: { memoryGib: 4, cpus: 3, gpuMemoryGib: 3 },
  },
} as const satisfies Record<string, ServiceEntry>;
