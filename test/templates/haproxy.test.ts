import { describe, expect, it } from 'vitest';
import { haproxyConfig } from '../../infra/templates/haproxy.ts';
import { namedServices, otherPorts } from '../support/named-services.ts';
import { environment, gpuHostAlone, twoHosts } from '../support/stacks.ts';

const config = (host: string, ...args: Parameters<typeof environment>) => haproxyConfig(environment(...args), host);

/** The lines of a section, by its head: `frontend inside`. */
function section(text: string, head: string): string[] | undefined {
  const sections = text.split('\n\n').map((one) =>
    one
      .trim()
      .split('\n')
      .map((line) => line.trim()),
  );
  return sections.find(([first]) => first === head)?.slice(1);
}
/** Port → service, for what these tests name. */
const doors = (text: string, frontend: string) =>
  (section(text, frontend) ?? []).flatMap((line) => {
    const [, service = '', port] = /^use_backend (\S+) if \{ dst_port (\d+) \}$/.exec(line) ?? [];
    return namedServices.has(service) ? [`${port} → ${service}`] : [];
  });

describe('the gateway', () => {
  it('passes each service of its host on under its own port, for other containers', () => {
    expect(doors(config('gpu-0', 'test'), 'frontend inside')).toEqual([
      '8193 → orchestrator',
      '8189 → flux',
      '8190 → sd35',
      '8191 → comfyui',
      '8194 → integration',
      '8195 → health-dashboard',
    ]);
  });

  it('has ports of its own for requests from outside, and with TLS the orchestrator at the standard one', () => {
    expect(doors(config('gpu-1', 'staging', twoHosts), 'frontend outside')).toEqual([
      '10443 → orchestrator',
      '18193 → orchestrator',
      '18189 → flux',
      '19100 → node-exporter',
      '19400 → gpu-exporter',
    ]);
  });

  it('is the same wherever the operator has its ports published', () => {
    expect(config('gpu-0', 'test', { ports: { flux: 9001 } })).toBe(config('gpu-0', 'test'));
  });

  it('lets containers in from the networks of a service alone', () => {
    const lines = section(config('gpu-0', 'dev'), 'frontend inside') ?? [];
    const rejected = lines.filter((line) => line.startsWith('tcp-request connection reject'));
    const { networks } = environment('dev');
    expect(
      rejected.some((line) => line.includes(' 9100') && line.endsWith(`!{ src ${networks.monitoring.subnet} }`)),
    ).toBe(true);
    expect(rejected.every((line) => line.includes('dst_port'))).toBe(true);
  });

  it('has places for two versions of each container, which are nowhere until they are given one', () => {
    const text = config('gpu-0', 'test');
    expect(section(text, 'backend flux')).toEqual([
      'server flux-1 "${SERVER_FLUX_1[*]}"',
      'server flux-2 "${SERVER_FLUX_2[*]}"',
      'server flux-3 "${SERVER_FLUX_3[*]}"',
      'server flux-4 "${SERVER_FLUX_4[*]}"',
    ]);
    expect(section(text, 'global')).toContain('presetenv SERVER_FLUX_1 "192.0.2.1:8189 disabled"');
  });

  it('asks the containers of a service for their health where there are several', () => {
    expect(section(config('gpu-0', 'staging', gpuHostAlone), 'backend orchestrator')?.slice(0, 3)).toEqual([
      'option httpchk GET /health',
      'timeout check 10s',
      'default-server check inter 30s fastinter 1s downinter 1s fall 3 rise 1',
    ]);
    expect(section(config('gpu-0', 'staging', gpuHostAlone), 'backend flux')?.[0]).toMatch(/^server /);
  });

  it('never sends what a server may have read a second time', () => {
    expect(section(config('gpu-0', 'prod'), 'defaults')?.filter((line) => /^(retr|option redis)/.test(line))).toEqual([
      'retries 3',
      'retry-on conn-failure',
      'option redispatch 1',
    ]);
  });

  it('cuts off no service in what it may still be working on', () => {
    const { timeouts } = environment('prod').profile;
    const longest = Math.max(timeouts.generationSeconds, timeouts.requestSeconds);
    expect(section(config('gpu-0', 'prod'), 'defaults')).toContain(`timeout server ${longest}s`);
    expect(section(config('gpu-0', 'prod'), 'global')).toContain(`hard-stop-after ${longest}s`);
  });

  it('tells what it counts to containers, and to other hosts as it serves them', () => {
    expect(section(config('gpu-0', 'prod'), 'frontend metrics')).toEqual([
      'bind :8404',
      'bind :18404 ssl crt /secrets/tls/cert.pem alpn http/1.1',
      'no log',
      'http-request use-service prometheus-exporter if { path /metrics }',
      'http-request return status 404',
    ]);
    expect(section(config('gpu-0', 'test'), 'frontend metrics')).toBeUndefined();
  });

  it('writes no query, header or body into its log', () => {
    const [line = ''] = (section(config('gpu-0', 'prod'), 'frontend inside') ?? []).filter((one) =>
      one.startsWith('log-format'),
    );
    expect(line).toContain('"path":"%[var(txn.path)]"');
    expect(line).not.toMatch(/%(HU|HQ|hr|hs|r)\b/);
  });

  it('serves nothing on a host without services, and tells its own health', () => {
    const own = environment('test');
    const text = haproxyConfig(
      { ...own, replicas: own.replicas.filter(({ service }) => service === 'gateway') },
      'gpu-0',
    );
    expect(text.match(/^(frontend|backend|listen) \S+/gm)).toEqual(['frontend health']);
  });
});

