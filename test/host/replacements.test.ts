import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type NewContainer, Replacements } from '../../infra/host/replacements.ts';
import { FakeCommands } from '../support/fake-commands.ts';

const engine = { host: 'unix:///var/run/docker.sock', sshOpts: [] };
const made: NewContainer = {
  name: 'gpu-0-sd35-2',
  identity: ['genai.environment=test', 'genai.container=sd35'],
  stopsFirst: true,
  gracePeriodSeconds: 60,
  isRestarted: true,
};
const startFirst = { ...made, stopsFirst: false };

let commands: FakeCommands;
afterEach(() => commands.remove());

/** An engine with these containers of the service running, on which these containers end: `<name> <exit code>`, a line each. */
function docker({ running = 'gpu-0-sd35-1', ends = '', stop = 0, start = 0 } = {}): Replacements {
  const inspected = JSON.stringify({ state: { Status: 'running', ExitCode: 0, Error: '' }, restarts: 0 });
  commands = new FakeCommands({
    docker: `shift 2
      case "$1" in
        ps) echo '${running}' ;;
        events) printf '${ends}'; exec sleep 60 ;;
        inspect) echo '${inspected}' ;;
        logs) echo 'no weights' ;;
        stop) echo "$*" >> "$0.calls"; echo 'no answer' >&2; exit ${stop} ;;
        start) echo "$*" >> "$0.calls"; echo 'no such device' >&2; exit ${start} ;;
        *) echo "$*" >> "$0.calls" ;;
      esac`,
  });
  return new Replacements(engine);
}
const calls = () => commands.read('docker.calls').trim().split('\n');
/** Waits until the engine was told something. */
const told = async (call: string) => {
  while (!calls().includes(call)) await sleep(20);
};

describe('a container that has no room beside the version before', () => {
  it('has that stopped, with its time to finish, and watched until it is healthy', async () => {
    const replacements = docker();
    await replacements.begin(made);
    replacements.end(made);
    expect(calls()).toEqual(['stop --time 60 gpu-0-sd35-1']);
  });

  it('has nothing stopped where there is none', async () => {
    const replacements = docker({ running: '' });
    await replacements.begin(made);
    replacements.end(made);
    expect(calls()).toEqual(['']);
  });

  it('is not made where the version before cannot be stopped, which then serves on', async () => {
    await expect(docker({ stop: 1 }).begin(made)).rejects.toThrow(
      'The version before gpu-0-sd35-2 cannot be stopped: no answer',
    );
    expect(calls()).toEqual(['stop --time 60 gpu-0-sd35-1', 'start gpu-0-sd35-1']);
  });

  it('has the version before started again where it does not get healthy', async () => {
    const replacements = docker();
    await replacements.begin(made);
    expect(await replacements.fail(made)).toEqual({
      became: 'it runs, but its health check says undefined',
      lines: ['no weights'],
      outcome: 'It was stopped; the version before it was started again.',
    });
    expect(calls().slice(1)).toEqual(['stop --time 1 gpu-0-sd35-2', 'start gpu-0-sd35-1']);
  });

  it('says so where the version before cannot be started again', async () => {
    const replacements = docker({ start: 1 });
    await replacements.begin(made);
    expect((await replacements.fail(made))?.outcome).toBe(
      'The version before it could not be started again: no such device.',
    );
  });
});

describe('a container that starts beside the version before', () => {
  it('is stopped where it does not get healthy, and that one serves', async () => {
    const replacements = docker({ running: 'gpu-0-sd35-2\ngpu-0-sd35-1' });
    await replacements.begin(startFirst);
    expect((await replacements.fail(startFirst))?.outcome).toBe('It was stopped; the version before it serves.');
    expect(calls()).toEqual(['stop --time 1 gpu-0-sd35-2']);
  });

  it('stays as it is where there is none, so that one can look at it', async () => {
    const replacements = docker({ running: '' });
    await replacements.begin(startFirst);
    expect((await replacements.fail(startFirst))?.outcome).toBe('');
    expect(calls()).toEqual(['']);
  });
});

describe('a container that cannot run', () => {
  it.each([
    ['ends three times in a row', 3, true, 3, 'it ended 3 times in a row, with exit code 3'],
    ['has no program', 127, true, 1, 'it ended with exit code 127: its program is not there'],
    ['has a program that may not be run', 126, true, 1, 'it ended with exit code 126: its program may not be run'],
    ['ends, and is not started again', 1, false, 1, 'it ended with exit code 1'],
  ])('because it %s is removed at once, with its last lines kept', async (_, code, isRestarted, times, became) => {
    const own = { ...startFirst, isRestarted };
    const replacements = docker({ ends: `${made.name} ${code}\\n`.repeat(times) });
    await replacements.begin(own);
    await told('rm --force gpu-0-sd35-2');
    expect(await replacements.fail(own)).toEqual({
      became,
      lines: ['no weights'],
      outcome: 'It was removed; the version before it serves.',
    });
  });

  it('is not one that ended twice, nor one that somebody else watches', async () => {
    const ends = `${`${made.name} 1\\n`.repeat(2)}${'other 1\\n'.repeat(3)}last 1\\n`;
    const replacements = docker({ ends });
    await replacements.begin(startFirst);
    // What ends last is told last.
    await replacements.begin({ ...startFirst, name: 'last', isRestarted: false });
    await told('rm --force last');
    expect(calls()).toEqual(['rm --force last']);
    replacements.end(startFirst);
  });
});
