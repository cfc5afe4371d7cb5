import { statSync } from 'node:fs';
import { endOf } from '../../certificates/certificates.ts';
import { withEntry } from '../../config/edit-stack-file.ts';
import { type GoogleApi, GoogleError } from '../../google/google-api.ts';
import { addVersion, readValue, storedSecret } from '../../google/secret-manager.ts';
import type { Environment } from '../../model/environment.ts';
import type { Secret } from '../../model/secrets.ts';
import { InputError } from '../../problem.ts';
import type { SecretState } from '../../secrets/secret-state.ts';
import { replaceFile } from '../replace-file.ts';
import { root } from '../root.ts';
import type { StackInput } from '../stack-input.ts';
import type { SecretStore } from './secret-store.ts';

/** The secrets of an environment on Google Cloud, in Secret Manager; those that are made here, by the stack. */
export class CloudSecretStore implements SecretStore {
  private readonly environment: Environment;
  private readonly input: StackInput;
  private readonly api: () => Promise<GoogleApi>;

  /** @param api Google's APIs, asked for once they are needed. */
  constructor(environment: Environment, input: StackInput, api: () => Promise<GoogleApi>) {
    this.environment = environment;
    this.input = input;
    this.api = api;
  }

  async states(): Promise<ReadonlyMap<string, SecretState>> {
    const api = await this.api();
    const { secrets, scope } = this.environment;
    const entries = secrets.map(async (secret): Promise<[string, SecretState]> => {
      const stored = await storedSecret(api, scope.project, secret.name);
      const version = stored?.version;
      const ends = version && (await this.endOf(secret));
      const state = { value: version && `version ${version.number}`, made: version?.made, readers: stored?.readers };
      return [secret.id, ends ? { ...state, ends } : state];
    });
    return new Map(await Promise.all(entries));
  }

  /** When a certificate ends; undefined for other secrets, and for whoever may not read it. */
  private async endOf(secret: Secret): Promise<Date | undefined> {
    if (secret.entry.tls === undefined || secret.entry.tls === 'key') return undefined;
    try {
      return endOf((await this.read(secret)) ?? '');
    } catch (error) {
      if (error instanceof GoogleError && error.status === 403) return undefined;
      throw error;
    }
  }

  async read({ name }: Secret): Promise<string | undefined> {
    return readValue(await this.api(), this.environment.scope.project, name);
  }

  async set({ id, name, entry }: Secret, value: string): Promise<string> {
    const { environment, project } = this.environment.scope;
    const api = await this.api();
    try {
      const version = await addVersion(api, project, name, value);
      const readers = this.environment.services.filter(({ secretFiles }) =>
        secretFiles.some((one) => one.secret.id === id),
      );
      const waiting = readers.length === 0 ? '' : '; its hosts fetch it within five minutes';
      return `${name} has version ${version}${waiting}${entry.applications ? '; applications read it when they start' : ''}.`;
    } catch (error) {
      if (!(error instanceof GoogleError && error.status === 404)) throw error;
      throw new InputError([
        { path: [id], message: `${name} does not exist yet: npm run pulumi -- up -s ${environment} makes it` },
      ]);
    }
  }

  /** The value is the stack's to make: a higher generation in the stack file asks for it. */
  async rotate({ id, generation }: Secret): Promise<string> {
    const { file, text, stack } = this.input;
    const path = `${root}${file}`;
    replaceFile(path, withEntry(text, 'secretGenerations', id, generation + 1), statSync(path).mode & 0o777);
    return `secretGenerations.${id} is ${generation + 1} in ${file}. The value is made by: npm run pulumi -- up -s ${stack}`;
  }
}
