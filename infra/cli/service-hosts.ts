import { suggestion } from '../config/explain.ts';
import type { Environment } from '../model/environment.ts';
import type { Host } from '../model/hosts.ts';
import { hostsOf } from '../status/service-containers.ts';
import { UsageError } from './usage-error.ts';

/**
 * The hosts on which a service, or one of its containers, is meant to run.
 *
 * @throws UsageError for a name that none has.
 */
export function serviceHosts(environment: Environment, name: string | undefined): Host[] {
  const hosts = name === undefined ? [] : hostsOf(environment, name);
  if (hosts.length > 0) return hosts;
  const ids = [...new Set(environment.replicas.map(({ service }) => service))];
  const which = name === undefined ? 'Which service?' : `${environment.scope.environment} runs no "${name}".`;
  throw new UsageError(`${which} One of ${ids.join(', ')}.${name === undefined ? '' : suggestion(name, ids)}`);
}
