import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createListener } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labels } from '../../infra/model/labels.ts';
import { collectorConfig } from '../../infra/templates/collector.ts';
import { replaced } from '../support/replaced.ts';
import { environment, facts } from '../support/stacks.ts';
import { missingTools, toolPath } from '../support/tools.ts';

const prod = environment('prod');
const onLokisHost = prod.replicas.find(({ service }) => service === 'loki')?.host ?? '';

/** A line that Google was sent, in the terms of OpenTelemetry. */
interface Sent {
  readonly authorization: string | undefined;
  readonly resource: Readonly<Record<string, unknown>>;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

interface Value {
  readonly stringValue?: string;
  readonly intValue?: string;
  readonly doubleValue?: number;
  readonly kvlistValue?: { readonly values: readonly KeyValue[] };
}
interface KeyValue {
  readonly key: string;
  readonly value: Value;
}
interface Logs {
  readonly resourceLogs: readonly {
    readonly resource: { readonly attributes?: readonly KeyValue[] };
    readonly scopeLogs: readonly {
      readonly logRecords: readonly { readonly body: Value; readonly attributes?: readonly KeyValue[] }[];
    }[];
  }[];
}
const plain = ({ stringValue, intValue, doubleValue, kvlistValue }: Value): unknown =>
  stringValue ?? intValue ?? doubleValue ?? (kvlistValue && object(kvlistValue.values));
const object = (list: readonly KeyValue[] = []): Record<string, unknown> =>
  Object.fromEntries(list.map(({ key, value }) => [key, plain(value)]));

/** A port of this machine that nobody listens on. */
async function freePort(): Promise<number> {
  const listener = createListener();
  await new Promise<void>((listening) => void listener.listen(0, '127.0.0.1', listening));
  const { port } = listener.address() as AddressInfo;
  await new Promise((closed) => listener.close(closed));
  return port;
}

describe('logs for Cloud Logging', () => {
  it('are sent by the collectors of those environments whose profile says so', () => {
    const isSent = (stack: 'dev' | 'staging' | 'prod') =>
      collectorConfig(environment(stack), facts(stack), 'gpu-0').includes('telemetry.googleapis.com');
    expect([isSent('dev'), isSent('staging'), isSent('prod')]).toEqual([false, true, true]);
  });
});

describe.skipIf(missingTools('alloy') !== undefined)('a collector that sends logs to Cloud Logging', () => {
  let directory: string;
  let server: Server;
  let collector: ChildProcess;
  const sent: Sent[] = [];
  let toLoki = '';
  /** What Google answers. */
  let status = 200;

  const until = async (holds: () => boolean) => {
    while (!holds()) await sleep(100);
  };
  const line = (log: string) => {
    const attrs = { [labels.service]: 'flux', [labels.container]: 'flux' };
    const entry = { log: `${log}\n`, stream: 'stdout', attrs, time: new Date().toISOString() };
    writeFileSync(join(directory, 'containers/abc/abc-json.log'), `${JSON.stringify(entry)}\n`, { flag: 'a' });
  };
  const bodies = () => sent.map(({ body }) => body);

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'genai-google-'));
    for (const name of ['containers/abc', 'journal']) mkdirSync(join(directory, name), { recursive: true });
    writeFileSync(join(directory, 'log-writer-token'), 'first');
    server = createServer(async (request, response) => {
      const body = await buffer(request);
      if (request.url !== '/v1/logs') {
        toLoki += request.url;
        response.writeHead(204).end();
        return;
      }
      const { resourceLogs } = JSON.parse(gunzipSync(body).toString()) as Logs;
      for (const { resource, scopeLogs } of status === 200 ? resourceLogs : []) {
        for (const record of scopeLogs.flatMap(({ logRecords }) => logRecords))
          sent.push({
            authorization: request.headers.authorization,
            resource: object(resource.attributes),
            attributes: object(record.attributes),
            body: plain(record.body),
          });
      }
      response.writeHead(status, { 'Content-Type': 'application/json' }).end('{}');
    });
    await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const rendered = collectorConfig(prod, facts('prod'), onLokisHost);
    const telling = replaced(
      rendered,
      'otelcol.exporter.otlphttp "google" {\n',
      'otelcol.exporter.otlphttp "google" {\n  encoding = "json"\n',
    );
    const config = [
      ['https://telemetry.googleapis.com', url],
      ['http://loki-replicas:3100', url],
      ['/run/secrets/log-writer-token', join(directory, 'log-writer-token')],
      ['/host/containers', join(directory, 'containers')],
      ['/host/journal', join(directory, 'journal')],
      ['poll_frequency = "30s"', 'poll_frequency = "1s"'],
      ['0.0.0.0:4317', `127.0.0.1:${await freePort()}`],
      ['0.0.0.0:4318', `127.0.0.1:${await freePort()}`],
    ].reduce((text, [from = '', to = '']) => replaced(text, from, to), telling);
    writeFileSync(join(directory, 'config.alloy'), config);
    line('started');
    const args = ['run', `--server.http.listen-addr=127.0.0.1:${await freePort()}`, '--disable-reporting'];
    collector = spawn(
      toolPath('alloy') ?? '',
      [...args, `--storage.path=${directory}/data`, join(directory, 'config.alloy')],
      { stdio: 'ignore' },
    );
    await until(() => bodies().includes('started'));
  });
  afterAll(() => {
    collector?.kill('SIGKILL');
    server?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('says whose a line is and where it was, and has its fields, without secrets and personal data', async () => {
    line('{"message":"signed in","password":"hunter2hunter2","from":"someone@example.com","tries":3}');
    await until(() => sent.length >= 2);
    expect(sent[1]).toEqual({
      authorization: 'Bearer first',
      resource: {
        'service.name': 'flux',
        'service.namespace': 'prod',
        'service.instance.id': 'jobmatch-prod-vm-app-0',
        'cloud.availability_zone': 'europe-west1-b',
        'gcp.project_id': 'job-match-v0',
      },
      attributes: {
        service: 'flux',
        container: 'flux',
        kind: 'application',
        'gcp.log_name': 'jobmatch-prod-application',
      },
      body: { message: 'signed in', password: '<secret>', from: '<email>', tries: 3 },
    });
    await until(() => toLoki.includes('/loki/api/v1/push'));
  });

  it('uses the next token once it is there', async () => {
    writeFileSync(join(directory, 'log-writer-token'), 'second');
    await until(() => {
      line('again');
      return sent.some(({ authorization }) => authorization === 'Bearer second');
    });
  });

  it('goes on with Loki where Google refuses, and with Google once it does not', async () => {
    status = 403;
    toLoki = '';
    line('refused');
    await until(() => toLoki.includes('/loki/api/v1/push'));
    status = 200;
    line('{broken');
    await until(() => bodies().includes('{broken'));
  });
});
