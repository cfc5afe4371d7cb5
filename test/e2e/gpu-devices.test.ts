import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDirectory } from '../support/e2e-run.ts';
import { missingDocker, missingEngine } from '../support/engine.ts';
import { FakeCommands } from '../support/fake-commands.ts';
import { docker, listed, TestEnvironment } from '../support/test-environment.ts';
import { dockerdWithCdi } from '../support/tools.ts';

const missing = missingEngine() ?? missingDocker() ?? (dockerdWithCdi() ? undefined : 'an engine with CDI');

/** A device of the specification: a node of its own, and a variable that names it. */
const device = (name: string, gpus: readonly number[], nodes: string) => ({
  name,
  containerEdits: {
    env: [`FAKE_GPU=${name}`],
    deviceNodes: gpus.map((gpu) => ({
      path: `/dev/fake-gpu${gpu}`,
      hostPath: join(nodes, `fake-gpu${gpu}`),
      permissions: 'rw',
    })),
  },
});

describe.skipIf(missing !== undefined)('a host with two GPUs, on an engine that knows devices by name', () => {
  let test: TestEnvironment;
  let commands: FakeCommands;
  beforeAll(async () => {
    const directory = join(runDirectory(), 'cdi');
    mkdirSync(directory);
    for (const gpu of [0, 1])
      execFileSync('mknod', ['--mode=0666', join(directory, `fake-gpu${gpu}`), 'c', '1', gpu === 0 ? '3' : '5']);
    const devices = [device('0', [0], directory), device('1', [1], directory), device('all', [0, 1], directory)];
    const specification = { cdiVersion: '0.5.0', kind: 'nvidia.com/gpu', devices };
    writeFileSync(join(directory, 'nvidia.json'), JSON.stringify(specification));
    commands = new FakeCommands({
      'nvidia-smi': 'echo "GPU 0: NVIDIA L4"',
      'nvidia-ctk': 'echo nvidia.com/gpu=0',
    });
    test = await TestEnvironment.start({
      monitored: true,
      dockerd: dockerdWithCdi(),
      settings: { features: { cdi: true }, 'cdi-spec-dirs': [directory] },
    });
    test.edit('Pulumi.test.yaml', /model: simulated\n +count: 1\n +memoryGib: 12\n/, 'model: L4\n          count: 2\n');
    // It fills the first GPU, so that the others go to the second.
    test.edit('stacks/test.ts', 'gpuMemoryGib: 4 }', 'gpuMemoryGib: 24 }');
    await test.succeeds('up', 'test');
  });
  afterAll(async () => {
    commands?.remove();
    await test?.remove();
  });

  /** What a program in a container finds: the devices, and the variable that came with them. */
  const found = (id: string): unknown => {
    const program = `const fs = require('node:fs');
      const devices = fs.readdirSync('/dev').filter((name) => name.startsWith('fake-gpu'));
      for (const name of devices) fs.closeSync(fs.openSync('/dev/' + name, 'r+'));
      const variables = fs.readFileSync('/proc/1/environ', 'utf8').split('\\0');
      console.log(JSON.stringify([devices.sort(), variables.filter((line) => line.startsWith('FAKE_GPU'))]));`;
    return JSON.parse(docker('exec', id, '/bin/node', '--eval', program));
  };

  it('gives each container exactly the device that placement chose, and the exporter all', () => {
    const containers = listed('ps', '--format', '{{.Label "genai.service"}} {{.ID}}').map((line) => line.split(' '));
    expect(Object.fromEntries(containers.map(([service = '', id = '']) => [service, found(id)]))).toEqual({
      ...Object.fromEntries(containers.map(([service = '']) => [service, [[], []]])),
      sd35: [['fake-gpu0'], ['FAKE_GPU=0']],
      flux: [['fake-gpu1'], ['FAKE_GPU=1']],
      comfyui: [['fake-gpu1'], ['FAKE_GPU=1']],
      'gpu-exporter': [['fake-gpu0', 'fake-gpu1'], ['FAKE_GPU=all']],
    });
    expect(containers).toHaveLength(17);
  });

  it('has nothing to change the second time', async () => {
    expect(await test.pulumi('preview', '--refresh', '--expect-no-changes')).toMatchObject({ status: 0 });
  });
});
