import { secretMade } from '../../catalogue/alerts/secrets.ts';
import { hostMetrics } from '../../catalogue/services/monitoring.ts';
import { labels } from '../../model/labels.ts';
import { shellProgram } from '../../shell.ts';

/** A secret for a service of a host. */
export interface HostSecret {
  readonly service: string;
  /** Name of the file in the service's directory. */
  readonly file: string;
  /** `uid:gid` of its container. */
  readonly owner: string;
  /** `projects/…/secrets/…` in Secret Manager; `projects/-/serviceAccounts/…` for a token of that account. */
  readonly secret: string;
  /** The signal for the service's container once the file has another content. */
  readonly signal?: string | undefined;
}

/** The list that the program reads: a line each, its words in the order of their names here. */
export const secretsList = (secrets: readonly HostSecret[]): string =>
  secrets
    .map(
      ({ service, file, owner, secret, signal }) =>
        `${[service, file, owner, secret, signal].filter(Boolean).join(' ')}\n`,
    )
    .sort()
    .join('');

/** Metadata attribute of a VM with the list of secrets for its services: names, never values. */
export const secretsAttribute = 'genai-secrets';

/** The program that keeps the secrets of a host's services in memory: `secrets.sh`. */
export const secretsProgram = (): string =>
  shellProgram(new URL('./secrets.sh', import.meta.url), {
    list_attribute: secretsAttribute,
    service_label: labels.service,
    metrics_directory: hostMetrics,
    metric: secretMade,
  });
