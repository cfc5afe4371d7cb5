import { randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import { type EngineAddress, HostError, quoted, runOnHost } from '../host/run-on-host.ts';
import type { Environment, Secret } from '../model/environment.ts';
import type { Host } from '../model/hosts.ts';

/** Seconds that a host may take for a file. */
const fileSeconds = 30;

/** A secret's file for one service of a host. */
interface SecretFile {
  readonly secret: Secret;
  readonly host: Host;
  readonly directory: string;
  readonly path: string;
  /** The service runs on the host. */
  readonly isRead: boolean;
}

/**
 * Puts the secrets of an environment on Docker engines into the secrets directories of these hosts: those that are made here,
 * and those from outside that this process's environment has under their names. What is there stays, the same on all hosts.
 *
 * Containers run as users of their own, so the files can be read by all who reach them; the directory above keeps
 * everybody else of the machine out.
 *
 * @returns the variables of secrets from outside that nobody gave.
 * @throws HostError where a host does not take a file.
 */
export async function prepareLocalSecrets(environment: Environment, hosts: readonly Host[]): Promise<string[]> {
  const missing = new Set<string>();
  const values = new Map<string, string>();
  const files = hosts.flatMap((host) => secretFiles(environment, host).filter(({ isRead }) => isRead));
  for (const { engine, secretsDirectory } of hosts) {
    await done(engine, `mkdir -p -m 0700 ${quoted(secretsDirectory)} && chmod 0700 ${quoted(secretsDirectory)}`);
  }
  const absent: SecretFile[] = [];
  for (const file of files) {
    const value = await readFile(file);
    const known = values.get(file.secret.role);
    if (value === undefined || (known !== undefined && known !== value)) absent.push(file);
    else values.set(file.secret.role, value);
  }
  for (const file of absent) {
    const value = values.get(file.secret.role) ?? given(file.secret);
    await done(file.host.engine, `mkdir -p -m 0755 ${quoted(file.directory)}`);
    if (value === undefined) {
      missing.add(file.secret.entry.variable);
      continue;
    }
    values.set(file.secret.role, value);
    const temporary = quoted(`${file.path}.tmp`);
    await done(
      file.host.engine,
      `cat > ${temporary} && chmod 0444 ${temporary} && mv ${temporary} ${quoted(file.path)}`,
      value,
    );
  }
  return [...missing];
}

/** Removes what the services of the environment had there, and nothing else. */
export async function removeLocalSecrets(environment: Environment): Promise<void> {
  for (const host of environment.hosts) {
    const directories = [...new Set(secretFiles(environment, host).map(({ directory }) => quoted(directory)))];
    const remove = `rm -rf ${directories.join(' ')}; rmdir ${quoted(host.secretsDirectory)} 2>/dev/null || true`;
    await done(host.engine, remove);
  }
}

function secretFiles({ services, secrets, replicas }: Environment, host: Host): SecretFile[] {
  return services.flatMap(({ role, entry }) => {
    const directory = posix.join(host.secretsDirectory, role);
    const isRead = replicas.some(({ service, host: where }) => service === role && where === host.role);
    return secrets
      .filter((secret) => entry.secrets?.includes(secret.role))
      .map((secret) => {
        const path = posix.join(directory, secret.entry.file ?? secret.role);
        return { secret, host, directory, path, isRead };
      });
  });
}

/** The value in a file, or undefined where there is no file: a host that does not answer is not one without. */
async function readFile({ host: { engine }, path }: SecretFile): Promise<string | undefined> {
  const read = `if [ -e ${quoted(path)} ]; then cat ${quoted(path)}; else exit 44; fi`;
  const { status, stdout, stderr } = await runOnHost(engine, read, fileSeconds);
  if (status === 44) return undefined;
  if (status !== 0) throw new HostError(`${engine.host} does not give its secrets: ${stderr.trim()}`);
  return stdout;
}

async function done(engine: EngineAddress, command: string, input?: string): Promise<void> {
  const { status, stderr } = await runOnHost(engine, command, fileSeconds, input);
  if (status !== 0) throw new HostError(`${engine.host} does not take secrets: ${stderr.trim()}`);
}

const given = ({ entry }: Secret): string | undefined =>
  entry.origin === 'generated' ? randomBytes(32).toString('base64url') : process.env[entry.variable];
