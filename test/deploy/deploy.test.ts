import { readdirSync, rmSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BucketEntry, buckets, type DatasetEntry, datasets } from '../../infra/catalogue/storage.ts';
import { deploymentFile, deploymentVariables, deployTo, pendingChanges } from '../../infra/deploy/deploy.ts';
import { Application, bad, better, digestOf, good } from '../support/application.ts';
import { replaced } from '../support/replaced.ts';
import { facts } from '../support/stacks.ts';
import { missingTools } from '../support/tools.ts';

describe.skipIf(missingTools('flock', 'sha256sum') !== undefined)('a deploy to a host', () => {
  let application: Application;
  beforeEach(() => {
    application = new Application();
  });
  afterEach(() => application.remove());
  const deploy = (text: string) => application.deploy(text);

  it('ships the file for its owner alone, restarts what reads it, and keeps the previous one', async () => {
    expect(await deploy(good)).toEqual({ outcome: 'deployed', said: [] });
    expect(await deploy(better)).toEqual({ outcome: 'deployed', said: [] });
    expect(application.read('running')).toBe(better);
    expect(application.beside('.previous')).toBe(good);
    expect((statSync(application.file).mode & 0o777).toString(8)).toBe('600');
    expect(readdirSync(application.directory).sort()).toEqual([
      '.env',
      '.env.lock',
      '.env.previous',
      '.env.written',
      'running',
      'runs',
    ]);
  });

  it('restarts a Compose file by the engine of the host, with the override beside it', async () => {
    const { directory, deployment, file, host } = application;
    application.fake('docker', `echo "$@" >>${directory}/calls; cp ${file} ${directory}/running`);
    application.write('compose.yaml', '');
    const compose = `${directory}/compose.yaml`;
    const restart = () => deployTo(host, { ...deployment, restart: { compose } }, good);
    expect(await restart()).toEqual({ outcome: 'deployed', said: [] });
    application.write('compose.override.yaml', '');
    const byHand = good.replace('good', 'best');
    application.write('.env', byHand);
    expect((await restart()).outcome).toBe('deployed');
    const called = (...files: string[]) =>
      `--host ${host.engine.host} compose --file ${files.join(' --file ')} up --detach --quiet-pull\n`;
    expect(application.read('calls')).toBe(called(compose) + called(compose, `${directory}/compose.override.yaml`));
  });

  it('restarts nothing where only comments changed, and takes them over', async () => {
    await deploy(good);
    expect(await deploy(good.replace('rendered one', 'rendered another'))).toEqual({ outcome: 'unchanged', said: [] });
    expect(application.restarts()).toBe(1);
    expect(application.beside('')).toBe(good.replace('rendered one', 'rendered another'));
  });

  it('goes back to the previous file where the application does not get healthy, and says its last lines', async () => {
    await deploy(good);
    expect(await deploy(bad)).toEqual({
      outcome: 'restored',
      said: ['http://localhost:8080/health/ does not answer within 1 s', 'ValueError: no such model'],
    });
    expect(application.read('running')).toBe(good);
    expect(application.beside('')).toBe(good);
    expect(application.beside('.unproven')).toBeUndefined();
  });

  it('says lines of the application without secrets, escapes, and commands to a workflow', async () => {
    await deploy(good);
    application.fake('journalctl', `printf '\\033[31mDB_PASSWORD=hunter2x9\\n::error::wrong\\n'`);
    expect((await deploy(bad)).said.slice(1)).toEqual(['DB_PASSWORD=***', 'wrong']);
  });

  it('goes back where the restart itself fails, and says when that does not help', async () => {
    await deploy(good);
    application.write('no-restart', '');
    expect(await deploy(better)).toEqual({ outcome: 'broken', said: ['Job failed.', 'Job failed.'] });
    expect(application.beside('')).toBe(good);
    expect(application.beside('.unproven')).toBe(`${digestOf(better)}\n`);
  });

  it('leaves a first file that does not get healthy, as there is none to go back to, and tries it again', async () => {
    expect((await deploy(bad)).outcome).toBe('unfinished');
    expect((await deploy(bad)).outcome).toBe('unfinished');
    expect(application.restarts()).toBe(2);
    expect(await deploy(good)).toMatchObject({ outcome: 'deployed' });
    expect(application.beside('.previous')).toBeUndefined();
  });

  it('ships nothing of a file that did not arrive in whole', async () => {
    await deploy(good);
    expect(await application.ended(application.start(), bad.slice(0, 10))).toEqual({
      status: 7,
      said: 'did not receive the whole file\n',
    });
    expect(application.beside('')).toBe(good);
  });

  it('refuses where nothing is installed', async () => {
    application.fake('systemctl', 'exit 4');
    expect(await deploy(good)).toEqual({
      outcome: 'refused',
      said: ['has no unit jobmatch.service: install the application first'],
    });
    expect(application.beside('')).toBeUndefined();
  });

  it('goes back to what a person repaired after a deploy that failed', async () => {
    await deploy(good);
    application.write('no-restart', '');
    await deploy(bad);
    rmSync(`${application.directory}/no-restart`);
    application.write('.env', better);
    expect((await deploy(bad)).outcome).toBe('restored');
    expect(application.read('running')).toBe(better);
  });

  it('takes nothing but an answer of success for health', async () => {
    application.fake('curl', 'printf 301');
    expect((await deploy(good)).outcome).toBe('unfinished');
  });

  it.each([
    ['cannot be replaced', `case "$3" in */.env) exit 1 ;; *) exec /bin/mv "$@" ;; esac`, 'refused', good],
    ['cannot be put back', `case "$2" in */back) exit 1 ;; *) exec /bin/mv "$@" ;; esac`, 'stuck', bad],
  ])('says so where the file %s', async (_, mv, outcome, left) => {
    await deploy(good);
    application.fake('mv', mv);
    expect((await deploy(bad)).outcome).toBe(outcome);
    expect(application.beside('')).toBe(left);
    // Neither leaves a state that the next one would take for a healthy one.
    application.fake('mv', 'exec /bin/mv "$@"');
    expect((await deploy(better)).outcome).toBe('deployed');
    expect(application.beside('.previous')).toBe(good);
  });

  it('says which tool the host lacks', async () => {
    const path = process.env['PATH'];
    const [own = ''] = path?.split(':') ?? [];
    for (const tool of ['sh', 'id', 'curl', 'sha256sum']) application.fake(tool, `exec /bin/${tool} "$@"`);
    process.env['PATH'] = own;
    expect(await deploy(good)).toEqual({ outcome: 'refused', said: ['has no flock'] });
    process.env['PATH'] = path;
  });

  it('is told beforehand what it would change, in the order of the file', async () => {
    const variables = deploymentVariables(facts('staging'), application.deployment);
    const text = deploymentFile(facts('staging'), application.deployment);
    await deploy(replaced(replaced(text, /^ENV_MODE=.*$/m, 'ENV_MODE=prod'), /^LLM_MODEL=.*\n/m, 'OLD=1\n'));
    expect(await pendingChanges(application.host, application.deployment, variables)).toEqual({
      changes: [
        { name: 'ENV_MODE', before: 'prod', after: 'staging' },
        { name: 'LLM_MODEL', before: undefined, after: 'gpt-4' },
        { name: 'OLD', before: '1', after: undefined },
      ],
      isByHand: false,
    });
    await deploy(text);
    expect(await pendingChanges(application.host, application.deployment, variables)).toEqual({
      changes: [],
      isByHand: false,
    });
  });
});

