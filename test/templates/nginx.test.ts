import { describe, expect, it } from 'vitest';
import type { Environment } from '../../infra/model/environment.ts';
import { nginxConfig } from '../../infra/templates/nginx.ts';
import { namedServices, otherPorts } from '../support/named-services.ts';
import { environment, gpuHostAlone, twoHosts } from '../support/stacks.ts';

const config = (host: string, ...args: Parameters<typeof environment>) => nginxConfig(environment(...args), host);
const lines = (text: string) => text.split('\n').map((line) => line.trim());

/** The `server` blocks inside `http` or `stream`, each as its lines. */
function servers(text: string, block: 'http' | 'stream'): string[][] {
  const inner = new RegExp(`^${block} \\{\n(.*?)^\\}`, 'ms').exec(text)?.[1] ?? '';
  return [...inner.matchAll(/^ {2}server \{\n(.*?)^ {2}\}/gms)].map(([, server]) => lines((server ?? '').trim()));
}

/** `8189 ssl → http://flux:8189`, for each server that passes requests on to a service that these tests name. */
const routes = (text: string): string[] =>
  servers(text, 'http').flatMap((server) => {
    const upstream = server.find((line) => line.startsWith('set $upstream'))?.slice('set $upstream '.length, -1);
    const target = server.find((line) => line.startsWith('proxy_pass'))?.slice('proxy_pass '.length, -1);
    const listen = server[0]?.slice('listen '.length, -1);
    return target === undefined || !namedServices.has(upstream ?? '')
      ? []
      : [`${listen} → ${target.replace('$upstream', upstream ?? '')}`];
  });

/** The ports of the services of an environment, in the order of the catalogue; none is moved, and debug ports are closed. */
const portsOf = ({ services }: Environment): number[] => services.flatMap(({ listens }) => listens ?? []);

describe('the gateway', () => {
  it('passes each service of its host on under its own port, by alias', () => {
    expect(routes(config('gpu-0', 'test'))).toEqual([
      '8193 → http://orchestrator:8193',
      '8189 → http://flux:8189',
      '8190 → http://sd35:8190',
      '8191 → http://comfyui:8191',
      '8194 → http://integration:8194',
      '8195 → http://health-dashboard:8195',
    ]);
  });

  it('knows nothing of what runs on another host', () => {
    expect(routes(config('gpu-1', 'staging', twoHosts))).toEqual([
      '443 ssl → http://orchestrator:8193',
      '8193 ssl → http://orchestrator:8193',
      '8189 ssl → http://flux:8189',
      '9100 ssl → http://node-exporter:9100',
      '9400 ssl → http://gpu-exporter:9400',
    ]);
  });

  it('follows a port that the operator moves', () => {
    expect(routes(config('gpu-0', 'test', { ports: { flux: 9001 } }))).toContain('9001 → http://flux:8189');
  });

  it('tells its own health inside its container, without a service', () => {
    expect(servers(config('gpu-0', 'dev'), 'http')[0]).toEqual([
      'listen 8080;',
      'location = /health { access_log off; default_type text/plain; return 200 "healthy\\n"; }',
    ]);
  });

  it('finds a replaced container at once: names in variables, resolved every second, over IPv4 alone', () => {
    const own = environment('prod', gpuHostAlone);
    const text = nginxConfig(own, 'gpu-0');
    expect(lines(text).filter((line) => line.startsWith('resolver'))).toEqual([
      'resolver 127.0.0.11 valid=1s ipv6=off;',
    ]);
    // That of port 443, and one for each service with a port.
    const ports = [8193, ...portsOf(own)];
    const targets = lines(text).filter((line) => line.startsWith('proxy_pass'));
    expect(targets).toEqual(ports.map((port) => `proxy_pass http://$upstream:${port};`));
    expect(ports.filter((port) => !otherPorts.has(port))).toHaveLength(11);
  });

  it('tries another container only for what a dying one did not take', () => {
    const retries = lines(config('gpu-0', 'prod')).filter((line) => line.startsWith('proxy_next_upstream '));
    expect(new Set(retries)).toEqual(
      new Set(['proxy_next_upstream error timeout http_404 http_500 http_502 http_503 http_504;']),
    );
  });

  it.each([
    ['prod', 600],
    ['dev', 300],
  ] as const)('waits for an answer as long as a service may work on it, in %s', (stack, seconds) => {
    const waits = lines(config('gpu-0', stack)).filter((line) => line.startsWith('proxy_read_timeout'));
    expect(new Set(waits)).toEqual(new Set([`proxy_read_timeout ${seconds}s;`]));
  });

  it('takes no request that is larger than the profile says', () => {
    const own = environment('dev');
    const gateway = { ...own.profile.gateway, maxUploadMb: 7 };
    const text = nginxConfig({ ...own, profile: { ...own.profile, gateway } }, 'gpu-0');
    expect(lines(text)).toContain('client_max_body_size 7m;');
  });

  it('writes to nothing but /tmp, its root being read-only', () => {
    const written = lines(config('gpu-0', 'prod')).filter((line) => /^(pid|\w+_temp_path) /.test(line));
    expect(written).toEqual([
      'pid /tmp/nginx.pid;',
      'client_body_temp_path /tmp/client_body;',
      'proxy_temp_path /tmp/proxy;',
      'fastcgi_temp_path /tmp/fastcgi;',
      'uwsgi_temp_path /tmp/uwsgi;',
      'scgi_temp_path /tmp/scgi;',
    ]);
  });
});

