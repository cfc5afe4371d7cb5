import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dockerStateOf } from '../../infra/drift/docker-state.ts';
import { hostLines } from '../../infra/drift/host-lines.ts';
import { readHostReport } from '../../infra/drift/host-report.ts';
import { readPreview } from '../../infra/summary/preview-output.ts';
import { reportProgram } from '../../infra/templates/host/report-program.ts';
import { startupScript } from '../../infra/templates/host/startup-script.ts';
import { missingDocker, missingEngine } from '../support/engine.ts';
import { docker, TestEnvironment } from '../support/test-environment.ts';
import { missingTools } from '../support/tools.ts';

const args = { environment: 'test', volumePrefix: 'jobmatch-test-' };
const missing = missingEngine() ?? missingDocker() ?? missingTools('curl');

it.skipIf(missingTools('systemd-analyze') !== undefined)(
  'the units of the report say nothing that systemd does not know',
  () => {
    const logging = { driver: 'json-file', maxSize: '10m', maxFiles: 3 };
    const script = startupScript({ logging, subnets: [], hasGpus: false, report: args });
    const directory = mkdtempSync(join(tmpdir(), 'genai-units-'));
    const files = [
      ...script.matchAll(/put \/etc\/systemd\/system\/(genai-report[\w.]+) .*\n((?:.*\n)*?)END_OF_FILE\n/g),
    ];
    const paths = files.map(([, name = '', unit = '']) => {
      // It also looks for the programs.
      writeFileSync(join(directory, name), unit.replaceAll(/\/usr\/local\/sbin\/genai-\w+/g, '/bin/true'));
      return join(directory, name);
    });
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', ...paths], { encoding: 'utf8' });
    rmSync(directory, { recursive: true });
    expect({ units: files.map(([, name]) => name), status, stderr }).toEqual({
      units: ['genai-report.service', 'genai-report.timer'],
      status: 0,
      stderr: '',
    });
  },
);

