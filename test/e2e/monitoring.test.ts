import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stubImage } from '../../infra/catalogue/images.ts';
import { catalogue, serviceIds } from '../../infra/catalogue/services/catalogue.ts';
import { dashboards } from '../../infra/dashboards/dashboards.ts';
import { failedReleases, releases } from '../../infra/dashboards/releases.ts';
import { AlertReceiver } from '../support/alert-receiver.ts';
import { missingDocker, missingEngine } from '../support/engine.ts';
import { inspect } from '../support/inspected.ts';
import { Monitored } from '../support/monitored.ts';
import { makeProgramImage, realPrograms } from '../support/program-image.ts';
import { program } from '../support/releases.ts';
import { docker, listed, running, TestEnvironment } from '../support/test-environment.ts';
import { missingTools } from '../support/tools.ts';

/** Services that run the real program here, because Debian has it and so has this machine. */
const real = Object.keys(realPrograms).filter((service) => !missingTools(realPrograms[service]?.program ?? ''));
const exposes: Readonly<Record<string, string>> = {
  gateway: 'haproxy_backend_http_responses_total{proxy="flux",code="5xx"}',
  prometheus: 'prometheus_build_info',
  alertmanager: 'alertmanager_build_info',
  'blackbox-exporter': 'blackbox_exporter_build_info',
  loki: 'loki_build_info',
  collector: 'alloy_build_info',
  jaeger: 'otelcol_process_uptime',
  cadvisor: 'cadvisor_version_info',
  'node-exporter': 'node_filesystem_avail_bytes',
};

/** Every service of the catalogue with the port of its metrics: none is forgotten. */
const measured = serviceIds
  .map((id) => [id, catalogue[id].metricsPort ?? catalogue[id].port ?? 0] as const)
  .sort(([a], [b]) => (a < b ? -1 : 1));

/**
 * Where this process is in a group of its own for memory, an engine puts the groups of its containers below that, and not where cAdvisor looks for
 * them. Version 2 of control groups has one place for all.
 */
const seesMemory = !/:memory:\/./.test(readFileSync('/proc/self/cgroup', 'utf8'));

