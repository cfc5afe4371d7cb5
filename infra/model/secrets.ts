import { type SecretEntry, type SecretId, secretCatalogue, secretIds } from '../catalogue/secrets.ts';
import type { Config } from '../config/schema.ts';
import { alertReceivers } from './alerting.ts';
import { type NameScope, names } from './names.ts';
import type { Profile } from './profile.ts';

/** A secret of the environment: its name, never its value. */
export interface Secret {
  readonly id: SecretId;
  readonly entry: SecretEntry;
  /** Its name in Secret Manager. */
  readonly name: string;
  /** Raised to rotate a generated secret. */
  readonly generation: number;
}

/** The secrets that something in the environment needs. */
export const secretsOf = (
  { secretGenerations, alerts }: Partial<Pick<Config, 'secretGenerations' | 'alerts'>>,
  profile: Profile,
  scope: NameScope,
): Secret[] =>
  secretIds
    .filter((id) => isNeeded(secretCatalogue[id], profile, alerts))
    .map((id) => ({
      id,
      entry: secretCatalogue[id],
      name: names.secret(scope, id),
      generation: secretGenerations?.[id] ?? 1,
    }));

const isNeeded = (
  { neededBy, alertReceiver }: SecretEntry,
  profile: Profile,
  alerts: Partial<Config['alerts']> = {},
): boolean =>
  (neededBy === undefined || (profile[neededBy] ?? false) !== false) &&
  (alertReceiver === undefined || alertReceivers(alerts).includes(alertReceiver));
