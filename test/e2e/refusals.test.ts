import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serviceIds } from '../../infra/catalogue/services/catalogue.ts';
import { environmentNames } from '../../infra/model/profile.ts';
import { EngineProject, missingEngine, stackFile } from '../support/engine.ts';
import { replaced } from '../support/replaced.ts';

const dev = readFileSync(new URL('../../Pulumi.dev.yaml', import.meta.url), 'utf8');

describe.skipIf(missingEngine() !== undefined)('under the real engine', () => {
  let project: EngineProject;
  beforeAll(() => {
    project = new EngineProject({
      test: [
        ['count: 1', 'count: 1.5'],
        ['flux: unset', 'fluks: unset'],
        ['memoryGib: 32', 'memoryGib: 12'],
      ].reduce((text, [what = '', by = '']) => replaced(text, what, by), dev),
    });
    for (const stack of ['dev', 'test', 'nowhere', 'prod']) project.run('stack', 'init', stack);
  });
  afterAll(() => project?.remove());

  it('an update with unset images stops before anything is created', () => {
    const { status, stdout } = project.run('up', '--yes', '--skip-preview', '--stack', 'dev');
    expect(status).not.toBe(0);
    expect(stdout).toContain(
      'Nothing was changed, because values are still to be chosen:\n      images.orchestrator is unset in Pulumi.dev.yaml',
    );
    const state = JSON.parse(project.run('stack', 'export', '--stack', 'dev').stdout) as {
      deployment: { resources?: { type: string }[] };
    };
    expect((state.deployment.resources ?? []).filter(({ type }) => type !== 'pulumi:pulumi:Stack')).toEqual([]);
  });

  it('mistakes in the stack file are all shown, with their lines and without a stack trace', () => {
    const { status, stdout } = project.run('preview', '--stack', 'test');
    expect(status).not.toBe(0);
    const lines = stdout.split('\n').map((line) => line.trim());
    // The CLI has rewritten the file since: it put its salt in.
    const file = readFileSync(join(project.directory, 'Pulumi.test.yaml'), 'utf8').split('\n');
    const lineOf = (text: string) => file.findIndex((line) => line.includes(text)) + 1;
    expect(lines.filter((line) => line.startsWith('Pulumi.test.yaml:'))).toEqual([
      `Pulumi.test.yaml:${lineOf('count: 1.5')}  hosts.gpu-0.gpu.count  1.5 must be a whole number`,
      `Pulumi.test.yaml:${lineOf('fluks')}  images.fluks  is not a known key; known here: ${serviceIds.join(', ')}. Did you mean flux?`,
    ]);
    expect(stdout).not.toMatch(/^\s+at .*\.(ts|js):\d+/m);
  });

  it('an update without the hosts of the data stores stops before anything is created', () => {
    const { status, stdout } = project.run('up', '--yes', '--skip-preview', '--stack', 'prod');
    expect(status).not.toBe(0);
    expect(stdout).toContain('settings.DB_HOST is unset in Pulumi.prod.yaml\n');
    expect(stdout).toContain('settings.REDIS_HOST is unset in Pulumi.prod.yaml\n');
  });

  it('a number that the engine reads otherwise is refused, with its line', () => {
    const path = join(project.directory, 'Pulumi.dev.yaml');
    // The CLI has rewritten the file at its init, and leaves it alone from then on.
    const before = readFileSync(path, 'utf8');
    const text = before.replace('cpus: 8', 'cpus: 010');
    writeFileSync(path, text);
    const { status, stdout } = project.run('preview', '--stack', 'dev');
    writeFileSync(path, before);
    expect(status).not.toBe(0);
    const line = text.split('\n').findIndex((one) => one.includes('cpus: 010')) + 1;
    expect(stdout).toContain(
      `Pulumi.dev.yaml:${line}  hosts.gpu-0.cpus  010 is not the same number to all readers of YAML: write 10, or, for text, in quotes, "010"`,
    );
  });

  it('a value that some reader of variables could not be given stops an update, in the words of a preview', () => {
    const path = join(project.directory, 'Pulumi.dev.yaml');
    const before = readFileSync(path, 'utf8');
    const setting = `settings:\n      BACKUP_SECONDARY_STORAGE: ${'storage/'.repeat(8128)}`;
    const text = replaced(before, 'images:', `${setting}\n    images:`);
    writeFileSync(path, text);
    const { status, stdout } = project.run('up', '--yes', '--skip-preview', '--stack', 'dev');
    writeFileSync(path, before);
    expect(status).not.toBe(0);
    const line = text.split('\n').findIndex((one) => one.includes('BACKUP_SECONDARY')) + 1;
    expect(stdout).toContain(
      `Pulumi.dev.yaml:${line}  settings.BACKUP_SECONDARY_STORAGE  is too long for a line of docker --env-file\n`,
    );
  });

  it('a stack without a profile is refused by name', () => {
    const { status, stdout } = project.run('preview', '--stack', 'nowhere');
    expect(status).not.toBe(0);
    expect(stdout).toContain(`There is no environment "nowhere"; a stack is named ${environmentNames.join(', ')}.`);
  });

  it('what the policy forbids stops an update before anything is created: rule, resource and remedy, and no value', () => {
    const ours = ['orchestrator', 'flux', 'sd35', 'comfyui', 'integration', 'health-dashboard'];
    const images = Object.fromEntries(ours.map((id) => [id, `registry.example.com/${id}@sha256:${'a'.repeat(64)}`]));
    const settings = { DB_HOST: '10.0.0.8', REDIS_HOST: 'localhost', BACKUP_SECONDARY_STORAGE: 'elsewhere' };
    const hostImage = 'projects/images/global/images/gpu-v20261101';
    const broken = new EngineProject({ staging: stackFile('staging', { images, settings, hostImage }) });
    broken.run('stack', 'init', 'staging');
    const ended = (...args: string[]) => {
      const { status, stdout } = broken.run(...args, '--stack', 'staging');
      return {
        status,
        lines: stdout.split('\n').flatMap((line) => /(Nothing was changed.*|rule \d.*)$/.exec(line)?.[1] ?? []),
      };
    };
    const refused = {
      status: 1,
      lines: expect.arrayContaining([
        'Nothing was changed, because of 1 policy violation: fix it (docs/policy.md), or write an exception into stacks/exceptions.ts',
        'rule 68  REDIS_HOST  One name a variable, no migrations at start-up, a cache that all processes share: name a Redis that all processes reach',
      ]),
    };
    expect(ended('preview')).toEqual(refused);
    expect(ended('up', '--yes', '--skip-preview')).toEqual(refused);
    const state = JSON.parse(broken.run('stack', 'export', '--stack', 'staging').stdout) as {
      deployment: { resources?: { type: string }[] };
    };
    broken.remove();
    expect((state.deployment.resources ?? []).map(({ type }) => type)).toEqual(['pulumi:pulumi:Stack']);
  });
});
