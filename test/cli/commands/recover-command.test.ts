import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FakeCommands } from '../../support/fake-commands.ts';
import { copyRepository } from '../../support/repository-copy.ts';

const copy = mkdtempSync(join(tmpdir(), 'genai-recover-'));
copyRepository(copy);
const infra = (...args: string[]) => {
  const ended = spawnSync(process.execPath, ['infra/cli/infra.mjs', ...args], { cwd: copy, encoding: 'utf8' });
  return { status: ended.status, output: ended.stdout + ended.stderr };
};
const commands = new FakeCommands({ pulumi: 'echo "asked: $*" >&2; exit 1' });
afterAll(() => {
  commands.remove();
  rmSync(copy, { recursive: true });
});

describe('infra recover', () => {
  it('asks before it brings up what never was; where nobody can be asked it says what to do, and does nothing', () => {
    expect(infra('recover', 'test')).toEqual({
      status: 1,
      output: 'test was never created on this machine. Create it? There is no terminal to ask on: use --yes.\n',
    });
    expect(existsSync(join(copy, '.local'))).toBe(false);
  });

  it('goes on without a question where it is told to', () => {
    expect(infra('recover', 'test', '--yes')).toEqual({ status: 1, output: 'asked: stack ls --json\n' });
  });
});
