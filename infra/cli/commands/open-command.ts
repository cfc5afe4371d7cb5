import { spawn } from 'node:child_process';
import { suggestion } from '../../config/explain.ts';
import { HostError, isRemote } from '../../host/run-on-host.ts';
import { openTunnel } from '../../host/tunnel.ts';
import type { Environment } from '../../model/environment.ts';
import type { Host } from '../../model/hosts.ts';
import { withEnvironment } from '../stack-input.ts';
import { UsageError } from '../usage-error.ts';

/** Ports of the gateway itself, which passes on to the orchestrator. */
const httpsPort = 443;

/**
 * Says under which address a browser here reaches a service: that of an engine here, or of a tunnel that this command keeps open.
 *
 * @returns the exit code, once a tunnel is closed: 1 where it was not closed here.
 */
export function openCommand(
  stack: string | undefined,
  [id, ...more]: readonly string[],
  { browser }: { browser: boolean },
): Promise<number> {
  return withEnvironment(stack, async (environment) => {
    if (more.length > 0) throw new UsageError(`Unexpected argument "${more.join(' ')}".`);
    const { host, port } = publishedBy(environment, id);
    const scheme = environment.profile.tls ? 'https' : 'http';
    if (!isRemote(host.engine)) {
      show(`${scheme}://${host.hostname}:${port}/`, browser);
      return 0;
    }
    const where = `${host.id} (${host.name})`;
    const tunnel = await openTunnel(host.engine, { address: host.address, port }).catch((error) => {
      if (!(error instanceof HostError)) throw error;
      throw new HostError(`${where} cannot be reached: ${error.message} (what is missing: npx infra doctor ${stack})`);
    });
    let isClosedHere = false;
    const close = () => {
      isClosedHere = true;
      tunnel.close();
    };
    process.once('SIGINT', close).once('SIGTERM', close);
    // By its address: what a browser keeps of HTTPS for localhost would hold for everything else there, too.
    show(`${scheme}://127.0.0.1:${tunnel.port}/`, browser);
    console.error(`The tunnel to ${where} is open until Ctrl-C.`);
    const reason = await tunnel.closed;
    if (isClosedHere) return 0;
    console.error(`The tunnel to ${where} is closed: ${reason}`);
    return 1;
  });
}

/** Where a service is published: on its first host, by the gateway there. */
function publishedBy(environment: Environment, id: string | undefined): { host: Host; port: number } {
  const { services, hosts, replicas, profile, scope } = environment;
  const portOf = ({ port, entry }: (typeof services)[number]) =>
    port ?? (entry.publishesPorts && profile.tls ? httpsPort : undefined);
  const known = services.filter((service) => portOf(service) !== undefined);
  const ids = known.map((service) => service.id);
  const service = known.find((one) => one.id === id);
  const port = service && portOf(service);
  const replica = replicas.find((one) => one.service === id);
  const host = hosts.find((one) => one.id === replica?.host);
  if (host && port !== undefined) return { host, port };
  const which = id === undefined ? 'Which service?' : `${scope.environment} publishes no "${id}".`;
  throw new UsageError(`${which} One of ${ids.join(', ')}.${id === undefined ? '' : suggestion(id, ids)}`);
}

function show(url: string, browser: boolean): void {
  console.log(url);
  if (!browser) return;
  const program = process.platform === 'darwin' ? 'open' : 'xdg-open';
  spawn(program, [url], { stdio: 'ignore', detached: true })
    .on('error', () => console.error(`There is no ${program} here: open the address yourself.`))
    .unref();
}
