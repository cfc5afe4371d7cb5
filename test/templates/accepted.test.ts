import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf } from '../../infra/facts/facts.ts';
import type { Environment } from '../../infra/model/environment.ts';
import { nginxConfig } from '../../infra/templates/nginx.ts';
import { prometheusConfig } from '../../infra/templates/prometheus.ts';
import { loadStream, missingNginx } from '../support/nginx.ts';
import { environment, secondHost, stackNames, twoEngines, twoHosts } from '../support/stacks.ts';
import { missingTools, toolPath } from '../support/tools.ts';

const prod = environment('prod');
const { gateway } = prod.profile;

const rendered: readonly (readonly [string, Environment])[] = [
  ...stackNames.map((stack) => [stack, environment(stack)] as const),
  ['dev on two hosts', environment('dev', twoEngines)],
  ['test on two hosts', environment('test', twoEngines)],
  ['staging on two hosts', environment('staging', twoHosts)],
  ['prod on two hosts', environment('prod', secondHost('10.20.0.11'))],
  ['prod with TLS 1.3 alone', { ...prod, profile: { ...prod.profile, tls: { minVersion: '1.3' } } }],
  [
    'prod without a burst',
    { ...prod, profile: { ...prod.profile, gateway: { ...gateway, rateLimit: { perMinute: 1, burst: 0 } } } },
  ],
];
const cases = rendered.flatMap(([name, own]) => own.hosts.map(({ id }) => ({ name, own, id })));

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'genai-accepted-'));
});
afterAll(() => rmSync(directory, { recursive: true }));
const at = (name: string) => join(directory, name);

describe.skipIf(missingNginx() !== undefined)('nginx', () => {
  beforeAll(() => {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', at('key.pem')];
    const certificate = ['-x509', '-subj', '/CN=gateway', '-out', at('cert.pem')];
    execFileSync('openssl', ['req', ...key, ...certificate], { stdio: 'ignore' });
  });

  /** What `nginx -t` says, with certificates and directories of this test; it opens its ports, and may open those below 1024 as root alone. */
  function check(text: string): string {
    const file = at('nginx.conf');
    const own = text
      .replaceAll('/tmp/', `${directory}/`)
      .replaceAll('/secrets/tls/', `${directory}/`)
      .replace(/listen (80|443)\b/g, 'listen 10$1');
    writeFileSync(file, own);
    // It opens its log by name, which a pipe of a shell has and a socket of Node has not.
    const command = '"$0" -t -c "$1" -g "$2" 2>&1 | cat';
    return execFileSync('sh', ['-c', command, toolPath('nginx') ?? '', file, loadStream()], { encoding: 'utf8' });
  }
  const accepted = () =>
    ['the configuration file % syntax is ok', 'configuration file % test is successful']
      .map((line) => `nginx: ${line.replace('%', at('nginx.conf'))}\n`)
      .join('');

  it.each(cases)('accepts the configuration of the gateway of $name, $id', ({ own, id }) => {
    expect(check(nginxConfig(own, id))).toBe(accepted());
  });

  it('would refuse one with a value missing', () => {
    const text = nginxConfig(prod, 'gpu-0');
    expect(check(text.replace('rate=100r/m', 'rate=NaNr/m'))).toContain('invalid rate "rate=NaNr/m"');
    expect(check(text.replace('/secrets/tls/cert.pem', 'undefined'))).toContain('cannot load certificate');
  });
});

describe.skipIf(missingTools('promtool') !== undefined)('promtool', () => {
  function check(text: string): { status: number | null; said: string } {
    writeFileSync(at('ca.pem'), '');
    writeFileSync(at('prometheus.yml'), text.replaceAll('/run/secrets/', `${directory}/`));
    const { status, stdout, stderr } = spawnSync('promtool', ['check', 'config', at('prometheus.yml')], {
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr };
  }

  it.each(cases)('accepts the configuration of Prometheus of $name, as seen from $id', ({ own, id }) => {
    const { status, said } = check(prometheusConfig(own, factsOf(own), id));
    expect(status, said).toBe(0);
  });

  it('would refuse one that is malformed', () => {
    const text = prometheusConfig(prod, factsOf(prod), 'gpu-0');
    expect(check(text.replace('scrape_interval: 15s', 'scrape_interval: undefined')).status).toBe(1);
  });
});
