import { execFile, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  private readonly stackFile = join(this.directory, 'Pulumi.test.yaml');

  constructor() {
    for (const name of ['infra', 'stacks', 'package.json', 'Pulumi.yaml', 'Pulumi.test.yaml']) {
      cpSync(join(root, name), join(this.directory, name), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(this.directory, 'node_modules'));
  }

  /** Chooses another image for a service. */
  choose(role: string, image: string): void {
    const text = readFileSync(this.stackFile, 'utf8');
    writeFileSync(this.stackFile, text.replace(new RegExp(`^( {6}${role}:) .*$`, 'm'), `$1 ${image}`));
  }

  /** Runs `infra …` without holding up this process. */
  infra(...args: string[]): Promise<Ended> {
    const options = { cwd: this.directory, encoding: 'utf8' as const, maxBuffer: 1 << 26 };
    return new Promise((resolve) => {
      execFile(process.execPath, ['infra/cli/infra.mjs', ...args], options, (error, stdout, stderr) =>
        resolve({ status: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
      );
    });
  }

  async remove(): Promise<void> {
    await this.infra('down', 'test');
    rmSync(this.directory, { recursive: true });
  }
}

/** Runs the Docker client, and returns what it prints. */
export const docker = (...args: string[]): string =>
  spawnSync('docker', args, { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout.trim();

/** Ids of the running containers, sorted. */
export const running = (): string[] => {
  const ids = docker('ps', '--quiet', '--no-trunc');
  return ids === '' ? [] : ids.split('\n').sort();
};
