import { afterEach, describe, expect, it } from 'vitest';
import { untilItAnswers } from '../../infra/host/until-it-answers.ts';
import { FakeCommands } from '../support/fake-commands.ts';

const engine = { host: 'unix:///var/run/docker.sock', sshOpts: [] };
const asked = { name: 'gpu-0-sd35-2', health: ['curl', '--fail', 'http://127.0.0.1:8190/health'] };

let commands: FakeCommands;
afterEach(() => commands.remove());

describe('a container whose first answer is waited for', () => {
  it('is asked by its own health check until that succeeds, and told of once', async () => {
    commands = new FakeCommands({ docker: 'echo "$*" >> "$0.calls"; [ "$(wc -l < "$0.calls")" -ge 2 ]' });
    const answered = Promise.withResolvers<void>();
    const stream = untilItAnswers(engine, asked, answered.resolve);
    await answered.promise;
    expect(await stream.ended).toBe(0);
    const call = '--host unix:///var/run/docker.sock exec gpu-0-sd35-2 curl --fail http://127.0.0.1:8190/health';
    expect(commands.read('docker.calls')).toBe(`${call}\n${call}\n`);
  });

  it('is left alone when nobody waits any more', async () => {
    commands = new FakeCommands({ docker: 'exit 1' });
    const stream = untilItAnswers(engine, asked, () => expect.unreachable());
    stream.stop();
    expect(await stream.ended).toBe(null);
  });
});
