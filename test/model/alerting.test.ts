import { describe, expect, it } from 'vitest';
import { alertingOf } from '../../infra/model/alerting.ts';
import { warningsOf } from '../../infra/model/warnings.ts';
import { profiles } from '../../stacks/profiles.ts';
import { type Changes, environment, everyReceiver, gpuHostAlone } from '../support/stacks.ts';

const none = { alerts: { sms: false, slack: false, heartbeat: false } };
const all = everyReceiver;
const secrets = (changes: Changes) =>
  environment('prod', changes)
    .secrets.map(({ id }) => id)
    .filter((id) => id.startsWith('alert-'));
const told = (changes: Changes) => warningsOf(environment('prod', changes)).filter((line) => line.includes('alerts'));

describe('who is told of alerts', () => {
  it('is by the severity: critical ones go every way, low ones to the dashboards alone', () => {
    expect(alertingOf(all, profiles.prod)?.routes).toEqual([
      { severity: 'critical', channels: ['webhook', 'sms', 'email', 'slack'] },
      { severity: 'high', channels: ['webhook', 'email', 'slack'] },
      { severity: 'medium', channels: ['webhook', 'email'] },
    ]);
  });

  it.each([
    ['critical', ['critical']],
    ['error', ['critical', 'high']],
    ['warning', ['critical', 'high', 'medium']],
    ['info', ['critical', 'high', 'medium', 'low']],
  ] as const)('begins with the threshold of the profile: %s', (severityThreshold, severities) => {
    const found = alertingOf(all, { ...profiles.prod, alerting: { severityThreshold } });
    expect(found?.routes.map(({ severity }) => severity)).toEqual(severities);
  });

  it('is nobody where the profile sends none, or there is no monitoring', () => {
    expect(alertingOf(all, profiles.dev)).toBeUndefined();
    expect(alertingOf(all, { ...profiles.prod, metricsEnabled: false })).toBeUndefined();
    expect(environment('dev').services.map(({ id }) => id)).not.toContain('alertmanager');
  });

  it('lacks the ways that the stack file does not name', () => {
    expect(alertingOf(none, profiles.prod)?.routes[0]?.channels).toEqual(['webhook']);
    expect(told({})).toEqual([
      'critical alerts have no SMS receiver: name one in Pulumi.prod.yaml (alerts.sms)',
      'critical, high, medium alerts have no e-mail receiver: name one in Pulumi.prod.yaml (alerts.email)',
      'critical, high alerts have no Slack receiver: name one in Pulumi.prod.yaml (alerts.slack)',
      'nobody notices when alerts cannot be sent any more: name a heartbeat in Pulumi.prod.yaml (alerts.heartbeat)',
    ]);
    expect(told(all)).toEqual([]);
    expect(warningsOf(environment('dev'))).toEqual([]);
  });

  it('does not lack a way that nothing which is sent takes', () => {
    const found = alertingOf(none, { ...profiles.prod, alerting: { severityThreshold: 'critical' } });
    expect(found?.missing).toEqual([
      { channel: 'sms', severities: ['critical'] },
      { channel: 'email', severities: ['critical'] },
      { channel: 'slack', severities: ['critical'] },
    ]);
  });

  it('needs a secret for each way, and for no other', () => {
    expect(secrets({})).toEqual(['alert-webhook-url']);
    expect(secrets(all)).toEqual([
      'alert-webhook-url',
      'alert-slack-url',
      'alert-sms-url',
      'alert-smtp-password',
      'alert-heartbeat-url',
    ]);
    expect(secrets({ alerts: { email: { ...all.alerts.email, username: undefined } } })).toEqual(['alert-webhook-url']);
  });

  it('gives these to Alertmanager alone', () => {
    const own = environment('prod', { ...all, ...gpuHostAlone });
    const readers = own.services
      .filter(({ secretFiles }) => secretFiles.some(({ secret }) => secret.id.startsWith('alert-')))
      .map(({ id }) => id);
    expect(readers).toEqual(['alertmanager']);
  });
});
