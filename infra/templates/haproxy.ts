import { secretFile } from '../catalogue/secret-file.ts';
import { catalogue } from '../catalogue/services/catalogue.ts';
import { gatewayMetrics } from '../catalogue/services/web.ts';
import type { Environment } from '../model/environment.ts';
import { passedPorts } from '../model/passed-ports.ts';
import type { Profile } from '../model/profile.ts';
import {
  keepAliveSeconds,
  outsidePort,
  type RoutedService,
  replicasAlias,
  routedServices,
  serverVariable,
} from '../model/routing.ts';
import { everyRequest } from './haproxy-requests.ts';

/**
 * The gateway's configuration on one host: each service of the host under its own port, for other containers as it is, and from
 * outside with TLS and limits.
 *
 * Where the servers are is not in it: variables say so, which are set whenever a version takes over (infra/host/gateway.ts).
 */
export function haproxyConfig(environment: Environment, host: string): string {
  const { profile } = environment;
  const services = routedServices(environment, host);
  const sections = [
    globalSection(environment, services),
    resolvers,
    defaults(environment),
    section('frontend health', ['bind :8080', 'no log', 'monitor-uri /health']),
    ...(profile.metricsEnabled ? [metrics(environment)] : []),
    ...(services.length > 0 ? [inside(environment, services), outside(environment, services)] : []),
    ...(profile.tls
      ? [section('frontend redirect', [`bind :${outsidePort(80)}`, 'http-request redirect scheme https code 301'])]
      : []),
    ...services.map((service) => backend(environment, service)),
    ...(profile.gateway.rateLimit
      ? [section('backend clients', ['stick-table type ipv6 size 100k expire 2m store gpc0,gpc0_rate(60s)'])]
      : []),
    ...services.flatMap((service) => passedPorts(service.entry).map((port) => passed(profile, service, port))),
    ...services.flatMap(peerPort),
    ...(profile.debugPortsExposed ? services.flatMap(debugPort) : []),
  ];
  return `${sections.join('\n\n')}\n`;
}

const section = (head: string, lines: readonly string[]): string =>
  [head, ...lines.map((line) => `  ${line}`)].join('\n');
const isOurs = ({ id }: RoutedService): boolean => catalogue[id].reads?.includes('application') ?? false;

/** Seconds that the slowest request may take: no service is cut off in what it may still be working on. */
const longest = ({ profile: { timeouts } }: Environment): number =>
  Math.max(timeouts.generationSeconds, timeouts.requestSeconds);

function globalSection(environment: Environment, services: readonly RoutedService[]): string {
  const { tls } = environment.profile;
  return section('global', [
    'log stdout format raw local0',
    // By itself it takes as many connections as it may open files for, and the memory for them; here about half of these.
    'fd-hard-limit 8000',
    // After another configuration was read, the process before goes on with its requests, but not for ever.
    `hard-stop-after ${longest(environment)}s`,
    ...(tls ? [`ssl-default-bind-options ssl-min-ver TLSv${tls.minVersion} no-tls-tickets`] : []),
    // Until it is said where a server is, it is nowhere: an address that nobody has.
    ...services.flatMap(({ servers, listens }) =>
      servers.map((server) => `presetenv ${serverVariable(server)} "192.0.2.1:${listens} disabled"`),
    ),
  ]);
}

/** The engine's DNS: a container that was restarted has another address. */
const resolvers = section('resolvers docker', [
  'nameserver docker 127.0.0.11:53',
  'resolve_retries 10',
  'timeout resolve 1s',
  'timeout retry 1s',
  'hold valid 1s',
  // An engine that is too busy to answer is no reason to give up a server.
  ...['timeout', 'refused', 'other'].map((answer) => `hold ${answer} 1h`),
]);

function defaults(environment: Environment): string {
  const seconds = longest(environment);
  return section('defaults', [
    'mode http',
    'log global',
    'timeout connect 1s',
    'timeout http-request 30s',
    `timeout http-keep-alive ${keepAliveSeconds}s`,
    `timeout client ${seconds}s`,
    `timeout server ${seconds}s`,
    'timeout tunnel 1h',
    // A connection that a service is about to close is never used for another request.
    'option http-server-close',
    // What no server took is tried again, at another where there is one. What was sent is never sent twice.
    'retries 3',
    'retry-on conn-failure',
    'option redispatch 1',
    'balance roundrobin',
    // An engine gives the address of a container that is gone to the next one, while a server that is out of use still has it.
    'default-server resolvers docker resolve-prefer ipv4 resolve-opts allow-dup-ip init-addr libc,none',
  ]);
}

/** What it counts itself: of each service the requests, their status and times, and those that wait. */
function metrics({ profile }: Environment): string {
  const { path, port } = gatewayMetrics;
  return section('frontend metrics', [
    `bind :${port}`,
    `bind :${outsidePort(port)}${certificateOf(profile)}`,
    'no log',
    `http-request use-service prometheus-exporter if { path ${path} }`,
    'http-request return status 404',
  ]);
}

const certificateOf = ({ tls }: Profile): string =>
  tls ? ` ssl crt ${secretFile(catalogue.gateway, 'tls-cert')} alpn http/1.1` : '';

