import { z } from 'zod';
import { domainProblem } from './host-name.ts';
import { text } from './text.ts';

/** One plain address: a name before it would need quotes that not everything understands. */
function mailProblem(address: string): string | undefined {
  const [, domain] = /^[\w.+'-]+@([^@\s]+)$/.exec(address) ?? [];
  if (domain === undefined) return 'must be a mail address, like oncall@example.com';
  return domainProblem(domain.toLowerCase()) === undefined ? undefined : 'has no domain behind the @';
}

function serverProblem(server: string): string | undefined {
  const [, host = '', port] = /^([^:]+):(\d+)$/.exec(server) ?? [];
  if (port === undefined) return 'must be a host and a port, like smtp.example.com:587';
  if (Number(port) < 1 || Number(port) > 65535) return 'has an impossible port; ports are 1 to 65535';
  return domainProblem(host);
}

const mail = text(mailProblem, { pattern: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$' });
const chosen = (what: string) => z.boolean().default(false).describe(what);

/** Who is told of alerts. Where a message goes is a secret: who knows the address can write there. */
export const alerts = z
  .strictObject({
    sms: chosen('Critical alerts are sent to a gateway for text messages: its URL is the secret alert-sms-url'),
    slack: chosen(
      'Critical and high alerts are sent to Slack: the URL of the incoming webhook is the secret alert-slack-url',
    ),
    email: z
      .strictObject({
        to: z.array(mail).min(1).describe('Who gets the mails'),
        from: mail.describe('Who sends them'),
        server: text(serverProblem, { pattern: '^[^:]+:\\d+$' }).describe('Mail server with STARTTLS: host:port'),
        username: z
          .string()
          .min(1)
          .optional()
          .describe('Account at the mail server, where it wants one: the password is the secret alert-smtp-password'),
      })
      .optional()
      .describe('Critical, high and medium alerts are sent as mails'),
    heartbeat: chosen(
      'A service outside is told every minute that alerts can be sent, and tells you when it is not: its URL is the secret alert-heartbeat-url',
    ),
  })
  .prefault({})
  .describe('Who is told of alerts, beside the webhook of the environment');
