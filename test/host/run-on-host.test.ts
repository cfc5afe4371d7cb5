import { afterEach, describe, expect, it } from 'vitest';
import { lastLines } from '../../infra/host/last-lines.ts';
import { dockerCommand, runOnHost } from '../../infra/host/run-on-host.ts';
import { quoted } from '../../infra/shell.ts';
import { FakeCommands } from '../support/fake-commands.ts';

const local = { host: 'unix:///var/run/docker.sock', sshOpts: [] };
const remote = { host: 'ssh://root@10.0.0.2:2222', sshOpts: ['-o', 'LogLevel=ERROR'] };

let commands: FakeCommands | undefined;
afterEach(() => {
  commands?.remove();
  commands = undefined;
});

describe('a command on a host', () => {
  it('runs here for an engine here, and reads its input', async () => {
    expect(await runOnHost(local, 'cat; exit 3', 60, 'hello')).toEqual({ status: 3, stdout: 'hello', stderr: '' });
  });

  it('goes over ssh to another machine, with the provider’s options, and asks nobody', async () => {
    commands = new FakeCommands({ ssh: 'for word; do echo "$word"; done' });
    expect((await runOnHost(remote, "echo 'a b'", 60)).stdout.trim().split('\n')).toEqual(
      "-o|LogLevel=ERROR|-o|BatchMode=yes|-o|ConnectTimeout=10|-l|root|-p|2222|10.0.0.2|echo 'a b'".split('|'),
    );
  });

  it('that takes too long is ended, and says so', async () => {
    expect(await runOnHost(local, 'sleep 30', 1)).toEqual({
      status: null,
      stdout: '',
      stderr: 'no answer within 1 s',
    });
  });

  it('takes any word as it is', async () => {
    const word = `it's "$HOME" \`id\` \\ ;`;
    expect((await runOnHost(local, `printf %s ${quoted(word)}`, 60)).stdout).toBe(word);
  });

  it('of Docker names the engine only where it is here', () => {
    expect(dockerCommand(local, 'ps')).toBe("'docker' '--host' 'unix:///var/run/docker.sock' 'ps'");
    expect(dockerCommand(remote, 'ps')).toBe("'docker' 'ps'");
  });
});

describe('the last lines of a container', () => {
  const answering = (state: object, restarts = 0) => {
    const inspected = JSON.stringify({ state: { ExitCode: 0, Error: '', ...state }, restarts });
    commands = new FakeCommands({
      docker: `case "$*" in *inspect*) printf '%s' '${inspected}';; *) echo out; echo err >&2;; esac`,
    });
    return lastLines(local, 'flux');
  };

  it.each([
    [{ Status: 'restarting', ExitCode: 1 }, 4, 'it ended with exit code 1, and was restarted 4 times'],
    [
      { Status: 'running', Health: { Status: 'starting', Log: null } },
      8,
      'it runs after 8 restarts, but its health check says starting',
    ],
    [{ Status: 'exited', ExitCode: 137 }, 0, 'it ended with exit code 137'],
    [{ Status: 'created', Error: 'no such device' }, 0, 'it could not be started: no such device'],
    [
      { Status: 'running', Health: { Status: 'unhealthy', Log: [{ Output: 'curl: (7) refused\n' }] } },
      0,
      'it runs, but its health check says unhealthy: curl: (7) refused',
    ],
    [
      { Status: 'running', Health: { Status: 'starting', Log: null } },
      0,
      'it runs, but its health check says starting',
    ],
  ])('come with what became of it: %j', async (state, restarts, became) => {
    expect(await answering(state, restarts)).toEqual({ became, lines: ['out', 'err'] });
  });

  it('are none where there is no such container', async () => {
    commands = new FakeCommands({ docker: 'exit 1' });
    expect(await lastLines(local, 'flux')).toBeUndefined();
  });
});
