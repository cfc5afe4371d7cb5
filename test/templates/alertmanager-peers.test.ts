import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certify } from '../../infra/certificates/certify.ts';
import { containersOf } from '../../infra/containers/containers.ts';
import { factsOf } from '../../infra/facts/facts.ts';
import type { Environment } from '../../infra/model/environment.ts';
import { peersOf } from '../../infra/model/peers.ts';
import { haproxyConfig } from '../../infra/templates/haproxy.ts';
import { environment } from '../support/stacks.ts';
import { missingTools, toolPath } from '../support/tools.ts';

/** What prod says of its Alertmanagers, on hosts that are addresses of this machine alone. */
function onThisMachine(): Environment {
  const prod = environment('prod');
  const hosts = prod.hosts.map((host) => ({ ...host, address: host.address.replace('10.20.0.', '127.94.0.') }));
  const own = { ...prod, hosts };
  return { ...own, services: prod.services.map((service) => ({ ...service, peers: peersOf(own, service) })) };
}

const own = onThisMachine();
const port = 9094;
const members = own.hosts
  .filter(({ kind }) => kind === 'app')
  .map(({ id, address }) => ({ id, host: address, container: address.replace('127.94.0.', '127.94.1.') }));
const [first, second] = members.map(({ container }) => `http://${container}:9093/api/v2`);

it('Alertmanagers have peers on two hosts with TLS, and nowhere else', () => {
  const words = (stack: Environment, host: string) => {
    const found = stack.hosts.find(({ id }) => id === host);
    const containers = found ? containersOf(stack, factsOf(stack), found) : [];
    const command = containers.find(({ service }) => service === 'alertmanager')?.inputs.command ?? [];
    return command.filter((word) => word.startsWith('--cluster'));
  };
  expect(words(environment('prod'), 'app-1')).toEqual([
    '--cluster.listen-address=0.0.0.0:9094',
    '--cluster.tls-config=/etc/alertmanager/cluster.yml',
    '--cluster.advertise-address=10.20.0.21:9094',
    '--cluster.peer=10.20.0.20:9094',
  ]);
  expect(words(environment('staging'), 'app-0')).toEqual(['--cluster.listen-address=']);
});

