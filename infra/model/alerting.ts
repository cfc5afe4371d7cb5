import type { Severity } from '../catalogue/alerts/alert.ts';
import { type Channel, channelsOf, sentFrom } from '../catalogue/alerts/channels.ts';
import type { AlertReceiver } from '../catalogue/secrets.ts';
import type { Config } from '../config/schema.ts';
import type { Profile } from './profile.ts';

type Receivers = Config['alerts'];

/** How an environment tells people of alerts. */
export interface Alerting {
  /** The severities that are sent, the worst first, and the ways that each takes. */
  readonly routes: readonly { readonly severity: Severity; readonly channels: readonly Channel[] }[];
  /** Ways that some of them should take, and for which the stack file names nobody. */
  readonly missing: readonly { readonly channel: Channel; readonly severities: readonly Severity[] }[];
  readonly email: Receivers['email'];
  /** A service outside is told all the time that alerts can be sent. */
  readonly heartbeat: boolean;
}

/** How the environment tells people of alerts; undefined where it does not. */
export function alertingOf({ alerts }: Pick<Config, 'alerts'>, profile: Profile): Alerting | undefined {
  if (!profile.alerting || !profile.metricsEnabled) return undefined;
  const sent = sentFrom(profile.alerting.severityThreshold);
  const there: Readonly<Record<Channel, boolean>> = {
    webhook: true,
    sms: alerts.sms,
    email: alerts.email !== undefined,
    slack: alerts.slack,
  };
  const wanted = (channel: Channel) => sent.filter((severity) => channelsOf[severity].includes(channel));
  return {
    routes: sent.map((severity) => ({ severity, channels: channelsOf[severity].filter((channel) => there[channel]) })),
    missing: (Object.keys(there) as Channel[])
      .filter((channel) => !there[channel] && wanted(channel).length > 0)
      .map((channel) => ({ channel, severities: wanted(channel) })),
    email: alerts.email,
    heartbeat: alerts.heartbeat,
  };
}

/** The receivers of alerts that the stack file names, of those that need a secret. */
export const alertReceivers = ({ sms, slack, heartbeat, email }: Partial<Receivers>): AlertReceiver[] => [
  ...(sms ? ['sms' as const] : []),
  ...(slack ? ['slack' as const] : []),
  ...(heartbeat ? ['heartbeat' as const] : []),
  ...(email?.username === undefined ? [] : ['emailWithPassword' as const]),
];