/** Where containers of the host call one another: only from the networks that a service is on. */
function inside({ networks, profile }: Environment, services: readonly RoutedService[]): string {
  const ports = Map.groupBy(services, ({ entry }) => entry.networks.map((id) => networks[id].subnet).join(' '));
  return section('frontend inside', [
    ...services.map(({ listens }) => `bind :${listens}`),
    ...[...ports].map(
      ([subnets, on]) =>
        `tcp-request connection reject if { dst_port ${on.map(({ listens }) => listens).join(' ')} } !{ src ${subnets} }`,
    ),
    ...everyRequest(profile),
    ...services.map(({ id, listens }) => named(id, listens)),
    ...services.map(({ id, listens }) => leadsTo(id, listens)),
  ]);
}

/** Where the published ports lead. */
function outside({ profile, cloud }: Environment, services: readonly RoutedService[]): string {
  const { rateLimit, maxUploadMb } = profile.gateway;
  const front = services.find(({ id }) => id === 'orchestrator') ?? services[0];
  const standard = profile.tls && front ? [{ id: front.id, port: outsidePort(443), limited: true }] : [];
  const doors = [
    ...standard,
    ...services.map((service) => ({ id: service.id, port: outsidePort(service.listens), limited: isOurs(service) })),
  ];
  const certificate = certificateOf(profile);
  const limited = doors.filter((door) => door.limited).map(({ port }) => port);
  return section('frontend outside', [
    ...doors.map(({ port }) => `bind :${port}${certificate}`),
    ...everyRequest(profile),
    ...doors.map(({ id, port }) => named(id, port)),
    `http-request set-header X-Forwarded-Proto ${profile.tls ? 'https' : 'http'}`,
    ...(rateLimit && limited.length > 0
      ? clientLimit(`dst_port ${limited.join(' ')}`, rateLimit.perMinute + rateLimit.burst, cloud?.range)
      : []),
    `http-request deny deny_status 413 if { req.hdr_val(content-length) gt ${maxUploadMb * 1024 * 1024} }`,
    // A body whose size is not told could not be held to that.
    'http-request return status 411 content-type text/plain string "Content-Length is required" if { req.hdr(transfer-encoding) -m found }',
    ...Object.entries(headers(profile.tls !== undefined)).map(
      ([name, value]) => `http-after-response set-header ${name} "${value}"`,
    ),
    ...doors.map(({ id, port }) => leadsTo(id, port)),
  ]);
}

/** The service behind a port stands in the log also where a request is refused before it gets there. */
const named = (id: string, port: number): string =>
  `http-request set-var(txn.service) str(${id}) if { dst_port ${port} }`;

const leadsTo = (id: string, port: number): string => `use_backend ${id} if { dst_port ${port} }`;

/** Counts the requests of each client in the last minute; the hosts, through which services call one another, are not counted. */
function clientLimit(ports: string, most: number, hosts: string | undefined): string[] {
  return [
    `acl limited ${ports}`,
    `acl host src ${hosts ?? '127.0.0.1'}`,
    'http-request track-sc0 src table clients if limited !host',
    `http-request deny deny_status 429 if limited !host { sc0_gpc0_rate ge ${most} }`,
    'http-request sc-inc-gpc0(0) if limited !host',
  ];
}

const headers = (tls: boolean): Record<string, string> => ({
  'X-Request-ID': '%[var(txn.id)]',
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  ...(tls && { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains; preload' }),
});

function backend({ profile }: Environment, { id, entry, containers, servers }: RoutedService): string {
  const { interval, timeout, retries } = profile.healthCheck;
  const { health } = entry;
  // One that is alone gets its requests even when it is too busy for a check: nobody else could take them.
  const checks =
    containers.length > 1 && 'path' in health
      ? [
          `option httpchk GET ${health.path}`,
          `timeout check ${timeout}`,
          `default-server check inter ${interval} fastinter 1s downinter 1s fall ${retries} rise 1`,
        ]
      : [];
  return section(`backend ${id}`, [
    ...checks,
    ...servers.map((server) => `server ${server} "\${${serverVariable(server)}[*]}"`),
  ]);
}

/** What no user asks: metrics on a port of their own, and what programs send to the collector. */
const passed = (profile: Profile, { id }: RoutedService, port: number): string =>
  section(`listen passed-${id}-${port}`, [
    `bind :${port}`,
    `bind :${outsidePort(port)}${certificateOf(profile)}`,
    'no log',
    `server any ${replicasAlias(id)}:${port} init-addr none`,
  ]);

/** Debuggers do not speak HTTP: their ports are passed through as they are. */
function debugPort({ id, entry }: RoutedService): string[] {
  if (entry.debugPort === undefined) return [];
  return [passedThrough(`debug-${id}`, ['option tcplog', `bind :${entry.debugPort}`], id, entry.debugPort)];
}

/** Nor do the replicas of a service among themselves, and they have TLS of their own. */
function peerPort({ id, entry, peers }: RoutedService): string[] {
  if (entry.peers === undefined || peers.size === 0) return [];
  const { port } = entry.peers;
  return [passedThrough(`peers-${id}`, ['no log', `bind :${outsidePort(port)}`], id, port)];
}

const passedThrough = (name: string, lines: readonly string[], id: string, port: number): string =>
  section(`listen ${name}`, ['mode tcp', ...lines, `server any ${replicasAlias(id)}:${port} init-addr none`]);
