import { printable } from '../host/printable.ts';
import { dockerCommand, HostError } from '../host/run-on-host.ts';
import { type Stream, streamFromHost } from '../host/stream-from-host.ts';
import type { Host } from '../model/hosts.ts';
import { labels } from '../model/labels.ts';
import { labelIn, ofEnvironment, serviceContainers } from './service-containers.ts';

/** Whose logs are read, and how many lines of those that are there. */
export interface LogsOf {
  readonly environment: string;
  /** A service, or one of its containers. */
  readonly service: string;
  readonly tail: string;
}

/**
 * Tells the lines that the containers of a service on a host have written.
 *
 * @param tell receives a line and the container that it is from.
 * @throws HostError where the host cannot be asked, or has no such container.
 */
export async function readLogs(host: Host, of: LogsOf, tell: (container: string, line: string) => void): Promise<void> {
  for (const { id, key } of (await present(host, of)).toReversed())
    await logsOf(host, id, ['--tail', of.tail], (line) => tell(key, line)).ended;
}

/**
 * Tells the lines that the containers of a service on a host have written, and those that they write from now on; also of containers that
 * start later.
 *
 * @returns a stream that ends when it is stopped, or with a HostError once the host cannot be reached any more.
 */
export function followLogs(host: Host, of: LogsOf, tell: (container: string, line: string) => void): Stream {
  const streams = new Set<Stream>();
  const attached = new Set<string>();
  let isStopped = false;
  let complaint = '';
  const attach = (id: string, key: string, flags: readonly string[]) => {
    const stream = logsOf(host, id, ['--follow', ...flags], (line) => tell(key, line));
    attached.add(id);
    streams.add(stream);
    stream.ended.then(() => streams.delete(stream));
  };
  const stop = () => {
    isStopped = true;
    for (const stream of [events, ...streams]) stream.stop();
  };

  const events = streamFromHost(host.engine, eventsCommand(host, of.environment), (line) => {
    const [time = '', id = '', service, key = ''] = line.split(' ');
    if (!/^\d{19}$/.test(time)) complaint = printable(line);
    // The engine ends what follows a container when that ends: after a restart it is another one.
    else if (service === of.service || key === of.service) attach(id, key, ['--since', secondsOf(time)]);
  });
  const begun = present(host, of).then((containers) => {
    const rest = containers.filter(({ id }) => !attached.has(id));
    if (!isStopped) for (const { id, key } of rest.toReversed()) attach(id, key, ['--tail', of.tail]);
  });
  const over = events.ended.then((status) => {
    if (isStopped) return;
    const why = complaint || `docker events ended with ${status}`;
    throw new HostError(`${host.id} (${host.name}) cannot be asked: ${why}`);
  });
  return {
    ended: Promise.all([begun, over]).then(
      () => null,
      (error) => {
        stop();
        throw error;
      },
    ),
    stop,
  };
}

/** Nanoseconds as the seconds that `docker logs --since` takes. */
const secondsOf = (nanoseconds: string): string => `${nanoseconds.slice(0, -9)}.${nanoseconds.slice(-9)}`;

async function present(host: Host, { environment, service }: LogsOf) {
  const containers = await serviceContainers(host, environment, service);
  if (containers.length === 0)
    throw new HostError(`${host.id} (${host.name}) has no container of ${service}: npx infra status ${environment}`);
  return containers;
}

const logsOf = ({ engine }: Host, id: string, flags: readonly string[], tell: (line: string) => void): Stream =>
  streamFromHost(engine, dockerCommand(engine, 'logs', ...flags, id), (line) => tell(printable(line)));

/** The starts of containers of an environment as they happen, a line each. */
const eventsCommand = ({ engine }: Host, environment: string): string => {
  const attribute = (label: string) => labelIn('index .Actor.Attributes', label);
  const format = `{{.TimeNano}} {{.Actor.ID}} ${attribute(labels.service)} ${attribute(labels.container)}`;
  const filters = ['--filter', 'type=container', '--filter', 'event=start', ...ofEnvironment(environment)];
  return dockerCommand(engine, 'events', ...filters, '--format', format);
};
