import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previewDocument } from '../../../infra/preview/plan-document.ts';
import { replaced } from '../../support/replaced.ts';
import { stackNames } from '../../support/stacks.ts';

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

  it('refuses a value that some reader of variables could not be given, with its line', () => {
    const file = stackFile('dev', [
      'images:',
      `settings:\n      BACKUP_SECONDARY_STORAGE: ${'storage/'.repeat(8128)}\n    images:`,
    ]);
    const line =
      readFileSync(file, 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('BACKUP_SECONDARY')) + 1;
    expect(run('preview', 'dev', '--config-file', file)).toEqual({
      status: 1,
      stdout: '',
      stderr: `The configuration of dev has a mistake; nothing was written.\n${file}:${line}  settings.BACKUP_SECONDARY_STORAGE  is too long for a line of docker --env-file\n`,
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

  it.each(stackNames)('prints one document for machines, of its schema: %s', (stack) => {
    const { status, stdout, stderr } = run('preview', stack, '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const document = JSON.parse(stdout);
    expect(previewDocument.parse(document)).toEqual(document);
    expect(document).toMatchObject({ schemaVersion: 1, environment: stack, violations: [] });
    expect(Object.keys(document.variables.services)).toContain('flux');
  });

  it('says in that document where each thing is that is to be filled in', () => {
    const { toFillIn } = JSON.parse(run('preview', 'prod', '--json').stdout);
    expect(toFillIn).toContainEqual({ path: ['hostImage'], blocksUp: true, file: 'Pulumi.prod.yaml', line: 16 });
    expect(toFillIn).toContainEqual({ path: ['images', 'flux'], blocksUp: true, file: 'Pulumi.prod.yaml', line: 41 });
    expect(toFillIn).toContainEqual({
      path: ['admins', 'groups'],
      blocksUp: false,
      file: 'Pulumi.prod.yaml',
      line: 11,
    });
  });

  it('says in a document, too, what is wrong with the configuration, or with how it was called', () => {
    const file = stackFile('staging', ['zone: europe-west1-b', 'zone: us-east1-b'], ['flux: unset', 'flux: flux:1.0']);
    const mistaken = run('preview', 'staging', '--json', '--config-file', file);
    expect({ status: mistaken.status, stderr: mistaken.stderr }).toEqual({ status: 1, stderr: '' });
    const document = JSON.parse(mistaken.stdout);
    expect(previewDocument.parse(document)).toEqual(document);
    expect(document).toEqual({
      schemaVersion: 1,
      errors: [
        { file, line: 6, path: ['zone'], message: expect.stringMatching(/^"us-east1-b" is outside the region /) },
        { file, line: 35, path: ['images', 'flux'], message: expect.stringMatching(/^"flux:1\.0" is a tag, /) },
      ],
    });
    const called = run('preview', 'staging', '--json', '--force');
    expect({ status: called.status, stderr: called.stderr }).toEqual({ status: 2, stderr: '' });
    expect(previewDocument.parse(JSON.parse(called.stdout))).toEqual({
      schemaVersion: 1,
      errors: [{ file: null, line: null, path: [], message: 'preview does not take --force.' }],
    });
  });

  it.each([[], ['--json']])('fails with --strict where up would be refused, and only there %j', (...format) => {
    expect(run('preview', 'prod', ...format, '--strict').status).toBe(1);
    expect(run('preview', 'test', ...format, '--strict').status).toBe(0);
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
      expect.stringMatching(/:18 {2}hosts\.gpu-0\.machineType {2}is missing; it must be one of n1-standard-…, .*$/),
      `${file}:19  hosts.gpu-0.machinetype  is not a known key; known here: machineType, gpu, zone, address, bootDiskGib, dataDiskGib, readyWithinSeconds. Did you mean machineType?`,
      `${file}:35  images.flux  "flux:1.0" is a tag, and the image behind a tag can change; staging takes digests: name@sha256:…`,
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
      stderr: `The configuration of dev has a mistake; nothing was written.\n${broken}:2  has [ without the ] that ends it: write that, and indent the lines between\n`,
    });
    expect(run('preview', 'dev', '--config-file', empty)).toMatchObject({
      status: 1,
      stderr: `The configuration of dev has a mistake; nothing was written.\n${empty}:1  config  has no genai:environment: put what you choose for this environment under that key\n`,
    });
  });
});

describe('infra generate', () => {
  it('finds its files up to date', () => {
    expect(run('generate', '--check')).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});
