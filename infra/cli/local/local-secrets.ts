import { randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import { type EngineAddress, HostError, runOnHost } from '../../host/run-on-host.ts';
import type { Environment } from '../../model/environment.ts';
import type { Host } from '../../model/hosts.ts';
import type { Secret } from '../../model/secrets.ts';
import { quoted } from '../../shell.ts';
import type { LocalSecretFile } from './local-secret-file.ts';

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

/** Values that somebody gave, by variable: in this process's environment, or in the environment's own file outside git. */
export type GivenSecrets = (variable: string) => string | undefined;

/** What this shell's environment has, and what `infra secrets set` kept. */
export function givenSecrets(file: LocalSecretFile): GivenSecrets {
  const kept = file.read();
  return (variable) => process.env[variable] || kept[variable];
}

/**
 * Puts the secrets of an environment on Docker engines into the secrets directories of these hosts: those that somebody gave,
 * otherwise those that are there, otherwise, of those that are made here, new ones. They are the same on all hosts.
 *
 * Containers run as users of their own, so the files can be read by all who reach them; the directory above keeps
 * everybody else of the machine out.
 *
 * @returns the secrets from outside that nobody gave.
 * @throws HostError where a host does not take a file.
 */
export async function prepareLocalSecrets(
  environment: Environment,
  hosts: readonly Host[],
  given: GivenSecrets,
): Promise<Secret[]> {
  for (const { engine, secretsDirectory } of hosts) {
    await done(engine, `mkdir -p -m 0700 ${quoted(secretsDirectory)} && chmod 0700 ${quoted(secretsDirectory)}`);
  }
  const missing = new Set<Secret>();
  const files = hosts.flatMap((host) => secretFiles(environment, host).filter(({ isRead }) => isRead));
  for (const [secret, own] of Map.groupBy(files, (file) => file.secret)) {
    const present = await Promise.all(own.map(readFile));
    const value = given(secret.entry.variable) ?? present.find((one) => one !== undefined) ?? made(secret);
    for (const [index, file] of own.entries()) {
      await done(file.host.engine, `mkdir -p -m 0755 ${quoted(file.directory)}`);
      if (value === undefined) missing.add(secret);
      else if (present[index] !== value) await writeFile(file, value);
    }
  }
  return [...missing];
}

/** When the secrets on a host were put there, by id; those that are not there are left out. */
export async function secretsOnHost(environment: Environment, host: Host): Promise<Map<string, Date>> {
  const files = secretFiles(environment, host).filter(({ isRead }) => isRead);
  const paths = files.map(({ path }) => quoted(path)).join(' ');
  const { stdout } = await runOnHost(host.engine, `stat --format '%Y %n' ${paths} 2>/dev/null`, fileSeconds);
  const times = new Map(stdout.split('\n').map((line) => [line.slice(line.indexOf(' ') + 1), line.split(' ')[0]]));
  return new Map(
    files.flatMap(({ secret, path }) => {
      const seconds = times.get(path);
      return seconds === undefined ? [] : [[secret.id, new Date(Number(seconds) * 1000)]];
    }),
  );
}

/** Removes what the services of the environment had there, and nothing else. */
export async function removeLocalSecrets(environment: Environment): Promise<void> {
  for (const host of environment.hosts) {
    const directories = [...new Set(secretFiles(environment, host).map(({ directory }) => quoted(directory)))];
    const remove = `rm -rf ${directories.join(' ')}; rmdir ${quoted(host.secretsDirectory)} 2>/dev/null || true`;
    await done(host.engine, remove);
  }
}

function secretFiles({ services, replicas }: Environment, host: Host): SecretFile[] {
  return services.flatMap(({ id, secretFiles: files }) => {
    const directory = posix.join(host.secretsDirectory, id);
    const isRead = replicas.some(({ service, host: where }) => service === id && where === host.id);
    return files.flatMap(({ secret, name, copies }) =>
      [name, ...copies].map((file) => ({ secret, host, directory, path: posix.join(directory, file), isRead })),
    );
  });
}

/** The value in a file, or undefined where there is no file: a host that does not answer is not one without. */
async function readFile({ host: { engine }, path }: SecretFile): Promise<string | undefined> {
  const read = `if [ -e ${quoted(path)} ]; then cat ${quoted(path)}; else exit 44; fi`;
  const { status, stdout, stderr } = await runOnHost(engine, read, fileSeconds);
  if (status === 44) return undefined;
  if (status !== 0) throw new HostError(`secrets cannot be read on ${engine.host}: ${stderr.trim()}`);
  return stdout;
}

/** Replaces a file as a whole. */
function writeFile({ host, path }: SecretFile, value: string): Promise<void> {
  const temporary = quoted(`${path}.tmp`);
  const write = `cat > ${temporary} && chmod 0444 ${temporary} && mv ${temporary} ${quoted(path)}`;
  return done(host.engine, write, value);
}

async function done(engine: EngineAddress, command: string, input?: string): Promise<void> {
  const { status, stderr } = await runOnHost(engine, command, fileSeconds, input);
  if (status !== 0) throw new HostError(`secrets cannot be written on ${engine.host}: ${stderr.trim()}`);
}

/** A new value of a secret that is made here: 256 bits. */
export const newSecretValue = (): string => randomBytes(32).toString('base64url');

const made = ({ entry }: Secret): string | undefined => (entry.origin === 'generated' ? newSecretValue() : undefined);
