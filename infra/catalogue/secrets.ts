import type { ApplicationId } from './applications.ts';

/** Who is sent alerts, by a way that needs a secret and that not every environment has. */
export type AlertReceiver = 'slack' | 'sms' | 'emailWithPassword' | 'heartbeat';

/** A secret of the environment. Its value is never in this program's data: only its name, and who may read it, are. */
export interface SecretEntry {
  /** The variable under which the requirement documents know it. */
  readonly variable: string;
  /** Made by this program (`generated`, rotated by a generation number), or set from outside (`foreign`). */
  readonly origin: 'generated' | 'foreign';
  /** Former values stay readable: what they encrypted is still there. */
  readonly keepsFormerVersions?: boolean;
  /** Applications that read it straight from Secret Manager, wherever they are deployed. Services name theirs in their own entries. */
  readonly applications?: readonly ApplicationId[];
  /**
   * Part of the gateways' TLS, which `infra certificates` makes, unless somebody sets one of their own. A certificate says itself
   * when it ends, and is renewed by that.
   */
  readonly tls?: 'certificate' | 'authority' | 'key';
  /** File name in the reader's secrets directory, where it is not the id. */
  readonly file?: string;
  /** Days after which it is renewed, where that is not `rotationDays`. */
  readonly rotationDays?: number;
  /** The part of the profile without which nobody needs it: where that is absent or false, the secret does not exist. */
  readonly neededBy?: 'tls' | 'alerting' | 'jupyter' | 'backupEncryption';
  /** The receiver of alerts without which nobody needs it: where the stack file does not name that, the secret does not exist. */
  readonly alertReceiver?: AlertReceiver;
  readonly source: string;
}

const entries = {
  'genai-api-key': { variable: 'GENAI_API_KEY', origin: 'generated', source: '000 «PLACEHOLDER SECRETS»' },
  'openrouter-api-key': { variable: 'OPENROUTER_API_KEY', origin: 'foreign', source: '000 «PLACEHOLDER SECRETS»' },
  'grafana-admin-password': {
    variable: 'GRAFANA_ADMIN_PASSWORD',
    origin: 'generated',
    rotationDays: 180,
    source: '000 «PLACEHOLDER SECRETS»',
  },
  'integration-api-secret': {
    variable: 'INTEGRATION_API_SECRET',
    origin: 'generated',
    source: '000 «PLACEHOLDER SECRETS»',
  },
  'db-password': { variable: 'DB_PASSWORD', origin: 'generated', source: '000 «PRODUCTION SECRETS»' },
  'redis-password': { variable: 'REDIS_PASSWORD', origin: 'generated', source: '000 «PRODUCTION SECRETS»' },
  'backup-encryption-key': {
    variable: 'BACKUP_ENCRYPTION_KEY',
    origin: 'generated',
    keepsFormerVersions: true,
    rotationDays: 365,
    neededBy: 'backupEncryption',
    source: '000 «PRODUCTION BACKUP»',
  },
  'alert-webhook-url': {
    variable: 'ALERT_WEBHOOK_URL',
    origin: 'foreign',
    neededBy: 'alerting',
    source: '000 «Alerting»; a secret by decision',
  },
  'alert-slack-url': {
    variable: 'ALERT_SLACK_URL',
    origin: 'foreign',
    neededBy: 'alerting',
    alertReceiver: 'slack',
    source: '003 «Alertes de sécurité»; a secret by decision',
  },
  'alert-sms-url': {
    variable: 'ALERT_SMS_URL',
    origin: 'foreign',
    neededBy: 'alerting',
    alertReceiver: 'sms',
    source: '003 «Alertes de sécurité»; a secret by decision',
  },
  'alert-smtp-password': {
    variable: 'ALERT_SMTP_PASSWORD',
    origin: 'foreign',
    neededBy: 'alerting',
    alertReceiver: 'emailWithPassword',
    source: '003 «Alertes de sécurité»; a secret by decision',
  },
  'alert-heartbeat-url': {
    variable: 'ALERT_HEARTBEAT_URL',
    origin: 'foreign',
    neededBy: 'alerting',
    alertReceiver: 'heartbeat',
    source: 'decision: what notices that no alerts can come',
  },
  'jupyter-token': {
    variable: 'JUPYTER_TOKEN',
    origin: 'generated',
    neededBy: 'jupyter',
    source: '000 «DEVELOPMENT TOOLS»; a secret by decision',
  },
  'tls-cert': {
    variable: 'TLS_CERT',
    origin: 'foreign',
    file: 'cert.pem',
    tls: 'certificate',
    neededBy: 'tls',
    source: '000 «Certificats TLS»',
  },
  'tls-key': {
    variable: 'TLS_KEY',
    origin: 'foreign',
    file: 'key.pem',
    tls: 'key',
    neededBy: 'tls',
    source: '000 «Certificats TLS»',
  },
  'tls-ca': {
    variable: 'TLS_CA',
    origin: 'foreign',
    file: 'ca.pem',
    tls: 'authority',
    neededBy: 'tls',
    source: '000 «Certificats TLS»',
  },
  // No host reads it: whoever renews certificates does.
  'tls-ca-key': {
    variable: 'TLS_CA_KEY',
    origin: 'foreign',
    tls: 'key',
    neededBy: 'tls',
    source: 'decision: renewed certificates are of the same authority',
  },
  'postgres-password': {
    variable: 'POSTGRES_PASSWORD',
    origin: 'generated',
    applications: ['gui', 'cv-ingestion'],
    source: '001 «Phase 1 : GCP Secret Manager»',
  },
  'llm-api-key': {
    variable: 'LLM_API_KEY',
    origin: 'foreign',
    applications: ['cv-ingestion', 'ai-assistant'],
    source: '001 «Phase 1 : GCP Secret Manager»',
  },
  'django-secret-key': {
    variable: 'DJANGO_SECRET_KEY',
    origin: 'generated',
    applications: ['gui'],
    source: '001 «Phase 1 : GCP Secret Manager»',
  },
  'france-travail-api-key': {
    variable: 'FRANCE_TRAVAIL_API_KEY',
    origin: 'foreign',
    applications: ['offre-ingestion'],
    source: '001 «Phase 1 : GCP Secret Manager»',
  },
} as const satisfies Record<string, SecretEntry>;

/** The id of a secret: its file name in a container, and the end of its name in Secret Manager. */
export type SecretId = keyof typeof entries;

/** Days after which most secrets are renewed (document 002, `INTERVALLE_ROTATION_JOURS`; policy rule 47). */
export const rotationDays = 90;

/** Days before the end of a certificate from which on it is to be renewed; services have to learn of a new authority in time. */
export const renewalDays = { certificate: 30, authority: 365 } as const;

/** Every secret of an environment, by id. Sources: documents 000 and 001; those of alerts and `JUPYTER_TOKEN` by decision. */
export const secretCatalogue: Readonly<Record<SecretId, SecretEntry>> = entries;

export const secretIds = Object.keys(entries) as SecretId[];

/** The command that gives a secret a value, or a new one. */
export function secretCommand(environment: string, id: SecretId): string {
  const { origin, tls } = secretCatalogue[id];
  if (tls !== undefined) return `npx infra certificates ${environment}`;
  return `npx infra secrets ${environment} ${origin === 'foreign' ? 'set' : 'rotate'} ${id}`;
}
