import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment, Secret } from '../model/environment.ts';

/** A secret's file for one service. */
interface SecretFile {
  readonly secret: Secret;
  readonly directory: string;
  readonly path: string;
}

/**
 * Puts the secrets of an environment on this machine into its secrets directory: those that it makes itself, and those
 * from outside that this process's environment has under their names. What is there stays.
 *
 * Containers run as users of their own, so the files can be read by all who reach them; the directory above keeps
 * everybody else of this machine out.
 *
 * @returns the variables of secrets from outside that nobody gave.
 */
export function prepareLocalSecrets(environment: Environment): string[] {
  const missing = new Set<string>();
  for (const { secretsDirectory } of environment.hosts) {
    mkdirSync(secretsDirectory, { recursive: true, mode: 0o700 });
    chmodSync(secretsDirectory, 0o700);
    const files = secretFiles(environment, secretsDirectory);
    for (const { secret, directory, path } of files) {
      mkdirSync(directory, { recursive: true, mode: 0o755 });
      if (existsSync(path)) continue;
      const value = known(secret, files) ?? given(secret);
      if (value === undefined) missing.add(secret.entry.variable);
      else writeFileSync(path, value, { mode: 0o444 });
    }
  }
  return [...missing];
}

/** Removes what the services of the environment had there, and nothing else. */
export function removeLocalSecrets(environment: Environment): void {
  for (const { secretsDirectory } of environment.hosts) {
    for (const { directory } of secretFiles(environment, secretsDirectory))
      rmSync(directory, { recursive: true, force: true });
    if (existsSync(secretsDirectory) && readdirSync(secretsDirectory).length === 0) rmdirSync(secretsDirectory);
  }
}

function secretFiles({ services, secrets }: Environment, secretsDirectory: string): SecretFile[] {
  return services.flatMap(({ role, entry }) =>
    secrets
      .filter((secret) => entry.secrets?.includes(secret.role))
      .map((secret) => {
        const directory = join(secretsDirectory, role);
        return { secret, directory, path: join(directory, secret.entry.file ?? secret.role) };
      }),
  );
}

/** The value that another service of the same environment has already. */
function known({ role }: Secret, files: readonly SecretFile[]): string | undefined {
  const other = files.find(({ secret, path }) => secret.role === role && existsSync(path));
  return other && readFileSync(other.path, 'utf8');
}

const given = ({ entry }: Secret): string | undefined =>
  entry.origin === 'generated' ? randomBytes(32).toString('base64url') : process.env[entry.variable];
