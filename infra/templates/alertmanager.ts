import { type Channel, severities } from '../catalogue/alerts/channels.ts';
import { secretFile } from '../catalogue/secret-file.ts';
import type { SecretId } from '../catalogue/secrets.ts';
import { catalogue } from '../catalogue/services/catalogue.ts';
import type { Alerting } from '../model/alerting.ts';
import type { MaintenanceWindow, Profile } from '../model/profile.ts';
import { stringify } from './yaml.ts';

/** The receiver that tells nobody: its alerts are on the dashboards. */
const dashboard = 'dashboard';
const maintenance = 'maintenance';

/** Alertmanager's configuration: which alert goes to whom, which say the same, and when nobody is told. */
export function alertmanagerConfig(alerting: Alerting, profile: Profile): string {
  const { routes, email, heartbeat } = alerting;
  return stringify({
    ...(email && { global: mailServer(email) }),
    route: {
      receiver: dashboard,
      group_by: ['alertname'],
      // What has one cause arrives within seconds, and is one message.
      group_wait: '30s',
      group_interval: '5m',
      repeat_interval: '4h',
      routes: [
        {
          matchers: ['alertname="Watchdog"'],
          receiver: heartbeat ? 'heartbeat' : dashboard,
          group_wait: '0s',
          group_interval: '1m',
          repeat_interval: '1m',
        },
        ...routes.map(({ severity }) => ({
          matchers: [`severity="${severity}"`],
          receiver: severity,
          // Nobody sleeps on while something critical goes on.
          ...(severity === 'critical' && { repeat_interval: '1h' }),
          mute_time_intervals: [maintenance],
        })),
      ],
    },
    inhibit_rules: inhibitions,
    time_intervals: [{ name: maintenance, time_intervals: profile.maintenance.map(interval) }],
    receivers: [
      { name: dashboard },
      ...(heartbeat
        ? [{ name: 'heartbeat', webhook_configs: [{ ...webhook('alert-heartbeat-url'), send_resolved: false }] }]
        : []),
      ...routes.map(({ severity, channels }) => receiver(severity, channels, email)),
    ],
  });
}

/** How it talks to its peers: with the certificate of the gateways, which names every host by its address. */
export const clusterConfig = (): string =>
  stringify({
    tls_server_config: { cert_file: file('tls-cert'), key_file: file('tls-key') },
    tls_client_config: { ca_file: file('tls-ca') },
  });

/** What says nothing new while something else holds. */
const inhibitions = [
  // A host that is down silences what is on it.
  { source_matchers: ['alertname="HostDown"'], target_matchers: ['alertname!="HostDown"'], equal: ['host'] },
  // So does a service that is down what follows from that.
  {
    source_matchers: ['alertname="ServiceDown"'],
    target_matchers: [
      'alertname=~"ReplicasMissing|GatewayHasNoServer|ProbeFails|ServiceFailsRequests|ErrorBudgetBurns"',
    ],
    equal: ['service'],
  },
  // Of one condition with several thresholds, the worst.
  ...severities.slice(0, -1).map((severity, index) => ({
    source_matchers: [`severity="${severity}"`],
    target_matchers: [`severity=~"${severities.slice(index + 1).join('|')}"`],
    equal: ['alertname', 'service', 'host', 'device', 'gpu'],
  })),
];

const interval = ({ days, from, to }: MaintenanceWindow) => ({
  weekdays: [...days],
  times: [{ start_time: from, end_time: to }],
});

function mailServer({ server, from, username }: NonNullable<Alerting['email']>): object {
  return {
    smtp_smarthost: server,
    smtp_from: from,
    smtp_require_tls: true,
    ...(username !== undefined && {
      smtp_auth_username: username,
      smtp_auth_password_file: file('alert-smtp-password'),
    }),
  };
}

/** Where Alertmanager finds a secret: it reads it whenever it sends something. */
const file = (secret: SecretId): string => secretFile(catalogue.alertmanager, secret);

const webhook = (secret: SecretId) => ({ url_file: file(secret) });

function receiver(name: string, channels: readonly Channel[], email: Alerting['email']): object {
  const webhooks = [
    ...(channels.includes('webhook') ? [webhook('alert-webhook-url')] : []),
    ...(channels.includes('sms') ? [webhook('alert-sms-url')] : []),
  ];
  return {
    name,
    ...(webhooks.length > 0 && { webhook_configs: webhooks }),
    ...(channels.includes('email') && email && { email_configs: [{ to: email.to.join(', '), send_resolved: true }] }),
    ...(channels.includes('slack') && {
      slack_configs: [
        { api_url_file: file('alert-slack-url'), send_resolved: true, title: slackTitle, text: slackText },
      ],
    }),
  };
}

const slackTitle =
  '{{ if eq .Status "firing" }}{{ .CommonLabels.severity }}{{ else }}over{{ end }}: {{ .GroupLabels.alertname }} in {{ .CommonLabels.environment }}';
const slackText = '{{ range .Alerts }}{{ .Annotations.summary }} ({{ .Annotations.runbook }})\n{{ end }}';
