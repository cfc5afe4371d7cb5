import { describe, expect, it } from 'vitest';
import { misnamedKeys, readStackFile, StackFileError } from '../../infra/config/stack-file.ts';

const text = `# yaml-language-server: $schema=./schema/cloud.schema.json
config:
  genai:environment:
    project: job-match-v0
    hosts:
      gpu-0:
        gpu:
          model: L4
    'zone': europe-west1-b
  gcp:project: job-match-v0
encryptionsalt: v1:abc
`;

/** The line and the problems of a text that is no stack file. */
function refusal(stackFile: string): { line: number; problems: string[] } {
  try {
    readStackFile(stackFile);
  } catch (error) {
    if (!(error instanceof StackFileError)) throw error;
    return {
      line: error.lineOf(error.problems[0]?.path ?? []),
      problems: error.problems.map(({ path, message }) => `${path.join('.')}  ${message}`),
    };
  }
  throw new Error('It was accepted.');
}

const noEnvironment = 'config  has no genai:environment: put what you choose for this environment under that key';

describe('a stack file', () => {
  it('holds what the operator chose, and what else the CLI passes to a program', () => {
    const { environment, config } = readStackFile(text);
    expect(environment).toEqual({
      project: 'job-match-v0',
      hosts: { 'gpu-0': { gpu: { model: 'L4' } } },
      zone: 'europe-west1-b',
    });
    expect(config['gcp:project']).toBe('job-match-v0');
  });

  it.each<[line: number, path: string[]]>([
    [3, []],
    [4, ['project']],
    [8, ['hosts', 'gpu-0', 'gpu', 'model']],
    [9, ['zone']],
  ])('knows the line %i of %j', (line, path) => {
    expect(readStackFile(text).lineOf(path)).toBe(line);
  });

  it.each<[line: number, path: string[]]>([
    [7, ['hosts', 'gpu-0', 'gpu', 'count']],
    [6, ['hosts', 'gpu-0', 'address']],
    [5, ['hosts', 'gpu-1', 'gpu', 'model']],
    [4, ['project', 'name']],
    [3, ['region']],
  ])('knows the line %i of the nearest thing around %j, which it does not have', (line, path) => {
    expect(readStackFile(text).lineOf(path)).toBe(line);
  });

  it('knows the line of an element of a list, and of a key in it', () => {
    const { lineOf } = readStackFile(
      'config:\n  genai:environment:\n    list:\n      - a\n      - b: 1\n        c: 2\n',
    );
    expect([lineOf(['list', '0']), lineOf(['list', '1', 'c']), lineOf(['list', '7'])]).toEqual([4, 6, 3]);
  });
});

describe('YAML that is no stack file', () => {
  it('is refused for a key that a stack file does not have', () => {
    expect(refusal('config:\n  genai:environment: {}\nenviroment: [a]\n')).toEqual({
      line: 3,
      problems: [
        'enviroment  is not a key of a stack file; known: config, secretsprovider, encryptedkey, encryptionsalt, environment. Did you mean environment?',
      ],
    });
  });

  it('is refused for a misspelt key of this project, at its line', () => {
    expect(refusal('config:\n  gcp:zone: a\n  genai:enviroment:\n    zone: a\n')).toEqual({
      line: 3,
      problems: [
        'config.genai:enviroment  is not a known key; the environment is under genai:environment. Did you mean genai:environment?',
      ],
    });
  });

  it.each(['environment', 'zone', '__proto__'])(
    'is refused for %s, which the engine takes for a key of this project',
    (key) => {
      expect(refusal(`config:\n  genai:environment:\n    zone: a\n  ${key}:\n    zone: b\n`)).toEqual({
        line: 4,
        problems: [`config.${key}  is not a known key; the environment is under genai:environment.`],
      });
    },
  );

  it.each(['', 'config:\n', 'config: 3\n', '- config\n', 'config:\n  gcp:zone: a\n'])(
    'is refused without an environment: %j',
    (stackFile) => {
      expect(refusal(stackFile)).toEqual({ line: 1, problems: [noEnvironment] });
    },
  );
});

describe('the keys that the engine passes', () => {
  it('are misnamed in the namespace of this project only', () => {
    expect(misnamedKeys(['gcp:project', 'genai:environment', 'genai:env', 'aws:genai:env'])).toEqual([
      { path: ['genai:env'], message: 'is not a known key; the environment is under genai:environment.' },
    ]);
  });
});