describe.skipIf(missingTools('prometheus-alertmanager', 'haproxy') !== undefined)('two Alertmanagers', () => {
  let directory: string;
  let receiver: Server;
  let authority: string;
  const running = new Map<string, ChildProcess>();
  const told: string[] = [];

  /** Starts a program in the background, as its container does. */
  function start(name: string, program: string, ...args: string[]): void {
    running.set(name, spawn(toolPath(program) ?? '', args, { stdio: 'ignore' }));
  }

  function startMember({ id, host, container }: (typeof members)[number]): void {
    const at = join(directory, id);
    mkdirSync(at);
    const address = own.hosts.find((one) => one.id === id);
    const found = address && containersOf(own, factsOf(own), address).find(({ service }) => service === 'alertmanager');
    const to = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
    for (const [file, text] of Object.entries(found?.config?.files ?? {})) {
      const readable = text
        // Debian's version reads the addresses of webhooks from no files yet.
        .replaceAll(/url_file: \S+/g, `url: ${to}`)
        .replaceAll('/run/secrets/', `${directory}/`)
        .replaceAll('group_wait: 30s', 'group_wait: 1s')
        // Tests also run in the hours of maintenance.
        .replaceAll(/ +mute_time_intervals:\n +- maintenance\n/g, '');
      writeFileSync(join(at, file), readable);
    }
    const command = (found?.inputs.command ?? [])
      .filter((word) => !word.startsWith('--enable-feature'))
      .map((word) =>
        word
          .replace('/etc/alertmanager/', `${at}/`)
          .replace('--storage.path=/alertmanager', `--storage.path=${at}/data`)
          .replace('0.0.0.0:', `${container}:`),
      );
    start(id, 'prometheus-alertmanager', ...command, `--web.listen-address=${container}:9093`);
    // Between them are the gateways of both hosts.
    const sections = haproxyConfig(own, id).split('\n\n');
    const passed = sections.find((section) => section.startsWith('listen peers-alertmanager')) ?? '';
    const limits = sections.find((section) => section.startsWith('defaults')) ?? '';
    const gateway = `${limits.replace(/^ +default-server.*\n?/m, '')}\n\n${passed}\n`
      .replace(`bind :1${port}`, `bind ${host}:${port}`)
      .replace(`alertmanager-replicas:${port} init-addr none`, `${container}:${port}`);
    writeFileSync(join(at, 'haproxy.cfg'), gateway);
    start(`gateway of ${id}`, 'haproxy', '-db', '-f', join(at, 'haproxy.cfg'));
  }

  const ask = async (url: string, body?: object): Promise<unknown> => {
    const init = body && {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    };
    const response = await fetch(url, init);
    const text = await response.text();
    expect({ url, status: response.status, text }).toMatchObject({ status: 200 });
    return text === '' ? undefined : JSON.parse(text);
  };
  const peers = async (at = ''): Promise<string[]> => {
    const { cluster } = (await ask(`${at}/status`)) as { cluster: { peers: { address: string }[] } };
    return cluster.peers.map(({ address }) => address).sort();
  };
  const answers = (at = ''): Promise<boolean> =>
    fetch(`${at}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
  const raise = async (alertname: string, ...at: (string | undefined)[]) => {
    for (const one of at) await ask(`${one}/alerts`, [{ labels: { alertname, severity: 'medium' } }]);
  };
  const until = async (holds: () => boolean | Promise<boolean>) => {
    while (!(await holds())) await sleep(200);
  };

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'genai-peers-'));
    const { values } = await certify(own, {}, { certificate: true, authority: false }, new Date());
    authority = values['tls-ca'] ?? '';
    writeFileSync(join(directory, 'ca.pem'), authority);
    writeFileSync(join(directory, 'cert.pem'), values['tls-cert'] ?? '');
    writeFileSync(join(directory, 'key.pem'), values['tls-key'] ?? '');
    receiver = createServer(async (request, response) => {
      const { alerts } = (await json(request)) as { alerts: { labels: { alertname: string } }[] };
      told.push(...alerts.map(({ labels }) => labels.alertname));
      response.end();
    });
    await new Promise<void>((listening) => void receiver.listen(0, '127.0.0.1', listening));
    for (const member of members) startMember(member);
    await until(async () => (await answers(first)) && (await answers(second)));
  });
  afterAll(() => {
    for (const process of running.values()) process.kill('SIGKILL');
    receiver?.close();
    rmSync(directory, { recursive: true });
  });

  it('find each other through the gateways of their hosts, by TLS', async () => {
    const both = ['127.94.0.20:9094', '127.94.0.21:9094'];
    await until(async () => (await peers(first)).length === 2 && (await peers(second)).length === 2);
    expect([await peers(first), await peers(second)]).toEqual([both, both]);
    const name = await new Promise<string>((settle, fail) => {
      const socket = connect({ host: '127.94.0.20', port, ca: authority }, () => {
        settle(String(socket.getPeerCertificate().subject.CN));
        socket.destroy();
      }).on('error', fail);
    });
    expect(name).toBe('jobmatch-prod');
  });

  it('tell people once of what both are told', async () => {
    await raise('Both', first, second);
    await until(() => told.includes('Both'));
    // The second one waits for a quarter of a minute whether the first one does it.
    await sleep(20_000);
    expect(told).toEqual(['Both']);
  });

  it('have the same silences', async () => {
    const silence = {
      matchers: [{ name: 'alertname', value: 'Silenced', isRegex: false, isEqual: true }],
      startsAt: new Date().toISOString(),
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
      createdBy: 'test',
      comment: 'test',
    };
    await ask(`${first}/silences`, silence);
    await until(async () => ((await ask(`${second}/silences`)) as unknown[]).length === 1);
    await raise('Silenced', second);
    const [alert] = (await ask(`${second}/alerts?filter=alertname%3DSilenced`)) as { status: { state: string } }[];
    expect(alert?.status.state).toBe('suppressed');
  });

  it.each(members.map(({ id }, index) => [id, index] as const))(
    'tell people also while %s is down',
    async (id, index) => {
      running.get(id)?.kill('SIGKILL');
      const others = [first, second].filter((_, one) => one !== index);
      await raise(`Without ${id}`, ...others);
      await until(() => told.includes(`Without ${id}`));
      const member = members[index];
      rmSync(join(directory, id), { recursive: true });
      running.get(`gateway of ${id}`)?.kill('SIGKILL');
      if (member) startMember(member);
      await until(async () => (await answers(first)) && (await answers(second)));
      await until(async () => (await peers(first)).length === 2 && (await peers(second)).length === 2);
    },
  );
});
