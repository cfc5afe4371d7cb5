import { execFile, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a command of ours ended with. */
export interface Ended {
  readonly status: number;
  readonly output: string;
}

/** A copy of the repository that brings the `test` environment up on this machine's Docker engine. */
export class TestEnvironment {
  readonly directory = mkdtempSync(join(tmpdir(), 'genai-up-'));

  /** @param healthInterval how often health is checked: a new container is healthy after that at the earliest. */
  constructor({ healthInterval = '30s' }: { healthInterval?: string } = {}) {
    for (const name of ['infra', 'stacks', 'package.json', 'Pulumi.yaml', 'Pulumi.test.yaml']) {
      cpSync(join(root, name), join(this.directory, name), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(this.directory, 'node_modules'));
    this.edit('stacks/base.ts', (text) => text.replace("interval: '30s'", `interval: '${healthInterval}'`));
  }

  /** Chooses another image for a service. */
  choose(id: string, image: string): void {
    this.edit('Pulumi.test.yaml', (text) => text.replace(new RegExp(`^( {6}${id}:) .*$`, 'm'), `$1 ${image}`));
  }

  /** Replaces a file of the copy. */
  edit(path: string, change: (text: string) => string): void {
    const file = join(this.directory, path);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  }

  /** Runs `infra …` without holding up this process. */
  infra(...args: string[]): Promise<Ended> {
    return this.run(args, {});
  }

  /** Runs `infra …` with something to read on its standard input. */
  infraReading(input: string, ...args: string[]): Promise<Ended> {
    return this.run(args, {}, input);
  }

  /** Runs the Pulumi CLI itself, in the project that `infra up` has made. */
  pulumi(...args: string[]): Promise<Ended> {
    const project = join(this.directory, '.local/test');
    return this.run(['pulumi', '--cwd', project, ...args, '--stack', 'test'], {
      PULUMI_BACKEND_URL: `file://${join(project, 'state')}?metadata=skip`,
      PULUMI_CONFIG_PASSPHRASE_FILE: join(project, 'passphrase'),
    });
  }

  private run(args: readonly string[], settings: Readonly<Record<string, string>>, input = ''): Promise<Ended> {
    const env = { ...process.env, ...settings };
    const options = { cwd: this.directory, encoding: 'utf8' as const, maxBuffer: 1 << 26, env };
    return new Promise((resolve) => {
      const child = execFile(process.execPath, ['infra/cli/infra.mjs', ...args], options, (error, stdout, stderr) =>
        resolve({ status: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
      );
      child.stdin?.end(input);
    });
  }

  /** Runs `infra …` and kills it after a while, with all that it started; false where it had ended before. */
  async killed(after: number, ...args: string[]): Promise<boolean> {
    const options = { cwd: this.directory, stdio: 'ignore' as const, detached: true };
    const child = spawn(process.execPath, ['infra/cli/infra.mjs', ...args], options);
    const ended = new Promise<'ended'>((resolve) => child.on('exit', () => resolve('ended')));
    if ((await Promise.race([ended, sleep(after)])) === 'ended') return false;
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    await ended;
    return true;
  }

  async remove(): Promise<void> {
    await this.infra('down', 'test');
    rmSync(this.directory, { recursive: true });
  }
}

/** Runs the Docker client, and returns what it prints. */
export const docker = (...args: string[]): string =>
  spawnSync('docker', args, { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout.trim();

/** What the Docker client lists, a line each, sorted. */
export const listed = (...args: string[]): string[] => {
  const lines = docker(...args);
  return lines === '' ? [] : lines.split('\n').sort();
};

/** Ids of the running containers, sorted. */
export const running = (): string[] => listed('ps', '--quiet', '--no-trunc');
