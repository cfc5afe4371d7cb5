/** A value that the operator chooses: its form, and that form in words. */
export interface Choice {
  readonly pattern: RegExp;
  readonly form: string;
}

const octet = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';

/** An address, or a name whose last label is not a number: 999.1.1.1 is neither. Source: RFC 1123. */
const host: Choice = {
  pattern: new RegExp(`^((${octet}\\.){3}${octet}|(?!(.*\\.)?\\d+$)(?=.{1,253}$)${label}(\\.${label})*)$`),
  form: 'a host name in lower case or an IPv4 address, without scheme, user or port',
};

/**
 * Variables whose value the operator chooses, because the documents leave it open: document 000 has `${DB_HOST_PROD}`,
 * `${REDIS_CLUSTER_ENDPOINT}` and `${AZURE_BACKUP_CONTAINER}`.
 */
export const choices = {
  DB_HOST: host,
  REDIS_HOST: host,
  BACKUP_SECONDARY_STORAGE: { pattern: /^[A-Za-z0-9][A-Za-z0-9_.:/@-]*$/, form: 'the name or address of a storage' },
} as const satisfies Record<string, Choice>;

export type ChoiceName = keyof typeof choices;

export const choiceNames = Object.keys(choices) as ChoiceName[];
