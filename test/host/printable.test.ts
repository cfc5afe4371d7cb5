import { afterEach, describe, expect, it } from 'vitest';
import { lastLines } from '../../infra/host/last-lines.ts';
import { printable } from '../../infra/host/printable.ts';
import { runOnHost } from '../../infra/host/run-on-host.ts';
import { FakeCommands } from '../support/fake-commands.ts';

const local = { host: 'unix:///var/run/docker.sock', sshOpts: [] };
/** What a program says that means harm, and as it is shown. */
const said =
  '\u001b[31mred\u001b[0m\n  ::error file=x::wrong\n\u00a0::stop-commands::x\nDB_PASSWORD=hunter2x9\n##[add-mask]a\n';
const shown = 'red\nwrong\nx\nDB_PASSWORD=***\na\n';

let commands: FakeCommands | undefined;
afterEach(() => {
  commands?.remove();
  commands = undefined;
});

describe('what a host says', () => {
  it('is shown without secrets, escapes, and commands to a workflow', () => {
    expect(printable(said)).toBe(shown);
  });

  it('is shown so where a command complains, and left as it is where one answers', async () => {
    const twice = 'text=$(cat; echo .); printf %s "${text%.}"; printf %s "${text%.}" >&2';
    const { stdout, stderr } = await runOnHost(local, twice, 60, said);
    expect({ stdout, stderr }).toEqual({ stdout: said, stderr: shown });
  });

  it('arrives whole where a character comes in two parts', async () => {
    expect((await runOnHost(local, "printf '\\303'; sleep 0.2; printf '\\244'", 60)).stdout).toBe('ä');
  });

  it('is shown so of a container that failed', async () => {
    const state = { Status: 'exited', ExitCode: 1, Error: '\u001b[1m::error::no device' };
    commands = new FakeCommands({
      docker: `case "$*" in *inspect*) printf '%s' '${JSON.stringify({ state, restarts: 0 })}';; *) printf '${said}';; esac`,
    });
    expect(await lastLines(local, 'flux')).toEqual({
      became: 'it could not be started: ::error::no device',
      lines: shown.trim().split('\n'),
    });
  });
});
