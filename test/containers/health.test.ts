import { spawn } from 'node:child_process';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { containersOf } from '../../infra/containers/containers.ts';
import { factsOf } from '../../infra/facts/facts.ts';
import { environment } from '../support/stacks.ts';
import { missingTools } from '../support/tools.ts';

const staging = environment('staging');
const [host] = staging.hosts;
const check =
  host &&
  containersOf(staging, factsOf(staging), host)
    .find(({ key }) => key === 'gpu-exporter')
    ?.inputs.healthcheck.tests.slice(1);

describe.skipIf(missingTools('bash') !== undefined)('a health check that bash asks by itself', () => {
  const asked: (string | undefined)[] = [];
  const server = http.createServer(({ url, method }, response) => {
    asked.push(`${method} ${url}`);
    response.statusCode = url === '/health' ? 200 : 503;
    response.end('200 ok\n');
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const status = (path: string, port = (server.address() as AddressInfo).port) =>
    new Promise((resolve) => {
      const [program = '', ...args] = check ?? [];
      spawn(program, [...args.slice(0, -1), `http://127.0.0.1:${port}${path}`]).on('close', resolve);
    });

  it('is the one of the GPU exporter, whose image has neither curl nor wget', () => {
    expect([check?.[0], check?.at(-1)]).toEqual(['bash', 'http://127.0.0.1:9400/health']);
  });

  it('succeeds on an answer of 200, and on no other', async () => {
    expect(await status('/health')).toBe(0);
    expect(await status('/other/path?x=1')).toBe(1);
    expect(asked).toEqual(['GET /health', 'GET /other/path?x=1']);
  });

  it('fails where nobody listens', async () => {
    expect(await status('/health', 1)).toBe(1);
  });
});
