import type { Secret } from '../../model/secrets.ts';
import type { SecretState } from '../../secrets/secret-state.ts';

/** Where the secrets of an environment are. */
export interface SecretStore {
  /** What is there, by id. */
  states(): Promise<ReadonlyMap<string, SecretState>>;
  /** The value; undefined where there is none. For what is public, or is needed to make something else. */
  read(secret: Secret): Promise<string | undefined>;
  /** Takes a value from outside. Returns what became of it, for people. */
  set(secret: Secret, value: string): Promise<string>;
  /** Sees to a new value of a secret that is made here. Returns what became of it, for people. */
  rotate(secret: Secret): Promise<string>;
}
