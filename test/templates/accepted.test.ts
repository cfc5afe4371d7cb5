import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf } from '../../infra/facts/facts.ts';
import type { Environment } from '../../infra/model/environment.ts';
import { blackboxConfig } from '../../infra/templates/blackbox.ts';
import { haproxyConfig } from '../../infra/templates/haproxy.ts';
import { prometheusConfig } from '../../infra/templates/prometheus.ts';
import { prometheusRules } from '../../infra/templates/prometheus-rules.ts';
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

describe.skipIf(missingTools('haproxy', 'openssl') !== undefined)('HAProxy', () => {
  beforeAll(() => {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', at('cert.pem.key')];
    const certificate = ['-x509', '-subj', '/CN=gateway', '-out', at('cert.pem')];
    execFileSync('openssl', ['req', ...key, ...certificate], { stdio: 'ignore' });
  });

  /** What `haproxy -c` says of a configuration, warnings included, with the certificates of this test. */
  function check(text: string): { status: number | null; said: string } {
    writeFileSync(at('haproxy.cfg'), text.replaceAll('/secrets/tls/', `${directory}/`));
    const { status, stdout, stderr } = spawnSync(toolPath('haproxy') ?? '', ['-c', '-f', at('haproxy.cfg')], {
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr };
  }

  it.each(cases)('accepts the configuration of the gateway of $name, $id', ({ own, id }) => {
    const { status, said } = check(haproxyConfig(own, id));
    expect(said.replace('Configuration file is valid', '').trim()).toBe('');
    expect(status).toBe(0);
  });

  it('would refuse one with a value missing', () => {
    const text = haproxyConfig(prod, 'gpu-0');
    expect(check(text.replace('http-keep-alive 60s', 'http-keep-alive NaNs')).said).toContain(
      "in 'timeout http-keep-alive'",
    );
    expect(check(text.replaceAll('/secrets/tls/cert.pem', 'undefined')).said).toContain('undefined');
    expect(check(text.replace('deny_status 429', 'deny_status')).status).toBe(1);
  });
});

describe.skipIf(missingTools('prometheus-blackbox-exporter') !== undefined)('the blackbox exporter', () => {
  function check(text: string): { status: number | null; said: string } {
    writeFileSync(at('ca.pem'), '');
    writeFileSync(at('blackbox.yml'), text.replaceAll('/run/secrets/', `${directory}/`));
    const args = [`--config.file=${at('blackbox.yml')}`, '--config.check'];
    const { status, stdout, stderr } = spawnSync(toolPath('prometheus-blackbox-exporter') ?? '', args, {
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr };
  }

  it.each(stackNames)('accepts the configuration of %s', (stack) => {
    const { status, said } = check(blackboxConfig(environment(stack)));
    expect(status, said).toBe(0);
  });

  it('would refuse one that is malformed', () => {
    expect(check(blackboxConfig(prod).replace('fail_if_not_ssl', 'fail_if_no_ssl')).status).toBe(1);
  });
});

describe.skipIf(missingTools('promtool') !== undefined)('promtool', () => {
  function check(own: Environment, text: string): { status: number | null; said: string } {
    writeFileSync(at('ca.pem'), '');
    writeFileSync(at('rules.yml'), prometheusRules(own));
    writeFileSync(at('prometheus.yml'), text.replaceAll('/run/secrets/', `${directory}/`));
    const { status, stdout, stderr } = spawnSync('promtool', ['check', 'config', at('prometheus.yml')], {
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr };
  }

  it.each(cases)('accepts the configuration of Prometheus of $name, as seen from $id', ({ own, id }) => {
    const { status, said } = check(own, prometheusConfig(own, factsOf(own), id));
    expect(status, said).toBe(0);
  });

  it('would refuse one that is malformed', () => {
    const text = prometheusConfig(prod, factsOf(prod), 'gpu-0');
    expect(check(prod, text.replace('scrape_interval: 15s', 'scrape_interval: undefined')).status).toBe(1);
  });
});
