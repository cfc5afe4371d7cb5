import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStackFile } from '../../infra/config/stack-file.ts';
import { EngineProject, missingEngine } from '../support/engine.ts';
import { notableScalars, scalarText } from '../support/yaml-scalars.ts';

const head = 'config:\n  genai:environment:\n';

/** What the preview reads of a file, if it does not refuse it. */
function previewed(text: string): unknown {
  try {
    return readStackFile(text).environment;
  } catch {
    return undefined;
  }
}

const isAccepted = (line: string): boolean => previewed(`${head}    ${line}\n`) !== undefined;

describe.skipIf(missingEngine() !== undefined)('the engine and the preview', () => {
  let project: EngineProject;
  beforeAll(() => {
    project = new EngineProject();
    project.run('stack', 'init', 'dev');
  });
  afterAll(() => project?.remove());

  /** What the engine reads of a file. */
  function engine(text: string): unknown {
    writeFileSync(join(project.directory, 'Pulumi.dev.yaml'), text);
    const { status, stdout, stderr } = project.run('config', '--json', '--stack', 'dev');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return JSON.parse(JSON.parse(stdout)['genai:environment'].value);
  }

  it('differ where the preview refuses a value', () => {
    expect(engine(`${head}    size: 0200\n    day: 2026-01-31\n    count: 1_000\n`)).toEqual({
      size: 128,
      day: '2026-01-31 00:00:00 +0000 UTC',
      count: 1000,
    });
  });

  it('read every value alike that the preview accepts, and every key', () => {
    const lines = [
      ...notableScalars.map((text, index) => `v${index}: ${text}`),
      ...notableScalars.map((text, index) => `k${index}: {${text}: 1}`),
      ...fc.sample(scalarText, 3000).map((text, index) => `r${index}: ${text}`),
      ...fc.sample(scalarText, 1000).map((text, index) => `rk${index}: {${text}: 1}`),
      ...fc.sample(scalarText, 500).map((text, index) => `rl${index}: [${text}]`),
    ].filter(isAccepted);
    expect(lines.length).toBeGreaterThan(1500);
    const text = `${head}${lines.map((line) => `    ${line}\n`).join('')}`;
    expect(engine(text)).toEqual(previewed(text));
  });

  it.each([
    ['\ufeffconfig:\n  genai:environment:\n    a: 1\n'],
    ['config:\r\n  genai:environment:\r\n    a: 1\r\n    b: text\r\n'],
    ['# a comment\n---\nconfig:\n  genai:environment: {a: [x, {b: "c"}], d: null}\n'],
    ['config:\n  genai:environment:\n    list:\n    - a\n    -   b: 1\n        c: 2\n    empty:\n'],
  ])('read %j alike', (text) => {
    expect(previewed(text)).toBeDefined();
    expect(engine(text)).toEqual(previewed(text));
  });
});
