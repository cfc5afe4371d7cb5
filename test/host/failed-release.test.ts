import { execFileSync } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { logFailedRelease } from '../../infra/host/failed-release.ts';
import { FakeCommands } from '../support/fake-commands.ts';

const engine = { host: 'unix:///var/run/docker.sock', sshOpts: [] };
const failed = { service: 'flux', became: "it ended with exit code 1: don't" };
const gateway = (status: string) =>
  JSON.stringify({
    id: 'aaa',
    name: '/gateway-1',
    created: '2026-01-01T00:00:00Z',
    status,
    health: 'healthy',
    command: [],
    labels: { 'genai.service': 'gateway' },
    networks: {},
    mounts: [],
  });

let commands: FakeCommands;
afterEach(() => commands.remove());

/** An engine with these containers, which keeps what is run in them. */
function host(containers: readonly string[], status = 0): void {
  commands = new FakeCommands({
    docker: `case "$*" in
  *" ps "*) echo ids ;;
  *" inspect "*) cat <<'END'
${containers.join('\n')}
END
  ;;
  *" exec "*) for last; do :; done; printf '%s' "$last" >"$0.script"; exit ${status} ;;
esac`,
  });
}

describe('a release that failed', () => {
  it('is a line of JSON in the log of the gateway that runs', async () => {
    host([gateway('exited'), gateway('running')]);
    await logFailedRelease(engine, 'staging', failed);
    const script = commands.read('docker.script');
    expect(script).toMatch(/ >\/proc\/1\/fd\/1$/);
    const printed = execFileSync('sh', ['-c', script.replace(/ >\S+$/, '')], { encoding: 'utf8' });
    expect(JSON.parse(printed)).toEqual({
      event: 'release-failed',
      failedService: 'flux',
      became: "it ended with exit code 1: don't",
    });
  });

  it('is nothing more where no gateway runs', async () => {
    host([gateway('exited')]);
    await logFailedRelease(engine, 'staging', failed);
    expect(commands.read('docker.script')).toBe('');
  });

  it('is nothing more where the gateway has no shell', async () => {
    host([gateway('running')], 127);
    await expect(logFailedRelease(engine, 'staging', failed)).resolves.toBeUndefined();
  });
});
