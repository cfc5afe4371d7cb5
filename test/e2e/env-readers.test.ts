import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DialectName, dialects } from '../../infra/env/dialects/dialects.ts';
import { missingDocker } from '../support/engine.ts';
import { EngineHost } from '../support/engine-host.ts';
import { anyValue, renderValues } from '../support/env-values.ts';
import { docker } from '../support/test-environment.ts';
import { missingCompose, missingDjangoEnviron, missingPythonDotenv } from '../support/tools.ts';

const image = 'genai-e2e/empty:1';
const directory = mkdtempSync(join(tmpdir(), 'genai-readers-'));
const file = join(directory, 'env');
afterAll(() => rmSync(directory, { recursive: true }));

/** Compares a dialect with what a reader makes of it, a hundred values at a time. */
function expectReadBack(name: DialectName, read: () => Record<string, string>): void {
  const dialect = dialects[name];
  fc.assert(
    fc.property(fc.array(anyValue, { minLength: 60, maxLength: 120 }), (values) => {
      const accepted = values.filter((one) => dialect.refuses(one) === undefined);
      writeFileSync(file, renderValues(dialect, accepted));
      const back = read();
      expect(accepted.map((_, index) => back[`V${index}`])).toEqual(accepted);
    }),
    { numRuns: 20 },
  );
}

describe.skipIf(missingDocker() !== undefined)('a file for docker', () => {
  let test: EngineHost;
  beforeAll(async () => {
    test = new EngineHost();
    await test.start();
    process.env['DOCKER_HOST'] = test.address;
    execFileSync('sh', ['-c', `tar --create --files-from /dev/null | docker import - ${image}`]);
  });
  afterAll(() => test?.remove());

  it('is read back unchanged by docker --env-file, for every value that it accepts', () => {
    expectReadBack('docker', () => {
      const container = docker('create', '--env-file', file, image, 'none');
      const { Env } = JSON.parse(docker('inspect', '--format', '{{json .Config}}', container)) as { Env: string[] };
      docker('rm', container);
      return Object.fromEntries(
        Env.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
      );
    });
  });
});

describe.skipIf(missingPythonDotenv() !== undefined)('a file for dotenv', () => {
  it('is read back unchanged by python-dotenv, for every value that it accepts', () => {
    const program = 'import dotenv, json, sys; print(json.dumps(dotenv.dotenv_values(sys.argv[1])))';
    expectReadBack('dotenv', () => JSON.parse(execFileSync('python3', ['-c', program, file], { encoding: 'utf8' })));
  });
});

describe.skipIf(missingDjangoEnviron() !== undefined)('a file for dotenv', () => {
  it('is read back unchanged by django-environ, for every value that it accepts', () => {
    const program =
      'import environ, json, os, sys; os.environ.clear(); environ.Env.read_env(sys.argv[1]); print(json.dumps(dict(os.environ)))';
    expectReadBack('dotenv', () => JSON.parse(execFileSync('python3', ['-c', program, file], { encoding: 'utf8' })));
  });
});

describe.skipIf(missingCompose() !== undefined)('a file for dotenv', () => {
  it('is read back unchanged by Compose, for every value that it accepts', () => {
    const project = join(directory, 'compose.yaml');
    writeFileSync(project, `services: {app: {image: none, env_file: ${file}}}`);
    expectReadBack('dotenv', () => {
      const config = docker('compose', '--file', project, 'config', '--format', 'json');
      return JSON.parse(config).services.app.environment;
    });
  });
});
