import { followLogs, readLogs } from '../../status/logs.ts';
import { serviceHosts } from '../service-hosts.ts';
import { withEnvironment } from '../stack-input.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Prints what the containers of a service write, with their names before the lines where they are several.
 *
 * @returns the exit code.
 */
export function logsCommand(
  stack: string | undefined,
  [service, ...more]: readonly string[],
  { tail, follow }: { tail: string; follow: boolean },
): Promise<number> {
  return withEnvironment(stack, async (environment) => {
    if (more.length > 0) throw new UsageError(`Unexpected argument "${more.join(' ')}".`);
    if (!/^(\d+|all)$/.test(tail)) throw new UsageError(`--tail is a number of lines, or all: not "${tail}".`);
    const hosts = serviceHosts(environment, service);
    const isOne = environment.replicas.filter((one) => one.service === service).length === 1;
    const of = { environment: environment.scope.environment, service: service ?? '', tail };
    const readers = hosts.map((host) => {
      const where = hosts.length > 1 ? `${host.id} ` : '';
      const tell = (container: string, line: string) => console.log(isOne ? line : `${where}${container} | ${line}`);
      return follow ? followLogs(host, of, tell) : { ended: readLogs(host, of, tell), stop: () => {} };
    });
    const stop = () => {
      for (const one of readers) one.stop();
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    await Promise.all(readers.map(({ ended }) => ended)).finally(stop);
    return 0;
  });
}
