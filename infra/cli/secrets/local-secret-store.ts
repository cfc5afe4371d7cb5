import type { Environment } from '../../model/environment.ts';
import type { Secret } from '../../model/secrets.ts';
import { InputError } from '../../problem.ts';
import type { SecretState } from '../../secrets/secret-state.ts';
import { LocalProject } from '../local/local-project.ts';
import { LocalSecretFile } from '../local/local-secret-file.ts';
import { givenSecrets, newSecretValue, prepareLocalSecrets, secretsOnHost } from '../local/local-secrets.ts';
import { root } from '../root.ts';
import type { SecretStore } from './secret-store.ts';

/** The secrets of an environment on Docker engines: this shell's environment, a file outside git, and files on the hosts. */
export class LocalSecretStore implements SecretStore {
  private readonly environment: Environment;
  private readonly file: LocalSecretFile;

  constructor(environment: Environment) {
    this.environment = environment;
    this.file = new LocalSecretFile(root, environment.scope.environment);
  }

  async states(): Promise<ReadonlyMap<string, SecretState>> {
    const kept = this.file.read();
    const { secrets, hosts } = this.environment;
    const onHosts = await Promise.all(hosts.map((host) => secretsOnHost(this.environment, host)));
    const states = secrets.map(({ id, entry: { variable } }): [string, SecretState] => {
      const made = onHosts.find((one) => one.has(id))?.get(id);
      if (process.env[variable]) return [id, { value: 'this shell’s environment', made }];
      if (kept[variable] !== undefined) return [id, { value: this.file.path, made }];
      return [id, { value: made && 'on its hosts', made }];
    });
    return new Map(states);
  }

  async read({ entry }: Secret): Promise<string | undefined> {
    return givenSecrets(this.file)(entry.variable);
  }

  async set({ entry }: Secret, value: string): Promise<string> {
    if (process.env[entry.variable])
      throw new InputError([
        {
          path: [entry.variable],
          message: 'is set in this shell’s environment, which takes precedence over the file: unset it first',
        },
      ]);
    this.file.set(entry.variable, value);
    const { scope, hosts } = this.environment;
    const kept = `${entry.variable} is in ${this.file.path}, outside git`;
    if (!new LocalProject(root, scope.environment).exists()) return `${kept}; the next up copies it to the hosts.`;
    await prepareLocalSecrets(this.environment, hosts, givenSecrets(this.file));
    return `${kept}, and on the hosts; services read it when they restart.`;
  }

  rotate(secret: Secret): Promise<string> {
    return this.set(secret, newSecretValue());
  }
}
