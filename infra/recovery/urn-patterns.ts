import { dockerTypes } from '../catalogue/resource-types/docker.ts';

/** URNs of all that is on the Docker side of a host: what an update leaves as it is where the host cannot be reached. */
export const dockerSideOf = (hostId: string): string[] => [`**docker:**::${hostId}`, `**docker:**::${hostId}-*`];

/** URN of the container of a resource name, whatever it belongs to. */
export const containerUrn = (resource: string): string => `**${dockerTypes.container.token}::${resource}`;
