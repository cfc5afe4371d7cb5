import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeCommands } from '../../support/fake-commands.ts';

const infraFile = fileURLToPath(new URL('../../../infra/cli/infra.mjs', import.meta.url));
let commands: FakeCommands | undefined;
afterEach(() => {
  commands?.remove();
  commands = undefined;
});

/** Runs `infra` with programs in front of the machine's own. */
function infra(args: readonly string[], programs: Readonly<Record<string, string>> = {}) {
  commands?.remove();
  commands = new FakeCommands(programs);
  const { status, stdout, stderr } = spawnSync(process.execPath, [infraFile, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** A host without containers, and one that cannot be reached. */
const halfDown = {
  ssh: `case "$*" in
  *vm-app-0*) echo 'ssh: connect to host jobmatch-staging-vm-app-0 port 22: Connection refused' >&2; exit 255 ;;
esac`,
};
const refused = 'ssh: connect to host jobmatch-staging-vm-app-0 port 22: Connection refused';

describe('infra status', () => {
  it('says which host is down, and what there is on the others', () => {
    const { status, stdout, stderr } = infra(['status', 'staging'], halfDown);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toBe('gpu-0 (jobmatch-staging-vm)');
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}flux +missing +- +- +- +there is no container$/));
    expect(lines).toContain(`app-0 (jobmatch-staging-vm-app-0) cannot be asked: ${refused}`);
    expect(lines.at(-1)).toMatch(/^0 of \d+ containers are as the stack file wants them\. Not asked: app-0\.$/);
  });

  it('counts nothing where no host can be asked', () => {
    const { status, stdout } = infra(['status', 'dev'], { docker: 'echo "no daemon" >&2; exit 1' });
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout: 'gpu-0 (dev-gpu-0) cannot be asked: no daemon\n\nNot asked: gpu-0.\n',
    });
  });

  it('says it as JSON too', () => {
    const { status, stdout } = infra(['status', 'staging', '--json'], halfDown);
    expect(status).toBe(1);
    const { environment, hosts } = JSON.parse(stdout);
    expect(environment).toBe('staging');
    expect(hosts.map(({ id, unreachable }: { id: string; unreachable?: string }) => [id, unreachable])).toEqual([
      ['gpu-0', undefined],
      ['app-0', refused],
    ]);
    expect(hosts[0].containers[0]).toEqual({
      service: 'flux',
      container: 'flux',
      wanted: expect.any(String),
      state: 'missing',
      gpus: [],
      differs: ['there is no container'],
    });
  });

  it('succeeds where all hosts answer, but with --check only where nothing differs', () => {
    expect(infra(['status', 'staging'], { ssh: 'exit 0' }).status).toBe(0);
    expect(infra(['status', 'staging', '--check'], { ssh: 'exit 0' }).status).toBe(1);
  });
});

describe('infra logs and infra exec', () => {
  const oneFlux = "printf 'abc\\tflux\\tflux\\tgpu-0-flux-0a1b2c3\\tUp 2 hours (healthy)\\n'";
  /** An engine with one container of FLUX. */
  const docker = `case "$*" in
  *' ps '*) ${oneFlux} ;;
  *' logs '*) echo "$*" >"$0.said"; echo 'ready'; echo 'DB_PASSWORD=hunter2' >&2 ;;
  *' exec '*) echo "$*"; exit 42 ;;
esac`;

  it('prints the lines that are there, without secrets', () => {
    const ended = infra(['logs', 'dev', 'flux', '--tail', '5', '--no-follow'], { docker });
    expect(ended).toEqual({ status: 0, stdout: 'ready\nDB_PASSWORD=***\n', stderr: '' });
    expect(commands?.read('docker.said')).toBe('--host unix:///var/run/docker.sock logs --tail 5 abc\n');
  });

  it('runs a command in the container, and ends as that does', () => {
    const { status, stdout } = infra(['exec', 'dev', 'flux', '--', 'ls', '-l', "it's"], { docker });
    expect([status, stdout]).toEqual([42, "--host unix:///var/run/docker.sock exec --interactive abc ls -l it's\n"]);
  });

  it('says where a container is missing or does not run', () => {
    const none = { docker: 'exit 0' };
    expect(infra(['logs', 'dev', 'flux', '--no-follow'], none)).toEqual({
      status: 1,
      stdout: '',
      stderr: 'gpu-0 (dev-gpu-0) has no container of flux: npx infra status dev\n',
    });
    expect(infra(['exec', 'dev', 'flux', '--', 'ls'], none).stderr).toBe(
      'flux does not run on gpu-0: npx infra status dev\n',
    );
  });

  it.each([['logs'], ['exec']])('%s says which host is down', (command) => {
    const { status, stderr } = infra(
      [command, 'staging', 'grafana', '--', 'ls'].slice(0, command === 'logs' ? 3 : 5),
      halfDown,
    );
    expect([status, stderr]).toEqual([1, `app-0 (jobmatch-staging-vm-app-0) cannot be asked: ${refused}\n`]);
  });

  it.each([
    [['logs', 'dev'], 'Which service? One of orchestrator, flux, '],
    [['logs', 'dev', 'fluxx'], 'dev runs no "fluxx". One of '],
    [['logs', 'dev', 'flux', 'now'], 'Unexpected argument "now".'],
    [['logs', 'dev', 'flux', '--tail', 'few'], '--tail is a number of lines, or all: not "few".'],
    [['exec', 'dev', 'flux'], 'Which command? It stands behind "--".'],
  ])('%j is wrong usage', (args, message) => {
    const { status, stderr } = infra(args);
    expect([status, stderr.startsWith(message)]).toEqual([2, true]);
  });
});
