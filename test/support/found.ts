import { containersOf } from '../../infra/containers/containers.ts';
import { factsOf } from '../../infra/facts/facts.ts';
import type { Environment } from '../../infra/model/environment.ts';
import type { Host } from '../../infra/model/hosts.ts';
import { labels } from '../../infra/model/labels.ts';
import type { Found, FoundContainer } from '../../infra/status/found.ts';

/** A host that has exactly what its environment wants, each container healthy since midnight. */
export function asWanted(environment: Environment, host: Host): Found {
  const wanted = containersOf(environment, factsOf(environment), host);
  return {
    containers: wanted.map(({ key, service, image, inputs, config }, index): FoundContainer => {
      const started = new Date('2026-03-01T00:00:00Z');
      return {
        container: `${index}`.padStart(64, '0'),
        name: `${host.id}-${key}-0a1b2c3`,
        labels: { [labels.service]: service, [labels.container]: key },
        image: idOf(image),
        created: started,
        started,
        finished: new Date('0001-01-01T00:00:00Z'),
        status: 'running',
        exitCode: 0,
        health: 'healthy',
        restarts: 0,
        variables: [...inputs.envs, 'PATH=/bin'],
        memory: inputs.memory * 1024 * 1024,
        cpuQuota: inputs.cpuQuota,
        devices: inputs.deviceRequests?.flatMap(({ deviceIds }) => deviceIds) ?? [],
        mounts: config ? [`volume-${config.hash}`] : [],
      };
    }),
    images: wanted.map(({ image }) => ({
      image: idOf(image),
      reference: image,
      digests: [],
      variables: ['PATH=/bin'],
    })),
    contents: new Map(wanted.flatMap(({ config }) => (config ? [[`volume-${config.hash}`, config.hash]] : []))),
  };
}

/** The id that an image has where it is. */
export const idOf = (reference: string): string => `id of ${reference}`;

/** The same with one of the containers changed. */
export const withChanged = (found: Found, key: string, change: Partial<FoundContainer>): Found => ({
  ...found,
  containers: found.containers.map((one) => (one.labels[labels.container] === key ? { ...one, ...change } : one)),
});