describe.skipIf((missingEngine() ?? missingDocker()) !== undefined)(
  'a monitored environment on a Docker engine',
  () => {
    let test: TestEnvironment;
    let receiver: AlertReceiver;
    let monitored: Monitored;
    beforeAll(async () => {
      test = await TestEnvironment.start({ monitored: true });
      receiver = new AlertReceiver(test);
      monitored = new Monitored(test);
      for (const service of real) test.choose(service, makeProgramImage(service));
      expect(await test.succeeds('up', 'test')).toContain('test is up\n  orchestrator      http://localhost:8193\n');
    });
    afterAll(() => test?.remove());

    it('is healthy throughout, and answers at the gateway on every port', async () => {
      const containers = inspect();
      expect(containers).toHaveLength(17);
      expect(containers.filter(({ State }) => State.Health?.Status !== 'healthy').map(({ Name }) => Name)).toEqual([]);
      for (const [service, port] of measured) {
        const expected = real.includes(service) ? exposes[service] : 'stand_in_up 1';
        expect({ port, ...test.engine.get(`http://127.0.0.1:${port}/metrics`) }).toMatchObject({
          status: 200,
          text: expect.stringContaining(expected ?? ''),
        });
      }
    });

    it.runIf(real.includes('prometheus'))('is scraped in full by the real Prometheus', async () => {
      const targets = () => {
        const { activeTargets } = monitored.prometheus<{ activeTargets: { scrapeUrl: string; health: string }[] }>(
          'targets?state=active',
        );
        const services = activeTargets.filter(({ scrapeUrl }) => !scrapeUrl.includes('/probe?'));
        return services.map(({ scrapeUrl, health }) => `${scrapeUrl} ${health}`).sort();
      };
      for (let i = 0; i < 60 && targets().some((line) => !line.endsWith(' up')); i++) await sleep(1000);
      expect(targets()).toEqual(
        measured
          .filter(([service]) => service !== 'gateway')
          .map(([service, port]) => `http://${service}-replicas:${port}/metrics up`)
          .concat('http://gateway:8404/metrics?scope=global&scope=frontend&scope=backend up')
          .sort(),
      );
    });

    it.runIf(real.includes('prometheus') && real.includes('gateway'))(
      'has rules that work, and no alert but the one that is always there',
      async () => {
        interface Rule {
          readonly name: string;
          readonly health: string;
          readonly state?: string;
        }
        const rules = () =>
          monitored.prometheus<{ groups: { rules: Rule[] }[] }>('rules').groups.flatMap((group) => group.rules);
        while (rules().some(({ health }) => health === 'unknown')) await sleep(1000);
        expect(rules().filter(({ health }) => health !== 'ok')).toEqual([]);
        const firing = () => rules().flatMap(({ name, state }) => (state === 'firing' ? [name] : []));
        // A service that was not asked yet is missed until the next evaluation.
        while (firing().join() !== 'Watchdog') await sleep(1000);
        const series = () => monitored.samples('service:request_errors:ratio_rate5m');
        // A service has a part from its second request on.
        while (!series().some(({ metric }) => metric['service'] === 'prometheus')) await sleep(1000);
      },
    );

    it.runIf(['prometheus', 'blackbox-exporter', 'gateway'].every((id) => real.includes(id)))(
      'answers every service’s probe by its URL',
      async () => {
        const probed = () =>
          monitored
            .samples('probe_success')
            .map(({ metric, value }) => `${metric['service']} ${value[1]}`)
            .sort();
        const expected = measured.map(([service]) => `${service} 1`).filter((line) => line !== 'gateway 1');
        while (probed().join() !== expected.join()) await sleep(1000);
      },
    );

    it.runIf(['prometheus', 'gateway', 'loki', 'collector'].every((id) => real.includes(id)))(
      'keeps what services print and what they are asked, without secrets, and knows how long they took',
      async () => {
        for (let i = 0; i < 20; i++)
          test.engine.get('http://127.0.0.1:8189/users/bob@example.com?delay=300&token=t0ken');
        const flux = docker('ps', '--quiet', '--filter', 'label=genai.service=flux');
        const says = `require('fs').writeFileSync('/proc/1/fd/1', 'signed in with password=hunter2 as bob@example.com\\n')`;
        docker('exec', flux, '/bin/node', '--eval', says);
        while (monitored.lines('{service="flux", kind="application"}').length === 0) await sleep(1000);
        expect(monitored.lines('{service="flux", kind="application"}')[0]).toMatchObject({
          environment: 'test',
          host: 'test-gpu-0',
          container: 'flux',
          line: 'signed in with password=<secret> as <email>',
        });
        const asked = () => monitored.lines('{service="flux", kind="access"} |= "users"');
        while (asked().length < 20) await sleep(1000);
        expect(asked()[0]).toMatchObject({
          request_id: expect.stringMatching(/^[\da-f-]{36}$/),
          line: expect.stringContaining('"path":"\\/users\\/<email>"'),
        });
        const text = JSON.stringify(monitored.loki('{service=~".+"}'));
        expect(text).not.toMatch(/hunter2|t0ken|bob@/);

        const p95 = () =>
          Number(
            monitored.samples('service:response_seconds:p95_rate5m').find(({ metric }) => metric['service'] === 'flux')
              ?.value[1] ?? Number.NaN,
          );
        // Of a count that is new nobody knows how fast it grows.
        while (!(p95() > 0.25)) {
          test.engine.get('http://127.0.0.1:8189/?delay=300');
          await sleep(1000);
        }
      },
    );

    it.runIf(['gateway', 'loki', 'collector', 'jaeger'].every((id) => real.includes(id)))(
      'keeps the traces of requests, without secrets, and leads from a line of the gateway to them',
      async () => {
        test.engine.get('http://127.0.0.1:8189/traced?delay=30&token=t0ken&for=bob@example.com');
        const line = () => monitored.lines('{service="flux", kind="access"} |= "traced"')[0];
        while (!line()) await sleep(1000);
        const trace = line()?.['trace_id'] ?? '';
        expect(trace).toMatch(/^[\da-f]{32}$/);
        // By this Grafana makes a link of it.
        expect(line()?.['line']).toContain(`"traceId":"${trace}","sampled":"true"`);
        while (monitored.spans(trace).length === 0) await sleep(1000);
        const [span] = monitored.spans(trace);
        expect(span).toMatchObject({ process: 'flux', operationName: 'GET /traced' });
        const tag = (name: string) => span?.tags.find(({ key }) => key === name)?.value;
        expect(tag('url.full')).toBe('/traced?delay=30&<secret>&for=<personal data>');

        // Of a trace that a client has begun, the gateway makes no other.
        const begun = '4bf92f3577b34da6a3ce929d0e0e4736';
        const headers = `{ traceparent: '00-${begun}-00f067aa0ba902b7-01' }`;
        const flux = docker('ps', '--quiet', '--filter', 'label=genai.service=flux');
        const asks = `require('http').get({ host: 'flux', port: 8189, path: '/continued', headers: ${headers} }, (one) => one.resume())`;
        docker('exec', flux, '/bin/node', '--eval', asks);
        while (monitored.spans(begun).length === 0) await sleep(1000);
        expect(monitored.spans(begun)).toMatchObject([
          { process: 'flux', operationName: 'GET /continued', references: [{ spanID: '00f067aa0ba902b7' }] },
        ]);
      },
    );

    it.runIf(['prometheus', 'gateway', 'loki', 'collector', 'node-exporter'].every((id) => real.includes(id)))(
      'finds something for every panel of every dashboard',
      async () => {
        test.engine.get('http://127.0.0.1:8189/slow?delay=2100');
        test.engine.get('http://127.0.0.1:8189/?status=401');
        const finds = (from: 'prometheus' | 'loki' | undefined, query: string): boolean => {
          const asked = query.replaceAll(/\$(?:service|host)/g, '.+');
          return (from === 'loki' ? monitored.loki(asked) : monitored.samples(asked)).length > 0;
        };
        const panels = dashboards.filter(({ needs }) => needs === undefined).flatMap(({ rows }) => rows);
        const queries = panels
          .flatMap((row) => row.panels)
          .flatMap(({ from, queries }) => Object.values(queries).map((query) => ({ from, query })));
        const isSeen = (query: string) => seesMemory || !query.includes('container_memory');
        let empty = [{ from: 'loki' as const, query: releases }, ...queries].filter(({ query }) => isSeen(query));
        // A rate has a second sample after fifteen seconds.
        for (let i = 0; i < 90 && empty.length > 0; i++) {
          empty = empty.filter(({ from, query }) => !finds(from, query));
          if (empty.length > 0) await sleep(1000);
        }
        expect(empty).toEqual([]);
      },
    );

    it.runIf(['prometheus', 'cadvisor'].every((id) => real.includes(id)))(
      'knows of every container whose it is, and what it uses',
      () => {
        const containers = inspect();
        const there = (limit: 'Memory' | 'CpuQuota') =>
          containers.map(
            ({ Id, Config, HostConfig }) => `${Id.slice(0, 12)} ${Config.Labels['genai.service']} ${HostConfig[limit]}`,
          );
        // Beside these it knows those of other engines on this machine whose environment has the same name.
        const known = (query: string) =>
          monitored
            .samples(query)
            .map(({ metric: { container, service }, value }) => `${container} ${service} ${value[1]}`);
        expect(known('container_spec_cpu_quota{container!=""}')).toEqual(expect.arrayContaining(there('CpuQuota')));
        if (seesMemory)
          expect(known('container_spec_memory_limit_bytes{container!=""}')).toEqual(
            expect.arrayContaining(there('Memory')),
          );
        const used = monitored.samples('container_cpu_usage_seconds_total{container!=""} > 0');
        const ids = new Set(used.map(({ metric }) => metric['container']));
        expect(containers.filter(({ Id }) => !ids.has(Id.slice(0, 12)))).toEqual([]);
      },
    );

    it('runs hardened containers, of which the gateway alone publishes ports, on an address of its own', () => {
      for (const { Name, Config, HostConfig } of inspect()) {
        expect({ Name, ...HostConfig }).toMatchObject({
          Name,
          ReadonlyRootfs: true,
          Privileged: false,
          CapDrop: ['ALL'],
          SecurityOpt: ['no-new-privileges:true'],
          PidMode: '',
          IpcMode: 'private',
          MemorySwap: HostConfig.Memory,
        });
        expect(HostConfig.Memory, Name).toBeGreaterThan(0);
        expect(HostConfig.CpuQuota, Name).toBeGreaterThan(0);
        expect(Config.User, Name).toMatch(Name.startsWith('/gpu-0-collector-') ? /^0:0$/ : /^[1-9]\d*:\d+$/);
        const addresses = Object.values(HostConfig.PortBindings ?? {})
          .flat()
          .map(({ HostIp }) => HostIp);
        expect([...new Set(addresses)], Name).toEqual(Name.startsWith('/gpu-0-gateway-') ? ['127.0.0.1'] : []);
      }
    });

    it('keeps its secrets out of containers’ settings, state, .env files and what it prints', () => {
      const services = readdirSync(test.secretsDirectory);
      const values = services.flatMap((service) =>
        readdirSync(join(test.secretsDirectory, service)).map((name) =>
          readFileSync(join(test.secretsDirectory, service, name), 'utf8'),
        ),
      );
      expect(values.length).toBeGreaterThan(5);
      const settings = docker('inspect', ...running());
      const files = readdirSync(join(test.directory, 'out/test')).map((name) =>
        readFileSync(join(test.directory, 'out/test', name), 'utf8'),
      );
      const stateFiles = readdirSync(join(test.directory, '.local/test/state'), {
        recursive: true,
        withFileTypes: true,
      })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
      const everything = [settings, ...files, ...stateFiles].join('\n');
      expect(values.filter((value) => everything.includes(value))).toEqual([]);
    });

    it('has nothing to change the second time, nor after a look at what is really there', async () => {
      const before = running();
      const output = await test.succeeds('up', 'test');
      expect(output).toMatch(/Resources:\n +93 unchanged\n/);
      expect(running()).toEqual(before);
      expect(await test.pulumi('preview', '--refresh', '--expect-no-changes')).toMatchObject({ status: 0 });
    });

    it.runIf(['prometheus', 'alertmanager', 'gateway'].every((id) => real.includes(id)) && !missingTools('wget'))(
      'tells people of a service that is down, by every way, and when it is over; not of what follows from that',
      async () => {
        while (!receiver.told({ alertname: 'Watchdog' }).includes('alert-heartbeat-url firing')) await sleep(1000);
        // While it came up, some conditions held; this machine may have others, such as a clock that nobody sets.
        while (/^critical/m.test(await test.succeeds('alerts', 'test'))) await sleep(1000);

        expect(await test.succeeds('alerts', 'test', '--test', 'critical')).toMatch(/^ {2}webhook, sms {2,}sent$/m);
        const tried = () => receiver.told({ alertname: 'Test of' });
        while (new Set(tried()).size < 2) await sleep(1000);
        expect([...new Set(tried())].sort()).toEqual(['alert-sms-url firing', 'alert-webhook-url firing']);

        const down = { alertname: 'ServiceDown', service: 'sd35' };
        const container = docker('ps', '--quiet', '--filter', 'label=genai.service=sd35');
        docker('stop', container);
        while (new Set(receiver.told(down)).size < 2) await sleep(1000);
        expect(await test.succeeds('alerts', 'test')).toMatch(/^critical +ServiceDown .* webhook, sms$/m);

        // Of what follows from that nobody is told, of the same elsewhere they are.
        const fails = (service: string) => ({ alertname: 'ServiceFailsRequests', severity: 'high', service });
        const both = JSON.stringify(['sd35', 'flux'].map((service) => ({ labels: fails(service) })));
        const alertmanager = docker('ps', '--quiet', '--filter', 'label=genai.service=alertmanager');
        const post = ['wget', '-q', '-O', '-', '--header', 'Content-Type: application/json', '--post-data', both];
        docker('exec', alertmanager, ...post, 'http://127.0.0.1:9093/api/v2/alerts');
        while (receiver.told(fails('flux')).length === 0) await sleep(1000);
        expect(receiver.told(fails('sd35'))).toEqual([]);

        docker('start', container);
        // A message is sent again when another service joins it.
        const told = () => [...new Set(receiver.told(down))].sort();
        while (told().length < 4) await sleep(1000);
        expect(told()).toEqual([
          'alert-sms-url firing',
          'alert-sms-url resolved',
          'alert-webhook-url firing',
          'alert-webhook-url resolved',
        ]);
      },
    );

    it.runIf(['prometheus', 'gateway', 'loki', 'collector'].every((id) => real.includes(id)))(
      'knows of a release that failed, though nobody looked',
      async () => {
        test.choose('comfyui', program('comfyui', 'ends', 'process.exit(1)'));
        expect((await test.infra('up', 'test')).status).toBe(1);
        test.choose('comfyui', stubImage('comfyui'));
        const failed = () => monitored.samples('ALERTS{alertname="ReleaseFailed",alertstate="firing"}');
        while (failed().length === 0) await sleep(1000);
        expect(failed().map(({ metric }) => metric['service'])).toEqual(['comfyui']);
        expect(monitored.lines(failedReleases)[0]?.['line']).toContain('"failedService":"comfyui"');
      },
    );

    it('gets back what was removed, and replaces just the readers of a configuration file that changes', async () => {
      const before = running();
      const removed = docker('ps', '--quiet', '--no-trunc', '--filter', 'label=genai.service=prometheus');
      const volumes = listed('volume', 'ls', '--quiet', '--filter', 'label=genai.content');
      docker('rm', '--force', removed);
      docker('volume', 'rm', 'jobmatch-test-prometheus');
      test.edit('infra/templates/grafana.ts', "access: 'proxy'", "access: 'direct'");
      await test.succeeds('up', 'test');
      const replaced = listed('ps', '--format', '{{.ID}} {{.Label "genai.service"}}', '--no-trunc').filter(
        (line) => !before.includes(line.split(' ')[0] ?? ''),
      );
      // That of comfyui is the one after the release that failed.
      expect(replaced.map((line) => line.split(' ')[1]).sort()).toEqual(['comfyui', 'grafana', 'prometheus']);
      // The former volume of the file is gone.
      const after = listed('volume', 'ls', '--quiet', '--filter', 'label=genai.content');
      expect([after.length, after.filter((volume) => volumes.includes(volume)).length]).toEqual([9, 8]);
    });
  },
);
