import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { alertGroups } from '../../infra/catalogue/alerts/alerts.ts';
import { alertingOf } from '../../infra/model/alerting.ts';
import type { Profile } from '../../infra/model/profile.ts';
import { alertmanagerConfig } from '../../infra/templates/alertmanager.ts';
import { profiles } from '../../stacks/profiles.ts';
import { everyReceiver } from '../support/stacks.ts';
import { missingTools, toolPath } from '../support/tools.ts';

const nobody = { alerts: { sms: false, slack: false, heartbeat: false } };
type Alerts = Parameters<typeof alertingOf>[0];
function config(named: Alerts = everyReceiver, profile: Profile = profiles.prod): string {
  const alerting = alertingOf(named, profile);
  return alerting ? alertmanagerConfig(alerting, profile) : '';
}

interface Receiver {
  readonly name: string;
  readonly webhook_configs?: readonly { readonly url_file: string }[];
  readonly email_configs?: readonly { readonly to: string }[];
  readonly slack_configs?: readonly { readonly api_url_file: string }[];
}
const receivers = (text: string) =>
  Object.fromEntries(
    (parse(text) as { receivers: Receiver[] }).receivers.map((one) => [
      one.name,
      [
        ...(one.webhook_configs ?? []).map(({ url_file }) => url_file),
        ...(one.email_configs ?? []).map(({ to }) => to),
        ...(one.slack_configs ?? []).map(({ api_url_file }) => api_url_file),
      ],
    ]),
  );

describe('Alertmanager', () => {
  const webhook = '/run/secrets/alert-webhook-url';
  const sms = '/run/secrets/alert-sms-url';
  const slack = '/run/secrets/alert-slack-url';
  const mail = 'oncall@example.com, team@example.com';

  it('tells by severity those whom the stack file names, at addresses that it reads from secrets', () => {
    expect(receivers(config())).toEqual({
      dashboard: [],
      heartbeat: ['/run/secrets/alert-heartbeat-url'],
      critical: [webhook, sms, mail, slack],
      high: [webhook, mail, slack],
      medium: [webhook, mail],
    });
    expect(receivers(config(nobody))).toEqual({
      dashboard: [],
      critical: [webhook],
      high: [webhook],
      medium: [webhook],
    });
  });

  it('sends mail by STARTTLS, with a password from its secret where the server wants one', () => {
    const { alerts } = everyReceiver;
    const withoutAccount = { alerts: { ...alerts, email: { ...alerts.email, username: undefined } } };
    const server = { smtp_smarthost: 'smtp.example.com:587', smtp_from: 'alerts@example.com', smtp_require_tls: true };
    expect(parse(config()).global).toEqual({
      ...server,
      smtp_auth_username: 'alerts',
      smtp_auth_password_file: '/run/secrets/alert-smtp-password',
    });
    expect(parse(config(withoutAccount)).global).toEqual(server);
    expect(parse(config(nobody)).global).toBeUndefined();
  });

  it('tells nobody but the heartbeat in the hours of maintenance', () => {
    const { route, time_intervals } = parse(config()) as {
      route: { routes: { receiver: string; mute_time_intervals?: string[] }[] };
      time_intervals: object[];
    };
    expect(route.routes.map(({ receiver, mute_time_intervals }) => [receiver, mute_time_intervals])).toEqual([
      ['heartbeat', undefined],
      ...['critical', 'high', 'medium'].map((severity) => [severity, ['maintenance']]),
    ]);
    expect(time_intervals).toEqual([
      {
        name: 'maintenance',
        time_intervals: [
          { weekdays: ['sunday'], times: [{ start_time: '02:00', end_time: '06:00' }] },
          { weekdays: ['tuesday', 'thursday'], times: [{ start_time: '03:00', end_time: '05:00' }] },
        ],
      },
    ]);
  });

  it('knows what follows from what by names of alerts that exist', () => {
    const names = Object.values(alertGroups).flatMap((group) => group.map(({ name }) => name));
    const { inhibit_rules } = parse(config()) as { inhibit_rules: Record<string, string[]>[] };
    const matchers = inhibit_rules.flatMap((rule) => [
      ...(rule['source_matchers'] ?? []),
      ...(rule['target_matchers'] ?? []),
    ]);
    const named = matchers.flatMap((one) => /^alertname\W+(.*)"$/.exec(one)?.[1]?.split('|') ?? []);
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe.skipIf(missingTools('amtool') !== undefined)('amtool', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'genai-alertmanager-'));
  });
  afterAll(() => rmSync(directory, { recursive: true }));
  const amtool = (text: string, ...args: readonly string[]) => {
    // Debian's version reads the addresses of webhooks from no files yet.
    const readable = text
      .replace(/\burl_file: \/run.*$/gm, (line) => (line.startsWith('url_file') ? 'url: http://127.0.0.1:1/' : line))
      .replaceAll('/run/secrets/', `${directory}/`);
    writeFileSync(join(directory, 'alertmanager.yml'), readable);
    const file = join(directory, 'alertmanager.yml');
    const words = args.map((word) => (word === 'FILE' ? file : word.replace('FILE', file)));
    const { status, stdout, stderr } = spawnSync(toolPath('amtool') ?? '', words, { encoding: 'utf8' });
    return { status, said: `${stdout}${stderr}` };
  };

  it.each<[string, string]>([
    ['prod with every receiver', config()],
    ['prod with none but the webhook', config(nobody)],
    ['staging', config(everyReceiver, profiles.staging)],
    [
      'an environment that sends low ones too',
      config(everyReceiver, { ...profiles.prod, alerting: { severityThreshold: 'info' } }),
    ],
    ['an environment that is never maintained', config(everyReceiver, { ...profiles.prod, maintenance: [] })],
  ])('accepts the configuration of %s', (_, text) => {
    const { status, said } = amtool(text, 'check-config', 'FILE');
    expect(status, said).toBe(0);
  });

  it('would refuse one that is malformed', () => {
    expect(amtool(config().replace('receiver: critical', 'receiver: nobody'), 'check-config', 'FILE').status).toBe(1);
    expect(amtool(config().replace('02:00', '26:00'), 'check-config', 'FILE').status).toBe(1);
  });

  it.each([
    ['severity=critical', 'critical'],
    ['severity=high', 'high'],
    ['severity=medium', 'medium'],
    ['severity=low', 'dashboard'],
    ['severity=low alertname=Watchdog', 'heartbeat'],
    ['alertname=WithoutSeverity', 'dashboard'],
  ])('sends %s to the receiver %s', (labels, receiver) => {
    const { status, said } = amtool(config(), 'config', 'routes', 'test', '--config.file=FILE', ...labels.split(' '));
    expect({ status, receiver: said.split('\n')[0] }).toEqual({ status: 0, receiver });
  });
});
