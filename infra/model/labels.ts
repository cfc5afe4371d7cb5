/** Labels by which Docker objects of ours are found on an engine. */
export const labels = {
  /** The environment that it belongs to: on everything but volumes with data. */
  environment: 'genai.environment',
  /** The service that a container runs. */
  service: 'genai.service',
  /** The container among those of its host: `flux`, `orchestrator-1`. */
  container: 'genai.container',
  /** Whether the version before is stopped first: `start-first` or `stop-first`. */
  update: 'genai.update',
  /** Hash of the files that a configuration volume is filled with, on the volume and on what fills it; on a volume that is filled again, `live`. */
  content: 'genai.content',
} as const;
