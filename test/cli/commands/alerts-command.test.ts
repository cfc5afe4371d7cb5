import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeCommands } from '../../support/fake-commands.ts';

const infraFile = fileURLToPath(new URL('../../../infra/cli/infra.mjs', import.meta.url));
/** The time at which the command is run. */
const now = Date.UTC(2026, 10, 24, 12);
const at = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
const stoppedClock = `data:text/javascript,globalThis.Date = class extends Date { constructor(...given) { super(...(given.length > 0 ? given : [${now}])); } };`;
let commands: FakeCommands | undefined;
afterEach(() => {
  commands?.remove();
  commands = undefined;
});

/** Runs `infra alerts` with hosts on which Prometheus and Alertmanager run, and say this. */
function alerts(args: readonly string[], said: { prometheus?: object; alertmanager?: object; isDown?: string } = {}) {
  const here = (one: object) => JSON.stringify(one).replaceAll("'", "'\\''");
  commands?.remove();
  commands = new FakeCommands({
    ssh: `case "$*" in
  *"${said.isDown ?? 'no host'}"*) echo 'ssh: connect to host: No route to host' >&2; exit 255 ;;
  *"'ps'"*) printf 'aaa\\tprometheus\\tprometheus\\tapp-0-prometheus\\tUp 2 hours (healthy)\\nbbb\\talertmanager\\talertmanager\\tapp-0-alertmanager\\tUp 2 hours (healthy)\\n' ;;
  *aaa*/api/v1/alerts*) printf '%s' '${here(said.prometheus ?? none)}' ;;
  *bbb*/api/v2/alerts*) printf '%s' '${here(said.alertmanager ?? [])}' ;;
  *) echo "asked: $*" >&2; exit 1 ;;
esac`,
  });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', stoppedClock, infraFile, 'alerts', ...args],
    {
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

const alert = (labels: object, minutes: number, state = 'firing') => ({
  labels,
  annotations: { summary: `${(labels as { alertname: string }).alertname} it is`, runbook: 'docs/runbooks/one.md' },
  state,
  activeAt: at(minutes),
});
const watchdog = alert({ alertname: 'Watchdog', severity: 'low' }, 600);
const evaluated = (...rest: object[]) => ({ status: 'success', data: { alerts: [watchdog, ...rest] } });
const none = evaluated();
const labels = (alertname: string, severity: string, service: string) => ({ alertname, severity, service });
const received = (own: object, status: object = {}) => ({
  labels: { ...own, environment: 'staging' },
  status: { state: 'active', inhibitedBy: [], silencedBy: [], ...status },
});

describe('infra alerts', () => {
  it('says that there is none', () => {
    expect(alerts(['staging'])).toEqual({ status: 0, stdout: 'There is no alert.\n', stderr: '' });
  });

  it('says of each, the worst first, for how long it is there, who is told, and what to do', () => {
    const used = labels('HostMemoryUsed', 'low', 'node-exporter');
    const down = labels('ServiceDown', 'critical', 'flux');
    const fails = labels('ServiceFailsRequests', 'high', 'flux');
    const missing = labels('ReplicasMissing', 'medium', 'flux');
    const silent = labels('GatewayHasNoServer', 'critical', 'flux');
    const { status, stdout } = alerts(['staging'], {
      prometheus: evaluated(
        alert(used, 300),
        alert(down, 5),
        alert(fails, 4),
        alert(missing, 1, 'pending'),
        alert(silent, 3),
      ),
      alertmanager: [received(down), received(fails, { inhibitedBy: ['x'] }), received(silent, { silencedBy: ['y'] })],
    });
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n')).toEqual([
      'SEVERITY  ALERT                 SINCE           TOLD',
      'critical  ServiceDown           5 min           webhook',
      '  ServiceDown it is',
      '  docs/runbooks/one.md',
      'critical  GatewayHasNoServer    3 min           silenced',
      '  GatewayHasNoServer it is',
      '  docs/runbooks/one.md',
      'high      ServiceFailsRequests  4 min           inhibited',
      '  ServiceFailsRequests it is',
      '  docs/runbooks/one.md',
      'medium    ReplicasMissing       1 min, pending  not yet',
      '  ReplicasMissing it is',
      '  docs/runbooks/one.md',
      'low       HostMemoryUsed        5 h             dashboard',
      '  HostMemoryUsed it is',
      '  docs/runbooks/one.md',
      '',
      '5 alerts.',
    ]);
  });

  it('asks the second host where the first does not answer, and says so where none does', () => {
    const none = { status: 0, stdout: 'There is no alert.\n' };
    expect(alerts(['prod'], { isDown: 'vm-app-0' })).toMatchObject(none);
    expect(alerts(['prod'], { isDown: 'vm-app-1' })).toMatchObject(none);
    expect(alerts(['prod'], { isDown: 'vm-app' })).toMatchObject({
      stdout: '',
      stderr: expect.stringContaining('No route to host'),
    });
  });

  it('fails where the one that is always there is not', () => {
    const { status, stdout } = alerts(['staging'], { prometheus: { data: { alerts: [] } } });
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout:
        'The alert Watchdog, which is always there, is not: Prometheus does not evaluate its rules, and these may be wrong.\n',
    });
  });

  it('says it as JSON too', () => {
    const down = labels('ServiceDown', 'critical', 'flux');
    const { stdout } = alerts(['staging', '--json'], {
      prometheus: evaluated(alert(down, 5)),
      alertmanager: [received(down, { mutedBy: ['maintenance'] })],
    });
    expect(JSON.parse(stdout)).toEqual({
      environment: 'staging',
      alerts: [
        {
          name: 'ServiceDown',
          severity: 'critical',
          state: 'firing',
          since: expect.any(String),
          labels: { service: 'flux' },
          summary: 'ServiceDown it is',
          runbook: 'docs/runbooks/one.md',
          told: 'maintenance',
        },
      ],
      areEvaluated: true,
    });
  });

  it.each([
    [['test'], 'test has no monitoring: metricsEnabled in stacks/test.ts.'],
    [['dev', '--test', 'critical'], 'dev sends no alerts: alerting in stacks/dev.ts. They are on its dashboards.'],
    [
      ['staging', '--test', 'low'],
      '--test is a severity that staging sends, one of critical, high, medium: not "low".',
    ],
  ])('refuses %s', (args, message) => {
    const { status, stdout, stderr } = alerts(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
