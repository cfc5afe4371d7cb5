import { factsFor, settingsFor } from '../variable.ts';

const setting = settingsFor('generation');
const fact = factsFor('generation');
const flux = settingsFor('flux');
const sd35 = settingsFor('sd35');
const comfyui = settingsFor('comfyui');
const orchestrator = settingsFor('orchestrator');
const scaler = settingsFor('orchestrator', 'operator');

/** How the image generators work. */
export const models = {
  FLUX_CPU_THREADS: flux('integer', 'CPU threads of FLUX'),
  FLUX_BATCH_SIZE: flux('integer', 'Images that FLUX makes at once'),
  FLUX_PRECISION: flux('word', 'Floating-point precision of FLUX'),
  FLUX_OPTIMIZATION_LEVEL: flux('word', 'Optimisation level of FLUX'),
  SD35_BATCH_SIZE: sd35('integer', 'Images that Stable Diffusion 3.5 makes at once'),
  SD35_PRECISION: sd35('word', 'Floating-point precision of Stable Diffusion 3.5'),
  SD35_COMPILE_MODE: sd35('word', 'Compilation mode of Stable Diffusion 3.5'),
  COMFYUI_WORKFLOW_CACHE_ENABLED: comfyui('boolean', 'ComfyUI keeps the results of workflow steps'),
  MAX_CONCURRENT_MODELS: orchestrator('integer', 'Models that the orchestrator keeps loaded'),
};

/** Queues, timeouts and pools. */
export const performance = {
  MAX_CONCURRENT_REQUESTS: setting('integer', 'Requests a service works on at once'),
  REQUEST_TIMEOUT_SECONDS: fact(
    'integer',
    'Seconds after which a request is given up',
    (facts) => facts.timeouts.requestSeconds,
  ),
  CONNECTION_POOL_SIZE: setting('integer', 'Connections a service keeps open to another'),
  HTTP_CONNECTION_POOL_SIZE: setting('integer', 'HTTP connections a service keeps open'),
  ASYNC_WORKER_THREADS: setting('integer', 'Threads for background work'),
  STARTUP_TIMEOUT_SECONDS: fact(
    'integer',
    'Seconds a service may take to start',
    (facts) => facts.timeouts.startupSeconds,
  ),
  GENERATION_TIMEOUT_SECONDS: fact(
    'integer',
    'Seconds a generation may take',
    (facts) => facts.timeouts.generationSeconds,
  ),
  MAX_QUEUE_SIZE: setting('integer', 'Generations that may wait'),
  QUEUE_PROCESSING_BATCH_SIZE: setting('integer', 'Generations taken from the queue at once'),
  MAX_UPLOAD_SIZE_MB: factsFor('application', 'gateway')(
    'integer',
    'Largest upload, in MB',
    (facts) => facts.gateway.maxUploadMb,
  ),
  MAX_CONCURRENT_USERS: setting('integer', 'Users served at once'),
  MAX_DAILY_GENERATIONS: setting('integer', 'Generations in a day'),
};

/** How many replicas run, and when that changes. */
export const scaling = {
  HIGH_AVAILABILITY: scaler('boolean', 'Services run in more than one replica'),
  SCALING_ENABLED: scaler('boolean', 'The number of replicas may change'),
  AUTO_SCALING_ENABLED: scaler('boolean', 'It changes by itself'),
  SCALE_UP_CPU_THRESHOLD: scaler('integer', 'CPU use in percent above which a replica is added'),
  SCALE_DOWN_CPU_THRESHOLD: scaler('integer', 'CPU use in percent below which one is removed'),
  SCALE_UP_MEMORY_THRESHOLD: scaler('integer', 'Memory use in percent above which one is added'),
  MIN_REPLICAS: scaler('integer', 'Fewest replicas'),
  MAX_REPLICAS: scaler('integer', 'Most replicas'),
};

/** What happens when the local models cannot serve a request. */
export const fallback = {
  FALLBACK_ENABLED: setting('boolean', 'Requests may go to a cloud provider'),
  FALLBACK_STRATEGY: setting('word', 'When they do'),
  FALLBACK_TIMEOUT_SECONDS: setting('integer', 'Seconds after which they do'),
  CLOUD_PROVIDER: setting('word', 'The provider'),
};
