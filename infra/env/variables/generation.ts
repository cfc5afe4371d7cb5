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
  FLUX_CPU_THREADS: flux('integer', 'Number of CPU threads of FLUX'),
  FLUX_BATCH_SIZE: flux('integer', 'Number of images that FLUX generates at once'),
  FLUX_PRECISION: flux('word', 'Floating-point precision of FLUX'),
  FLUX_OPTIMIZATION_LEVEL: flux('word', 'Optimisation level of FLUX'),
  SD35_BATCH_SIZE: sd35('integer', 'Number of images that Stable Diffusion 3.5 generates at once'),
  SD35_PRECISION: sd35('word', 'Floating-point precision of Stable Diffusion 3.5'),
  SD35_COMPILE_MODE: sd35('word', 'Compilation mode of Stable Diffusion 3.5'),
  COMFYUI_WORKFLOW_CACHE_ENABLED: comfyui('boolean', 'Whether ComfyUI caches the results of workflow steps'),
  MAX_CONCURRENT_MODELS: orchestrator('integer', 'Number of models that the orchestrator keeps loaded'),
};

/** Queues, timeouts and pools. */
export const performance = {
  MAX_CONCURRENT_REQUESTS: setting('integer', 'Maximum number of requests that a service handles at once'),
  REQUEST_TIMEOUT_SECONDS: fact(
    'integer',
    'Seconds after which a request times out',
    (facts) => facts.timeouts.requestSeconds,
  ),
  CONNECTION_POOL_SIZE: setting('integer', 'Number of connections that a service keeps open to another service'),
  HTTP_CONNECTION_POOL_SIZE: setting('integer', 'Number of HTTP connections that a service keeps open'),
  ASYNC_WORKER_THREADS: setting('integer', 'Number of threads of a service for background work'),
  STARTUP_TIMEOUT_SECONDS: fact(
    'integer',
    'Seconds that a service may take to start',
    (facts) => facts.timeouts.startupSeconds,
  ),
  GENERATION_TIMEOUT_SECONDS: fact(
    'integer',
    'Seconds that the generation of an image may take',
    (facts) => facts.timeouts.generationSeconds,
  ),
  MAX_QUEUE_SIZE: setting('integer', 'Maximum number of image generations in the queue'),
  QUEUE_PROCESSING_BATCH_SIZE: setting('integer', 'Number of image generations taken from the queue at once'),
  MAX_UPLOAD_SIZE_MB: factsFor('application', 'gateway')(
    'integer',
    'Maximum size of an upload, in MB',
    (facts) => facts.gateway.maxUploadMb,
  ),
  MAX_CONCURRENT_USERS: setting('integer', 'Maximum number of users at once'),
  MAX_DAILY_GENERATIONS: setting('integer', 'Maximum number of image generations per day'),
};

/** How many replicas run, and when that changes. */
export const scaling = {
  HIGH_AVAILABILITY: scaler('boolean', 'Whether services run in more than one replica'),
  SCALING_ENABLED: scaler('boolean', 'Whether the number of replicas of a service can change'),
  AUTO_SCALING_ENABLED: scaler('boolean', 'Whether the number of replicas changes automatically with the load'),
  SCALE_UP_CPU_THRESHOLD: scaler('integer', 'CPU use in percent above which a replica is added'),
  SCALE_DOWN_CPU_THRESHOLD: scaler('integer', 'CPU use in percent below which a replica is removed'),
  SCALE_UP_MEMORY_THRESHOLD: scaler('integer', 'Memory use in percent above which a replica is added'),
  MIN_REPLICAS: scaler('integer', 'Minimum number of replicas of a service'),
  MAX_REPLICAS: scaler('integer', 'Maximum number of replicas of a service'),
};

/** What happens when the local models cannot serve a request. */
export const fallback = {
  FALLBACK_ENABLED: setting('boolean', 'Send requests to a cloud provider when the local models cannot serve them'),
  FALLBACK_STRATEGY: setting(
    'word',
    'Strategy by which requests are sent to the cloud provider: cloud_first or cloud_immediate',
  ),
  FALLBACK_TIMEOUT_SECONDS: setting(
    'integer',
    'Seconds without an answer of a local model after which a request is sent to the cloud provider',
  ),
  CLOUD_PROVIDER: setting('word', 'Cloud provider that serves requests when the local models cannot'),
};
