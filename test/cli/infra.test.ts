import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** A copy of the program before `npm ci`. */
const directory = mkdtempSync(join(tmpdir(), 'genai-infra-'));
for (const name of ['infra', 'stacks', 'package.json'])
  cpSync(join(root, name), join(directory, name), { recursive: true });
afterAll(() => rmSync(directory, { recursive: true }));

/** Runs `infra …` in a folder, as if Node had another version. */
function infra(folder: string, version: string, ...args: string[]) {
  const disguise = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(disguise)}`, 'infra/cli/infra.mjs', ...args],
    { encoding: 'utf8', cwd: folder },
  );
  return { status, stdout, stderr };
}

describe('the start of infra', () => {
  it.each(['20.20.2', '22.17.1', '14.21.3'])('says on Node %s which one is needed, and how to get it', (version) => {
    const needed = `infra needs Node 22.18 or newer; this is ${version}.`;
    expect(infra(root, version, 'help')).toEqual({
      status: 1,
      stdout: '',
      stderr: `${needed} Run it as "npx infra …" or "make …", which bring their own.\n`,
    });
    expect(infra(directory, version, 'help')).toEqual({
      status: 1,
      stdout: '',
      stderr: `${needed} Run "npm ci", which brings one, and then "npx infra …"; or "make …".\n`,
    });
  });

  it.each(['22.18.0', '24.0.0'])('runs on Node %s', (version) => {
    expect(infra(root, version, 'help')).toMatchObject({ status: 0, stderr: '' });
  });

  it('has no syntax that an old Node does not know', () => {
    const text = readFileSync(join(root, 'infra/cli/infra.mjs'), 'utf8');
    const as = (target: ts.ScriptTarget) =>
      ts.transpileModule(text, { compilerOptions: { target, module: ts.ModuleKind.ESNext } }).outputText;
    expect(as(ts.ScriptTarget.ES2015)).toBe(as(ts.ScriptTarget.ESNext));
    expect(text).not.toMatch(/^(?!\s*\/\/).*\bawait\b/m);
  });

  it.each([['preview', 'dev'], ['env', 'dev'], ['preveiw']])(
    'says before the installation what to run: %s',
    (...args) => {
      const { status, stdout, stderr } = infra(directory, '24.0.0', ...args);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/^Cannot find package '[\w@/-]+': run "npm ci" first, or "make …", which does it\.\n$/);
    },
  );

  it('shows the trace of a mistake of its own', () => {
    mkdirSync(join(directory, 'broken/infra/cli'), { recursive: true });
    cpSync(join(root, 'infra/cli/infra.mjs'), join(directory, 'broken/infra/cli/infra.mjs'));
    writeFileSync(
      join(directory, 'broken/infra/cli/main.ts'),
      "export const main = () => { throw new Error('ours'); };",
    );
    const { status, stderr } = infra(join(directory, 'broken'), '24.0.0');
    expect(status).toBe(1);
    expect(stderr).toContain('Error: ours\n    at main');
  });
});
