import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { missingTools } from './support/tools.ts';

const root = new URL('..', import.meta.url);
const targets = [...readFileSync(new URL('Makefile', root), 'utf8').matchAll(/^([a-z0-9]+):.*## /gm)]
  .map(([, name = '']) => name)
  .filter((name) => name !== 'help');
/** Runs make as from a shell, also where these tests were started by make. */
function make(...args: string[]): string[] {
  const env = {
    ...process.env,
    MAKEFLAGS: undefined,
    MAKELEVEL: undefined,
    MFLAGS: undefined,
    ARGS: undefined,
    STACK: undefined,
  };
  return spawnSync('make', args, { cwd: root, encoding: 'utf8', env }).stdout.trim().split('\n');
}

describe.skipIf(missingTools('make') !== undefined)('make', () => {
  it.each(targets)('gives the command behind %s the arguments in ARGS', (target) => {
    expect(make('--dry-run', target, 'ARGS=--one two').at(-1)).toMatch(/ --one two$/);
  });

  it.each(['preview', 'env', 'doctor', 'secrets', 'deploy', 'up', 'recover', 'down'])('%s is of STACK', (target) => {
    expect(make('--dry-run', target, 'STACK=prod').at(-1)?.trim()).toBe(
      `node_modules/.bin/node infra/cli/infra.mjs ${target} prod`,
    );
  });

  it('lists every target, STACK and ARGS', () => {
    const lines = make('help');
    expect(lines.flatMap((line) => /^ *make (\S+) +\S/.exec(line)?.[1] ?? [])).toEqual(['help', ...targets]);
    expect(lines.join(' ')).toMatch(/STACK=.*ARGS=/);
  });
});
