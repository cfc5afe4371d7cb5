import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plan } from '../../infra/preview/plan-document.ts';
import { replaced } from './replaced.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Copies what a command of ours needs to bring up `test` into a folder, and more where it is given; packages are linked. */
export function copyRepository(directory: string, more: readonly string[] = []): void {
  for (const name of ['infra', 'stacks', 'package.json', 'Pulumi.yaml', 'Pulumi.test.yaml', ...more])
    cpSync(join(root, name), join(directory, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
}

/** A copy of the repository in a folder of its own, for tests that change its code. */
export class RepositoryCopy {
  readonly directory = mkdtempSync(join(tmpdir(), 'genai-copy-'));

  /** @param more files and folders beside those that `test` needs. */
  constructor(...more: readonly string[]) {
    copyRepository(this.directory, more);
  }

  /** The text of one of its files. */
  read(path: string): string {
    return readFileSync(join(this.directory, path), 'utf8');
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.directory, path), text);
  }

  /** Puts text in front of what is in a file once. */
  insert(path: string, text: string, before: string): void {
    this.write(path, replaced(this.read(path), before, `${text}${before}`));
  }

  /** Runs a command of ours in it. */
  infra(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['infra/cli/infra.mjs', ...args], {
      cwd: this.directory,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  }

  /** The plan of one of its environments. */
  plan(stack: string): Plan {
    const { status, stdout, stderr } = this.infra('preview', stack, '--json');
    if (status !== 0) throw new Error(`preview ${stack} exited ${status}: ${stderr}`);
    return JSON.parse(stdout);
  }

  remove(): void {
    rmSync(this.directory, { recursive: true });
  }
}

/** What a plan asks of the provider of a resource; undefined where there is none of this type and name. */
export const inputsOf = (plan: Plan, type: string, name: string) =>
  plan.resources.find((one) => one.type === type && one.name === name)?.inputs;
