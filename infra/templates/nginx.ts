import { secretFile } from '../catalogue/secret-file.ts';
import { catalogue } from '../catalogue/services/catalogue.ts';
import type { Environment } from '../model/environment.ts';
import type { Profile } from '../model/profile.ts';
import type { Service } from '../model/services.ts';

/**
 * The gateway's configuration on one host: each service of the host under its own port, by alias.
 *
 * The name stands in a variable and is resolved anew every second, so that a replaced container is found at once; a request
 * that a dying container did not take is tried on another, and never one that was already sent. IPv6 look-ups would cost a second.
 */
export function nginxConfig(environment: Environment, host: string): string {
  const { cloud, profile } = environment;
  const { maxUploadMb, rateLimit } = profile.gateway;
  const services = environment.services.filter(
    ({ id, port }) =>
      port !== undefined && environment.replicas.some((replica) => replica.service === id && replica.host === host),
  );
  const limit = rateLimit
    ? [rateLimit.burst > 0 ? `limit_req zone=client burst=${rateLimit.burst} nodelay;` : 'limit_req zone=client;']
    : [];
  const toService = (service: Service) => proxy(service, profile.timeouts);
  const tls = profile.tls !== undefined;

  const front = services.find(({ id }) => id === 'orchestrator') ?? services[0];
  const servers = [
    server(
      ['listen 8080;'],
      ['location = /health { access_log off; default_type text/plain; return 200 "healthy\\n"; }'],
    ),
    ...(tls
      ? [
          server(['listen 80;', `server_name ${cloud?.domain ?? '_'};`], ['return 301 https://$host$request_uri;']),
          ...(front ? [server(['listen 443 ssl;'], [...limit, ...toService(front)])] : []),
        ]
      : []),
    ...services.map((service) =>
      server(
        [`listen ${service.port}${tls ? ' ssl' : ''};`],
        [...(isOurs(service) ? limit : []), ...toService(service)],
      ),
    ),
  ];
  const http = [
    'include /etc/nginx/mime.types;',
    'access_log /dev/stdout;',
    'server_tokens off;',
    `client_max_body_size ${maxUploadMb}m;`,
    ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path /tmp/${name};`),
    'resolver 127.0.0.11 valid=1s ipv6=off;',
    ...(rateLimit ? clientLimit(rateLimit.perMinute, cloud?.range) : []),
    ...(profile.tls ? tlsLines(profile.tls) : []),
    'add_header X-Frame-Options DENY always;',
    'add_header X-Content-Type-Options nosniff always;',
    'add_header Referrer-Policy strict-origin-when-cross-origin always;',
    ...(tls ? ['add_header Strict-Transport-Security "max-age=31536000; includeSubDomains; preload" always;'] : []),
    ...servers.flat(),
  ];
  return `${[
    'worker_processes auto;',
    'pid /tmp/nginx.pid;',
    'error_log /dev/stderr warn;',
    ...block('events', ['worker_connections 1024;']),
    ...block('http', http),
    ...debugStreams(environment, host),
  ].join('\n')}\n`;
}

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
const block = (head: string, lines: readonly string[]): string[] => [`${head} {`, ...indent(lines), '}'];
const server = (listen: readonly string[], lines: readonly string[]): string[] =>
  block('server', [...listen, ...lines]);
const isOurs = ({ id }: Service): boolean => catalogue[id].reads?.includes('application') ?? false;

function proxy({ id, listens }: Service, { generationSeconds, requestSeconds }: Profile['timeouts']): string[] {
  return block('location /', [
    `set $upstream ${id};`,
    `proxy_pass http://$upstream:${listens};`,
    'proxy_http_version 1.1;',
    'proxy_set_header Host $host;',
    'proxy_set_header X-Real-IP $remote_addr;',
    'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
    'proxy_set_header X-Forwarded-Proto $scheme;',
    'proxy_set_header Upgrade $http_upgrade;',
    'proxy_set_header Connection $http_connection;',
    'proxy_connect_timeout 300ms;',
    // No service is cut off in what it may still be working on.
    `proxy_read_timeout ${Math.max(generationSeconds, requestSeconds)}s;`,
    // While a new version starts it shares the name with the old one, and may answer before it can serve. What was sent and
    // changes something (POST) is never sent again: nginx leaves those out unless told otherwise.
    'proxy_next_upstream error timeout http_404 http_500 http_502 http_503 http_504;',
    'proxy_next_upstream_tries 3;',
  ]);
}

/** Counts requests by client; the hosts themselves, through which services call one another, are not counted. */
function clientLimit(perMinute: number, hosts: string | undefined): string[] {
  return [
    ...block('geo $limited', ['default 1;', ...(hosts === undefined ? [] : [`${hosts} 0;`])]),
    ...block('map $limited $client', ['0 "";', 'default $binary_remote_addr;']),
    `limit_req_zone $client zone=client:10m rate=${perMinute}r/m;`,
    'limit_req_status 429;',
  ];
}

function tlsLines({ minVersion }: NonNullable<Profile['tls']>): string[] {
  const versions = ['1.2', '1.3']
    .filter((version) => Number(version) >= Number(minVersion))
    .map((version) => `TLSv${version}`);
  return [
    `ssl_certificate ${secretFile(catalogue.gateway, 'tls-cert')};`,
    `ssl_certificate_key ${secretFile(catalogue.gateway, 'tls-key')};`,
    `ssl_protocols ${versions.join(' ')};`,
    'ssl_session_cache shared:tls:10m;',
    'ssl_session_tickets off;',
  ];
}

/** Debuggers do not speak HTTP: their ports are passed through as they are, where the profile exposes them. */
function debugStreams(environment: Environment, host: string): string[] {
  if (!environment.profile.debugPortsExposed) return [];
  const here = environment.services.filter(
    ({ id, entry }) =>
      entry.debugPort !== undefined &&
      environment.replicas.some((replica) => replica.service === id && replica.host === host),
  );
  if (here.length === 0) return [];
  const lines = here.flatMap(({ id, entry }) =>
    block('server', [`listen ${entry.debugPort};`, `set $upstream ${id};`, `proxy_pass $upstream:${entry.debugPort};`]),
  );
  return block('stream', ['resolver 127.0.0.11 valid=1s ipv6=off;', ...lines]);
}
