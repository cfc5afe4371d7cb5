import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type NewContainer, Replacements } from '../../infra/host/replacements.ts';
import { FakeCommands } from '../support/fake-commands.ts';

const engine = { host: 'unix:///var/run/docker.sock', sshOpts: [] };
const made: NewContainer = {
  service: 'flux',
  name: 'gpu-0-sd35-2',
  identity: ['genai.environment=test', 'genai.container=sd35'],
  stopsFirst: true,
  isGateway: false,
  gracePeriodSeconds: 60,
  isRestarted: true,
  health: ['true'],
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
        exec) exit 1 ;;
        stop) echo "$*" >> "$0.calls"; echo 'no answer' >&2; exit ${stop} ;;
        start) echo "$*" >> "$0.calls"; echo 'no such device' >&2; exit ${start} ;;
        *) echo "$*" >> "$0.calls" ;;
      esac`,
  });
  routed = [];
  return new Replacements(engine, {
    route: async (change) => {
      routed.push(change);
    },
    pause: async () => {
      record('pause');
      return () => record('resume');
    },
  });
}
/** Puts a word among what the engine was told. */
const record = (word: string) => commands.append('docker.calls', `${word}\n`);
/** What the gateway was told, in order. */
let routed: ({ readonly from?: readonly string[]; readonly to?: readonly string[] } | undefined)[];
const calls = () => commands.read('docker.calls').trim().split('\n');
/** Waits until the engine was told something. */
const told = async (call: string) => {
  while (!calls().includes(call)) await sleep(20);
};

describe('a container that has no room beside the version before', () => {
  it('has that stopped, with its time to finish, and watched until it is healthy', async () => {
    const replacements = docker();
    await replacements.begin(made);
    expect(routed).toEqual([{ from: ['gpu-0-sd35-1'] }]);
    await replacements.end(made);
    expect(routed.slice(1)).toEqual([{ to: ['gpu-0-sd35-2'] }]);
    expect(calls()).toEqual(['stop --time 60 gpu-0-sd35-1']);
  });

  it('has nothing stopped where there is none', async () => {
    const replacements = docker({ running: '' });
    await replacements.begin(made);
    await replacements.end(made);
    expect(calls()).toEqual(['']);
  });

  it('is not made where the version before cannot be stopped, which then serves on', async () => {
    await expect(docker({ stop: 1 }).begin(made)).rejects.toThrow(
      'The version before gpu-0-sd35-2 cannot be stopped: no answer',
    );
    expect(calls()).toEqual(['stop --time 60 gpu-0-sd35-1', 'start gpu-0-sd35-1']);
    expect(routed).toEqual([{ from: ['gpu-0-sd35-1'] }, { to: ['gpu-0-sd35-1'] }]);
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
    expect(routed.at(-1)).toEqual({ from: ['gpu-0-sd35-2'], to: ['gpu-0-sd35-1'] });
  });

  it('says so where the version before cannot be started again', async () => {
    const replacements = docker({ start: 1 });
    await replacements.begin(made);
    expect((await replacements.fail(made))?.outcome).toBe(
      'The version before it could not be started again: no such device.',
    );
  });
});

describe('a container that nobody serves in place of', () => {
  it('gets the requests as soon as it answers', async () => {
    docker();
    commands.set('docker', `case "$*" in *' ps '*) echo 'gpu-0-sd35-1' ;; *' events '*) exec sleep 60 ;; esac`);
    const taken = Promise.withResolvers<void>();
    const gateway = {
      route: async ({ to }: { to?: readonly string[] } = {}) => {
        if (to?.includes(made.name)) taken.resolve();
      },
      pause: async () => () => {},
    };
    const own = new Replacements(engine, gateway);
    await own.begin(made);
    await taken.promise;
    await own.end(made);
  });
});

describe('a new gateway', () => {
  const gateway = { ...made, name: 'gpu-0-gateway-2', isGateway: true };

  it('has nobody tell the one before anything from the moment before it is stopped until the new one serves', async () => {
    const replacements = docker({ running: 'gpu-0-gateway-1' });
    await replacements.begin(gateway);
    expect(routed).toEqual([]);
    expect(calls()).toEqual(['pause', 'stop --time 60 gpu-0-gateway-1']);
    await replacements.end(gateway);
    expect(calls().slice(2)).toEqual(['resume']);
    expect(routed).toEqual([{ to: ['gpu-0-gateway-2'] }]);
  });

  it('that does not get healthy has the one before told again once that was started again', async () => {
    const replacements = docker({ running: 'gpu-0-gateway-1' });
    await replacements.begin(gateway);
    await replacements.fail(gateway);
    expect(calls().slice(2)).toEqual(['stop --time 1 gpu-0-gateway-2', 'start gpu-0-gateway-1', 'resume']);
  });

  it('is not made where the one before cannot be stopped, which is then told again', async () => {
    await expect(docker({ stop: 1 }).begin(gateway)).rejects.toThrow('cannot be stopped');
    expect(calls().at(-1)).toBe('resume');
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
    await replacements.end(startFirst);
  });
});