describe('the file of a deployment', () => {
  it('has the variables of its applications, as seen through the gateways, and no others', () => {
    const application = new Application();
    application.remove();
    const text = deploymentFile(facts('staging'), application.deployment);
    expect(text.split('\n')[0]).toBe(
      '# DO NOT EDIT: rendered from the outputs of the stack staging (contract 2), for jobmatch. Secrets are not in here.',
    );
    const names = text.split('\n').flatMap((line) => /^[A-Z]\w*(?==)/.exec(line) ?? []);
    const ofStorage: readonly (BucketEntry | DatasetEntry)[] = [...Object.values(buckets), ...Object.values(datasets)];
    expect(names.filter((name) => ofStorage.every(({ variable }) => variable !== name))).toEqual([
      ...['ENV_MODE', 'DEBUG', 'LOG_LEVEL'],
      ...[
        'OTEL_EXPORTER_OTLP_ENDPOINT',
        'OTEL_EXPORTER_OTLP_PROTOCOL',
        'OTEL_TRACES_SAMPLER',
        'OTEL_TRACES_SAMPLER_ARG',
      ],
      ...['CV_INGESTION_PORT', 'AI_ASSISTANT_PORT', 'MATCHING_PORT', 'LLM_TYPE'],
      ...['LLM_ENDPOINT', 'LLM_MODEL', 'LLM_MAX_TOKENS'],
    ]);
    const read = ofStorage.flatMap(({ variable, access }) => ('ai-assistant' in access ? (variable ?? []) : []));
    expect(names.filter((name) => ofStorage.some(({ variable }) => variable === name))).toEqual(read);
  });
});