describe('with TLS, the gateway', () => {
  const own = environment('staging', gpuHostAlone);
  const text = nginxConfig(own, 'gpu-0');

  it('only redirects on port 80', () => {
    expect(servers(text, 'http').filter(([listen]) => listen === 'listen 80;')).toEqual([
      ['listen 80;', 'server_name staging.coursia.local;', 'return 301 https://$host$request_uri;'],
    ]);
  });

  it('speaks it on every other port that it publishes', () => {
    const listens = servers(text, 'http').map(([listen]) => listen);
    expect(listens.filter((listen) => !listen?.endsWith(' ssl;'))).toEqual(['listen 8080;', 'listen 80;']);
    const withTls = listens.slice(2);
    expect(withTls).toEqual([443, ...portsOf(own)].map((port) => `listen ${port} ssl;`));
    const named = withTls.filter((listen) => !otherPorts.has(Number(/\d+/.exec(listen ?? '')?.[0])));
    expect(named).toHaveLength(11);
  });

  it('takes the certificate from its secrets, and no version before the profile’s', () => {
    expect(lines(text).filter((line) => line.startsWith('ssl_'))).toEqual([
      'ssl_certificate /secrets/tls/cert.pem;',
      'ssl_certificate_key /secrets/tls/key.pem;',
      'ssl_protocols TLSv1.2 TLSv1.3;',
      'ssl_session_cache shared:tls:10m;',
      'ssl_session_tickets off;',
    ]);
    const own = environment('staging');
    const strict = nginxConfig({ ...own, profile: { ...own.profile, tls: { minVersion: '1.3' } } }, 'gpu-0');
    expect(lines(strict)).toContain('ssl_protocols TLSv1.3;');
  });

  it('asks browsers to stay on it', () => {
    expect(lines(text).filter((line) => line.startsWith('add_header'))).toEqual([
      'add_header X-Frame-Options DENY always;',
      'add_header X-Content-Type-Options nosniff always;',
      'add_header Referrer-Policy strict-origin-when-cross-origin always;',
      'add_header Strict-Transport-Security "max-age=31536000; includeSubDomains; preload" always;',
    ]);
  });
});

describe('without TLS, the gateway', () => {
  it('has neither certificates nor ports for it', () => {
    const text = config('gpu-0', 'dev');
    expect(text).not.toMatch(/ssl|listen 80;|listen 443|Strict-Transport-Security/);
  });
});

describe('the rate limit', () => {
  it('is the profile’s for our services, and not for the monitoring', () => {
    const own = environment('prod', gpuHostAlone);
    const text = nginxConfig(own, 'gpu-0');
    expect(lines(text).filter((line) => line.startsWith('limit_req_'))).toEqual([
      'limit_req_zone $client zone=client:10m rate=100r/m;',
      'limit_req_status 429;',
    ]);
    const limited = servers(text, 'http')
      .filter((server) => server.includes('limit_req zone=client burst=20 nodelay;'))
      .map(([listen]) => Number(/\d+/.exec(listen ?? '')?.[0]));
    expect(limited.filter((port) => !otherPorts.has(port))).toEqual([443, 8193, 8189, 8190, 8191, 8194, 8195]);
    const ours = own.services.filter(({ entry }) => !entry.monitoring).flatMap(({ listens }) => listens ?? []);
    expect(limited).toEqual([443, ...ours]);
  });

  it('is not there where the profile has none', () => {
    expect(config('gpu-0', 'dev')).not.toContain('limit_req');
  });
});

describe('debuggers', () => {
  it('are reached as they are, in dev', () => {
    expect(servers(config('gpu-0', 'dev'), 'stream')).toEqual([
      ['listen 8289;', 'set $upstream flux;', 'proxy_pass $upstream:8289;'],
      ['listen 8290;', 'set $upstream sd35;', 'proxy_pass $upstream:8290;'],
      ['listen 8291;', 'set $upstream comfyui;', 'proxy_pass $upstream:8291;'],
    ]);
    expect(config('gpu-0', 'dev')).toMatch(/^stream \{\n {2}resolver 127\.0\.0\.11 valid=1s ipv6=off;$/m);
  });

  it.each(['test', 'staging', 'prod'] as const)('are not reached in %s', (stack) => {
    expect(config('gpu-0', stack)).not.toMatch(/stream \{|82(89|90|91)/);
  });
});