describe('TLS', () => {
  const outside = section(config('gpu-0', 'staging', gpuHostAlone), 'frontend outside') ?? [];

  it('is on every port for requests from outside, with the certificate of the secrets', () => {
    const binds = outside.filter((line) => line.startsWith('bind '));
    expect(binds.length).toBeGreaterThan(10);
    expect(binds.filter((line) => !line.endsWith(' ssl crt /secrets/tls/cert.pem alpn http/1.1'))).toEqual([]);
  });

  it('is of the profile’s version at least', () => {
    expect(section(config('gpu-0', 'staging'), 'global')).toContain(
      'ssl-default-bind-options ssl-min-ver TLSv1.2 no-tls-tickets',
    );
    const own = environment('staging');
    const strict = haproxyConfig({ ...own, profile: { ...own.profile, tls: { minVersion: '1.3' } } }, 'gpu-0');
    expect(strict).toContain('ssl-min-ver TLSv1.3 ');
  });

  it('is where plain requests are sent', () => {
    expect(section(config('gpu-0', 'staging'), 'frontend redirect')).toEqual([
      'bind :10080',
      'http-request redirect scheme https code 301',
    ]);
  });

  it('comes with headers for browsers', () => {
    expect(outside.filter((line) => line.startsWith('http-after-response'))).toEqual([
      'http-after-response set-header X-Request-ID "%[var(txn.id)]"',
      'http-after-response set-header X-Frame-Options "DENY"',
      'http-after-response set-header X-Content-Type-Options "nosniff"',
      'http-after-response set-header Referrer-Policy "strict-origin-when-cross-origin"',
      'http-after-response set-header Strict-Transport-Security "max-age=31536000; includeSubDomains; preload"',
    ]);
  });

  it('leaves no trace where the profile has none', () => {
    expect(config('gpu-0', 'dev')).not.toMatch(/ssl|10080|10443|Strict-Transport-Security|redirect scheme/);
  });
});

describe('the limit of requests', () => {
  it('is the profile’s for our services, and not for the monitoring nor between hosts', () => {
    const own = environment('prod', gpuHostAlone);
    const lines = section(haproxyConfig(own, 'gpu-0'), 'frontend outside') ?? [];
    const [limited = ''] = lines.filter((line) => line.startsWith('acl limited'));
    const ports = limited.replace('acl limited dst_port ', '').split(' ').map(Number);
    const ours = own.services.filter(({ entry }) => !entry.monitoring).flatMap(({ listens }) => listens ?? []);
    expect(ports).toEqual([10_443, ...ours.map((port) => port + 10_000)]);
    expect(ports.filter((port) => !otherPorts.has(port - 10_000))).toEqual([
      10_443, 18_193, 18_189, 18_190, 18_191, 18_194, 18_195,
    ]);
    expect(lines).toContain(`acl host src ${own.cloud?.range}`);
    expect(lines).toContain('http-request deny deny_status 429 if limited !host { sc0_gpc0_rate ge 120 }');
  });

  it('is not there where the profile has none', () => {
    expect(config('gpu-0', 'dev')).not.toMatch(/429|stick-table/);
  });

  it('is on the size of a body, which has to be told', () => {
    const lines = section(config('gpu-0', 'prod'), 'frontend outside') ?? [];
    const { maxUploadMb } = environment('prod').profile.gateway;
    expect(lines).toContain(
      `http-request deny deny_status 413 if { req.hdr_val(content-length) gt ${maxUploadMb * 1024 ** 2} }`,
    );
  });
});

describe('debuggers', () => {
  it('are reached as they are, in dev', () => {
    const text = config('gpu-0', 'dev');
    expect(section(text, 'listen debug-flux')).toEqual([
      'mode tcp',
      'option tcplog',
      'bind :8289',
      'server any flux-replicas:8289 init-addr none',
    ]);
    expect(text.match(/^listen debug-\S+/gm)).toEqual([
      'listen debug-flux',
      'listen debug-sd35',
      'listen debug-comfyui',
    ]);
  });

  it.each(['test', 'staging', 'prod'] as const)('are not reached in %s', (stack) => {
    expect(config('gpu-0', stack)).not.toMatch(/^listen debug-/m);
  });
});

describe('ports that no user asks', () => {
  it('lead to what is behind them as it is, with TLS from outside', () => {
    const text = config('app-0', 'staging');
    expect(text.match(/^listen \S+/gm)).toEqual(['listen passed-collector-4318', 'listen passed-jaeger-8888']);
    expect(section(text, 'listen passed-collector-4318')).toEqual([
      'bind :4318',
      'bind :14318 ssl crt /secrets/tls/cert.pem alpn http/1.1',
      'no log',
      'server any collector-replicas:4318 init-addr none',
    ]);
  });
});

describe('traces', () => {
  it.each([
    ['dev', 100],
    ['staging', 50],
    ['prod', 10],
  ] as const)('are begun for every request in %s, and %i of a hundred kept', (stack, percent) => {
    for (const frontend of ['frontend inside', 'frontend outside']) {
      const lines = section(config('gpu-0', stack), frontend);
      expect(lines).toContain(
        `http-request set-var(txn.flags) str(01) if !{ var(txn.parent) -m found } { rand(100) lt ${percent} }`,
      );
    }
  });
});