describe.skipIf(missing !== undefined)('the report of a host', () => {
  let test: TestEnvironment;
  let server: http.Server;
  let written: { readonly path: string; readonly flavor: unknown; readonly body: string }[];
  let state: ReturnType<typeof dockerStateOf>;

  beforeAll(async () => {
    server = http.createServer(async (request, response) => {
      const { method, url, headers } = request;
      written.push({ path: `${method} ${url}`, flavor: headers['metadata-flavor'], body: await text(request) });
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    test = await TestEnvironment.start();
    const program = join(test.engine.directory, 'genai-report');
    writeFileSync(program, reportProgram(args));
    chmodSync(program, 0o755);
    await test.succeeds('up', 'test');
    const { output } = await test.pulumi('preview', '--json', '--show-sames');
    state = dockerStateOf(readPreview(output).steps, 'gpu-0');
  });
  afterAll(async () => {
    await test?.remove();
    server?.close();
  });
  beforeEach(() => {
    written = [];
  });

  /** Has the host report, and returns the exit status of that. */
  const report = async (settings: Readonly<Record<string, string>> = {}): Promise<number | null> => {
    const METADATA_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const env = { ...process.env, METADATA_URL, ...settings };
    const child = spawn(join(test.engine.directory, 'genai-report'), { env, stdio: 'inherit' });
    return new Promise((resolve) => child.on('close', resolve));
  };
  /** What there is to say of the host after it reported. */
  const lines = async (): Promise<string[]> => {
    expect(await report()).toBe(0);
    if (state === undefined) throw new Error('the state has nothing on gpu-0');
    return hostLines([{ host: 'gpu-0', state, report: { text: written.at(-1)?.body } }], new Date());
  };
  const idOf = (service: string) => docker('ps', '--all', '--quiet', '--filter', `name=^gpu-0-${service}-[0-9a-f]+$`);

  it('is written once, where the metadata server keeps guest attributes', async () => {
    expect(await report()).toBe(0);
    expect(written.map(({ path, flavor }) => ({ path, flavor }))).toEqual([
      { path: 'PUT /instance/guest-attributes/genai/report', flavor: 'Google' },
    ]);
  });

  it('has all of the environment, as the state has it', async () => {
    expect(await lines()).toEqual([]);
    const read = readHostReport(written[0]?.body ?? '');
    expect(read?.containers).toHaveLength(8);
    expect(read?.networks.map(({ name }) => name).sort()).toEqual(['genai-monitoring', 'genai-network']);
    expect(read?.volumes.filter((name) => name.startsWith('jobmatch-test-'))).toHaveLength(4);
  });

  it('is small, and has no variable, command or label', async () => {
    await report();
    const body = written[0]?.body ?? '';
    expect(body.length).toBeLessThan(16_000);
    expect(body).not.toMatch(/FLUX_URL|GENAI_ENVIRONMENT|curl|genai\.service/);
  });

  it('shows what was changed by hand under containers that go on', async () => {
    docker('update', '--memory', '1g', '--memory-swap', '2g', '--restart', 'no', idOf('flux'));
    docker('network', 'disconnect', 'genai-monitoring', idOf('sd35'));
    docker('rename', idOf('comfyui'), 'mine');
    docker('pause', idOf('integration'));
    const changed = await lines();
    docker('update', '--memory', '4g', '--memory-swap', '4g', '--restart', 'unless-stopped', idOf('flux'));
    docker('network', 'connect', '--alias', 'sd35', 'genai-monitoring', idOf('sd35'));
    docker('rename', 'mine', state?.containers.find(({ key }) => key === 'comfyui')?.name ?? '');
    docker('unpause', idOf('integration'));
    expect(changed.sort()).toEqual([
      'gpu-0: integration is not running: paused',
      'gpu-0: the limit of memory and swap of flux is 2048 MiB, not 4096 MiB',
      'gpu-0: the list of networks of sd35 is genai-network, not genai-monitoring and genai-network',
      'gpu-0: the memory limit of flux is 1024 MiB, not 4096 MiB',
      expect.stringMatching(/^gpu-0: the name of comfyui is mine, not gpu-0-comfyui-\w+$/),
      'gpu-0: the restart policy of flux is no, not unless-stopped',
    ]);
    expect(await lines()).toEqual([]);
  });

  it('shows what came by hand, and nothing of others', async () => {
    const label = ['--label', 'genai.environment=test'];
    docker('create', '--name', 'more', ...label, 'genai-stub/flux:1');
    docker('create', '--name', 'other', '--label', 'genai.environment=dev', 'genai-stub/flux:1');
    docker('network', 'create', ...label, '--subnet', '10.77.0.0/24', 'more');
    docker('volume', 'create', ...label, 'more');
    docker('volume', 'create', 'jobmatch-test-more');
    const more = await lines();
    docker('rm', 'more', 'other');
    docker('network', 'rm', 'more');
    docker('volume', 'rm', 'more', 'jobmatch-test-more');
    expect(more).toEqual([
      'gpu-0: the state does not know the container more',
      'gpu-0: the state does not know the network more',
      'gpu-0: the state does not know the volume jobmatch-test-more',
      'gpu-0: the state does not know the volume more',
    ]);
  });

  it('shows what is gone, stopped or another one', async () => {
    const name = docker('inspect', '--format', '{{.Name}}', idOf('sd35')).slice(1);
    docker('rm', '--force', idOf('flux'), idOf('sd35'), idOf('gateway-config'));
    docker('create', '--name', name, '--label', 'genai.environment=test', 'genai-stub/flux:1');
    docker('stop', '--time', '0', idOf('comfyui'));
    expect((await lines()).sort()).toEqual([
      'gpu-0: comfyui is not running: exited',
      'gpu-0: flux is gone',
      'gpu-0: gateway-config is gone',
      'gpu-0: sd35 is replaced by another container, of another image',
    ]);
  });

  it('is not written where Docker does not answer: an empty one would say that everything is gone', async () => {
    expect(await report({ DOCKER_HOST: 'unix:///nonexistent' })).not.toBe(0);
    expect(written).toEqual([]);
  });

  it('has failed where nobody took it', async () => {
    expect(await report({ METADATA_URL: 'http://127.0.0.1:1' })).not.toBe(0);
  });
});
