import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FakeCommands } from '../../support/fake-commands.ts';
import { TestEnvironment } from '../../support/test-environment.ts';

const copy = new TestEnvironment();
const commands = new FakeCommands({ pulumi: 'echo "asked: $*" >&2; exit 1' });
afterAll(() => {
  commands.remove();
  rmSync(copy.directory, { recursive: true });
});

describe('infra recover', () => {
  it('asks before it brings up what never was; where nobody can be asked it says what to do, and does nothing', async () => {
    expect(await copy.infra('recover', 'test')).toEqual({
      status: 1,
      output: 'test was never created on this machine. Create it? There is no terminal to ask on: use --yes.\n',
    });
    expect(existsSync(join(copy.directory, '.local'))).toBe(false);
  });

  it('goes on without a question where it is told to', async () => {
    expect(await copy.infra('recover', 'test', '--yes')).toEqual({ status: 1, output: 'asked: stack ls --json\n' });
  });
});
