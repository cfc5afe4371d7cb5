import { spawnSync } from 'node:child_process';
import { dockerCommand, HostError, isRemote, sshArguments } from '../../host/run-on-host.ts';
import { serviceContainers } from '../../status/service-containers.ts';
import { serviceHosts } from '../service-hosts.ts';
import { withEnvironment } from '../stack-input.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Runs a command in a container of a service, on this terminal where there is one.
 *
 * @returns the exit code of the command.
 */
export function execCommand(stack: string | undefined, [service, ...command]: readonly string[]): Promise<number> {
  return withEnvironment(stack, async (environment) => {
    const hosts = serviceHosts(environment, service);
    if (command.length === 0) throw new UsageError('Which command? It stands behind "--".');
    for (const host of hosts) {
      const all = await serviceContainers(host, environment.scope.environment, service ?? '');
      const running = all.filter(({ isRunning }) => isRunning);
      const chosen = running.find(({ isHealthy }) => isHealthy) ?? running[0];
      if (!chosen) continue;
      const { engine } = host;
      const terminal = process.stdin.isTTY && process.stdout.isTTY;
      const flags = terminal ? ['--interactive', '--tty'] : ['--interactive'];
      const words = dockerCommand(engine, 'exec', ...flags, chosen.id, ...command);
      const [program = '', ...args] = isRemote(engine)
        ? ['ssh', ...(terminal ? ['-t'] : []), ...sshArguments(engine), words]
        : ['sh', '-c', `exec ${words}`];
      const { status, error } = spawnSync(program, args, { stdio: 'inherit' });
      if (error) throw new HostError(`${program} cannot be run: ${error.message}`);
      return status ?? 1;
    }
    const names = hosts.map(({ id }) => id).join(', ');
    throw new HostError(`${service} does not run on ${names}: npx infra status ${environment.scope.environment}`);
  });
}
