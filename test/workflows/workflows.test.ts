import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { named, paths, root, runs, steps, texts, workflow } from '../support/workflows.ts';

describe('the workflows', () => {
  it('are those that the documents speak of', () => {
    expect(paths.map((path) => path.replace('.github/', ''))).toEqual([
      'actions/install/action.yml',
      'actions/sign-in/action.yml',
      ...['ci', 'deploy', 'drift', 'infra'].map((name) => `workflows/${name}.yml`),
    ]);
  });

  it.each(paths)('pin the actions of others by commit, and name the version: %s', (path) => {
    const others = [...(texts.get(path) ?? '').matchAll(/uses: (?!\.\/)(.*)$/gm)].map(([, action]) => action);
    expect(others.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action ?? ''))).toEqual([]);
  });

  it.each(paths)(
    'have no logic of their own: every script is one line, into which nothing from outside is pasted: %s',
    (path) => {
      for (const { run } of steps(path)) {
        if (run === undefined) continue;
        expect(run.trim()).not.toContain('\n');
        // What a pull request brings along would be run as code.
        expect(run).not.toContain('${{');
      }
    },
  );

  it.each(paths.filter((path) => path.includes('/workflows/')))('may only read unless a job says more: %s', (path) => {
    const { permissions, jobs } = workflow(path);
    expect(permissions).toMatchObject({ contents: 'read' });
    for (const one of Object.values(jobs)) expect(one.permissions?.['contents'] ?? 'read').toBe('read');
    for (const step of steps(path))
      if (step.uses?.startsWith('actions/checkout@')) expect(step.with).toMatchObject({ 'persist-credentials': false });
  });

  it.each(['infra', 'deploy', 'drift'])('fail where a program in front of a pipe does: %s', (name) => {
    // The shell that GitHub takes by that name has pipefail; the one that it takes without a name has not.
    expect(named(name).defaults).toEqual({ run: { shell: 'bash' } });
  });

  it('use one secret, and no keys', () => {
    const secrets = [...texts.values()].flatMap((text) => [...text.matchAll(/secrets\.(\w+)/g)].map(([, one]) => one));
    expect(new Set(secrets)).toEqual(new Set(['VARIABLES_TOKEN']));
    expect([...texts.values()].join('')).not.toContain('credentials_json');
  });

  it('install the CLI that package.json pins, wherever they install anything', () => {
    const versions = steps('.github/actions/install/action.yml').flatMap((step) => step.with?.['pulumi-version'] ?? []);
    expect(versions).toEqual([packageJson.devDependencies.pulumi]);
    for (const path of paths.filter((one) => one.includes('/workflows/')))
      for (const { steps: own } of Object.values(workflow(path).jobs))
        if (own) expect(own.map(({ uses }) => uses)).toContain('./.github/actions/install');
  });
});

describe('packages', () => {
  it('come from no cache that a job with another identity may have written', () => {
    const [node] = steps('.github/actions/install/action.yml');
    expect(node).toMatchObject({
      uses: expect.stringMatching(/^actions\/setup-node@/),
      with: { 'package-manager-cache': false },
    });
    expect([...texts.values()].join('')).not.toMatch(/actions\/cache|^\s+cache:/m);
  });

  it('run no program of their own when they are installed', () => {
    expect(runs({ steps: steps('.github/actions/install/action.yml') })).toEqual(['npm ci --ignore-scripts']);
    expect(readFileSync(`${root}.npmrc`, 'utf8')).toMatch(/^ignore-scripts=true$/m);
    expect(readFileSync(`${root}Makefile`, 'utf8').match(/npm ci .*/g)).toEqual([
      expect.stringMatching(/^npm ci --ignore-scripts /),
    ]);
    const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as {
      packages: Record<string, { hasInstallScript?: boolean }>;
    };
    // That of protobufjs looks for a wrong version of itself, and is not missed.
    expect(Object.keys(packages).filter((name) => packages[name]?.hasInstallScript)).toEqual([
      'node_modules/protobufjs',
    ]);
  });
});
