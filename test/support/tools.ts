import { spawnSync } from 'node:child_process';

/** Which of these programs this machine misses, in one line; undefined where it has them all. `root` stands for its rights. */
export function missingTools(...names: readonly string[]): string | undefined {
  const missing = names.filter((name) => (name === 'root' ? process.getuid?.() !== 0 : !toolPath(name)));
  return missing.length === 0 ? undefined : missing.join(', ');
}

/** Where this machine has a program: on PATH, or where Debian keeps those of its services. */
export function toolPath(name: string): string | undefined {
  const { status, stdout } = spawnSync('sh', ['-c', `PATH="$PATH:/usr/sbin" command -v ${name}`], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** The daemon of an engine that knows devices by name (CDI, Docker 25): the one in `DOCKERD_28`, or the one on PATH. */
export function dockerdWithCdi(): string | undefined {
  const program = process.env['DOCKERD_28'] ?? toolPath('dockerd');
  if (program === undefined) return undefined;
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return Number(/^Docker version (\d+)/.exec(stdout)?.[1] ?? 0) >= 25 ? program : undefined;
}

/** What the tests of python-dotenv miss. */
export const missingPythonDotenv = (): string | undefined =>
  spawnSync('python3', ['-c', 'import dotenv']).status === 0 ? undefined : 'python3 with python-dotenv';

/** What the tests of django-environ miss. */
export const missingDjangoEnviron = (): string | undefined =>
  spawnSync('python3', ['-c', 'import environ']).status === 0 ? undefined : 'python3 with django-environ';

/** What the tests of Compose miss. */
export const missingCompose = (): string | undefined =>
  spawnSync('docker', ['compose', 'version']).status === 0 ? undefined : 'Docker Compose';
