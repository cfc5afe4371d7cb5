import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replaced } from '../../support/replaced.ts';

const root = new URL('../../..', import.meta.url);
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['infra/cli/infra.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'genai-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

/** A stack file like the committed one, with a text replaced. */
function stackFile(stack: string, ...replacements: [from: string, to: string][]): string {
  const committed = readFileSync(new URL(`Pulumi.${stack}.yaml`, root), 'utf8');
  const text = replacements.reduce((before, [from, to]) => replaced(before, from, to), committed);
  const file = join(directory, `${replacements.length}-${stack}.yaml`);
  writeFileSync(file, text);
  return file;
}

describe('infra preview', () => {
  it('prints the plan, and writes the .env files for their owner alone', () => {
    const { status, stdout, stderr } = run('preview', 'staging');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n')[0]).toMatch(/^staging {2}coursia-genai in job-match-v0, europe-west1-b +\d+ resources$/);
    expect(stdout).not.toContain('\u001b');
    const out = new URL('out/staging/', root);
    const files = readdirSync(out);
    expect(files).toEqual(expect.arrayContaining(['.env', 'flux.env', 'gateway.env', 'prometheus.env']));
    expect(new Set(files.map((file) => statSync(new URL(file, out)).mode & 0o777))).toEqual(new Set([0o600]));
    expect(parseEnv(readFileSync(new URL('.env', out), 'utf8'))).toMatchObject({
      ENV_MODE: 'staging',
      GCS_BUCKET: 'jobmatch-staging-bronze-job-match-v0',
    });
  });

  it('removes the file of a service that is gone, and no other', () => {
    const out = new URL('out/dev/', root);
    run('preview', 'dev');
    writeFileSync(new URL('retired.env', out), readFileSync(new URL('flux.env', out)));
    writeFileSync(new URL('mine.env', out), 'A=1');
    writeFileSync(new URL('notes.txt', out), 'mine');
    run('preview', 'dev');
    expect(readdirSync(out)).toContain('notes.txt');
    expect(readdirSync(out)).toContain('mine.env');
    expect(readdirSync(out)).not.toContain('retired.env');
    rmSync(new URL('notes.txt', out));
    rmSync(new URL('mine.env', out));
  });

  it('prints one document for machines', () => {
    const { status, stdout } = run('preview', 'prod', '--json');
    expect(status).toBe(0);
    const plan = JSON.parse(stdout);
    expect(Object.keys(plan)).toEqual([
      'environment',
      'product',
      'project',
      'zone',
      'count',
      'resources',
      'placement',
      'urls',
      'outputs',
      'variables',
      'toFillIn',
      'secretsToSet',
      'violations',
      'exceptions',
      'written',
    ]);
    expect(Object.keys(plan.resources[0])).toEqual(['type', 'name', 'parent', 'inputs']);
    expect(plan.violations).toEqual([]);
    expect(plan.variables.environment.BIGQUERY_GOLD_DATASET).toBe('gold');
    expect(plan.variables.services.flux.FLUX_MEMORY_LIMIT).toBe('16GB');
  });

  it('shows every mistake with its line, and writes nothing', () => {
    const file = stackFile(
      'staging',
      ['machineType:', 'machinetype:'],
      ['zone: europe-west1-b', 'zone: us-east1-b'],
      ['flux: unset', 'flux: flux:1.0'],
    );
    rmSync(new URL('out/staging', root), { recursive: true, force: true });
    const { status, stdout, stderr } = run('preview', 'staging', '--config-file', file);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.split('\n')).toEqual([
      'The configuration of staging has 4 mistakes; nothing was written.',
      `${file}:6  zone  "us-east1-b" is outside the region "europe-west1"; give a zone that begins with it, like europe-west1-b`,
      expect.stringMatching(/:18 {2}hosts\.gpu-0\.machineType {2}is missing; it must be one of n1-standard-4, .*$/),
      `${file}:19  hosts.gpu-0.machinetype  is not a known key; known here: machineType, gpu, address, bootDiskGib, dataDiskGib, readyWithinSeconds. Did you mean machineType?`,
      `${file}:29  images.flux  "flux:1.0" is a tag, which can change under you; staging takes digests: name@sha256:…`,
      '',
    ]);
    expect(() => statSync(new URL('out/staging', root))).toThrow('ENOENT');
  });

  it('says what is wrong with a file that is missing, empty or no YAML', () => {
    const broken = join(directory, 'broken.yaml');
    writeFileSync(broken, 'config:\n  genai:environment: {a: [}\n');
    const empty = join(directory, 'empty.yaml');
    writeFileSync(empty, '');
    expect(run('preview', 'dev', '--config-file', '/nowhere.yaml')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^.*\n\/nowhere\.yaml:1 {2}does not exist: .*\n$/),
    });
    expect(run('preview', 'dev', '--config-file', broken)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^.*\n.*broken\.yaml:2 {2}is not YAML: .*\n$/),
    });
    expect(run('preview', 'dev', '--config-file', empty)).toMatchObject({
      status: 1,
      stderr: `The configuration of dev has a mistake; nothing was written.\n${empty}:1  config  has no genai:environment: put what you choose for this environment under that key\n`,
    });
  });
});

describe('infra', () => {
  it.each([
    [['preview', 'stagin'], 'There is no stack "stagin"; there are dev, test, staging, prod. Did you mean staging?'],
    [['preview'], 'Which stack? One of dev, test, staging, prod.'],
    [['prewiev', 'dev'], 'There is no command "prewiev".'],
    [['preview', 'dev', 'prod'], '"prod" is one word too many.'],
    [['preview', 'dev', '--jsn'], "Unknown option '--jsn'"],
    [['preview', 'dev', '--force', '--yes'], 'preview does not take --force, --yes.'],
    [['constructor'], 'There is no command "constructor".'],
    [[], 'Which command?'],
  ])('%j is wrong usage: exit code 2, one line, the usage', (args, line) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      line,
      '',
      expect.stringMatching(/^Usage: infra (<command>|preview <stack>)/),
    ]);
  });

  it('has generated files that are up to date', () => {
    expect(run('generate', '--check')).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});
