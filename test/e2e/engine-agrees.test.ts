import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EnvironmentName } from '../../infra/model/profile.ts';
import { warningsOf } from '../../infra/model/warnings.ts';
import { normalise, type RawResource } from '../../infra/preview/normalise.ts';
import { planDigest } from '../../infra/preview/plan-digest.ts';
import type { PlannedResource } from '../../infra/preview/resource.ts';
import { isComponent } from '../../infra/preview/tree.ts';
import { changingSteps } from '../../infra/summary/summarise.ts';
import { EngineProject, missingDocker, missingEngine, stackFile } from '../support/engine.ts';
import { EngineHost } from '../support/engine-host.ts';
import { recorded } from '../support/recording.ts';
import { type Changes, environment, secondHost, stackNames } from '../support/stacks.ts';

interface TiedTo {
  readonly deletedWith?: string;
  readonly replaceWith?: readonly string[];
}

interface EnginePreview {
  readonly steps: readonly { readonly op: string; readonly newState: RawResource & TiedTo }[];
  readonly diagnostics?: readonly { readonly severity: string; readonly message: string }[];
}

/** What the committed stack files do not use: a second host, administrators, chosen images, moved ports and networks. */
const everythingElse: Changes = {
  ...secondHost('10.20.0.11'),
  admins: { groups: ['group:platform@example.com'], addresses: ['198.51.100.0/24'], accessPolicy: '123' },
  images: { flux: `registry.example.com/flux@sha256:${'0'.repeat(64)}` },
  ports: { flux: 9001 },
  networks: { genai: '172.28.0.0/16' },
  secretGenerations: { 'db-password': 2 },
  tenants: { acme: { name: 'Acme' } },
};

/** Where a preview goes to the test's own engine instead of this machine's: the provider asks it in a stack without a cloud. */
const on = (docker: EngineHost): Changes => ({ hosts: { 'gpu-0': { docker: docker.address } } });
const withoutCloud: readonly EnvironmentName[] = ['dev', 'test'];

const cases: [name: string, stack: EnvironmentName, changes: Changes][] = [
  ...stackNames.map((stack): [string, EnvironmentName, Changes] => [stack, stack, {}]),
  ['prod, with two hosts and everything else that can be chosen', 'prod', everythingElse],
];

describe.skipIf((missingEngine() ?? missingDocker()) !== undefined)('the real engine', () => {
  let docker: EngineHost;
  beforeAll(async () => {
    docker = new EngineHost();
    await docker.start();
  });
  afterAll(() => docker.remove());

  describe.each(cases)('previews %s', (_, stack, chosen) => {
    let changes: Changes;
    let project: EngineProject;
    let preview: EnginePreview;
    let engine: readonly PlannedResource[];
    let inProcess: readonly PlannedResource[];
    beforeAll(async () => {
      changes = withoutCloud.includes(stack) ? on(docker) : chosen;
      project = new EngineProject({ [stack]: stackFile(stack, changes) });
      project.run('stack', 'init', stack);
      const { status, stdout, stderr } = project.run('preview', '--json', '--stack', stack);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      preview = JSON.parse(stdout);
      engine = normalise(preview.steps.map(({ newState }) => newState));
      inProcess = await recorded(stack, changes);
    });

    afterAll(() => project?.remove());

    it('without errors, and warns of what is to be chosen and of what the preview warns of', () => {
      const lines = (preview.diagnostics ?? []).map(({ severity, message }) => `${severity} ${message.trim()}`);
      expect(
        lines.filter(
          (line) =>
            !/^warning warning: (images\.\S+|hostImage|settings\.\S+) is unset in Pulumi\.\w+\.yaml: choose it before up$/.test(
              line,
            ),
        ),
      ).toEqual(warningsOf(environment(stack, changes)).map((warning) => `warning warning: ${warning}`));
    });

    it('to the same resources as the in-process preview', () => {
      expect(engine).toEqual(inProcess);
    });

    it('with everything on a VM of ours going and coming back with it', () => {
      const vms = preview.steps.filter(({ newState }) => newState.type === 'gcp:compute/instance:Instance');
      const things = preview.steps.filter(({ newState }) => newState.type.startsWith('docker:'));
      expect(things.length).toBeGreaterThan(20);
      for (const { newState } of things) {
        const name = newState.urn.split('::').at(-1) ?? '';
        const vm = vms.find(({ newState: { urn } }) =>
          name.startsWith(urn.split('::').at(-1)?.replace(/vm$/, '') ?? ' '),
        );
        const { deletedWith, replaceWith = [] } = newState;
        const expected = vm ? [vm.newState.urn] : [];
        expect({ name, deletedWith, replaceWith }).toEqual({ name, deletedWith: expected[0], replaceWith: expected });
      }
    });

    it('to other resources as soon as one input of any type differs', () => {
      const types = [...new Set(inProcess.filter((one) => !isComponent(one)).map(({ type }) => type))];
      expect(types.length).toBeGreaterThan(4);
      for (const type of types) {
        const at = inProcess.findIndex((one) => one.type === type);
        const broken = inProcess.map((one, index) => (index === at ? { ...one, inputs: breakOne(one.inputs) } : one));
        expect(engine, type).not.toEqual(broken);
      }
    });
  });

  it('plans a stack the same each time, as far as the digest of a plan goes, and differently once it is changed', () => {
    const project = new EngineProject({ dev: stackFile('dev', on(docker)) });
    project.run('stack', 'init', 'dev');
    const digest = () => {
      const { status, stdout, stderr } = project.run('preview', '--json', '--show-sames', '--stack', 'dev');
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      return planDigest(changingSteps({ stack: 'dev', status: 0, stdout, stderr }));
    };
    const [first, second] = [digest(), digest()];
    writeFileSync(
      join(project.directory, 'Pulumi.dev.yaml'),
      stackFile('dev', { ...on(docker), networks: { genai: '172.29.0.0/16' } }),
    );
    const third = digest();
    project.remove();
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });
});

/** The same inputs with the first value changed. */
function breakOne(inputs: PlannedResource['inputs']): PlannedResource['inputs'] {
  const [first] = Object.keys(inputs);
  return { ...inputs, [first ?? 'added']: 'broken' };
}
