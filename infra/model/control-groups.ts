import type { NameScope } from './names.ts';

/**
 * The control group in which the containers of a service are, as systemd wants its name: its dashes are levels. An engine without systemd takes
 * it as it is. It has no limit of its own; cAdvisor knows by its name whose a container is.
 */
export const controlGroupOf = ({ environment }: Pick<NameScope, 'environment'>, service: string): string =>
  `genai-${environment}-${service}.slice`;

/** The path of a container in such a group, with the service and the beginning of its id, as RE2: `/…/genai-prod-flux.slice/docker-0123….scope`. */
export const controlGroupPath =
  '(?:/.+)?/genai-[a-z]+-([a-z0-9-]+)[.]slice/(?:docker-)?([0-9a-f]{12})[0-9a-f]{52}(?:[.]scope)?';
