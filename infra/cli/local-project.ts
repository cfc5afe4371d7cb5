import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { findPulumi, pathForPulumi } from './find-pulumi.ts';

/** What the engine needs of the repository, as links. */
const linked = ['infra', 'stacks', 'node_modules', 'package.json'];

/**
 * The project of an environment on this machine: a folder with state, passphrase and stack file of its own, so that the
 * committed stack file stays as it is (the CLI writes its salt into the one that it works with).
 */
export class LocalProject {
  readonly directory: string;
  private readonly root: string;
  private readonly stack: string;

  private readonly output: 'inherit' | 'ignore';

  constructor(root: string, stack: string, output: 'inherit' | 'ignore' = 'inherit') {
    this.output = output;
    this.root = root;
    this.stack = stack;
    this.directory = join(root, '.local', stack);
  }

  /** Whether it was ever brought up. */
  exists(): boolean {
    return existsSync(this.directory);
  }

  /** Makes the folder, or brings it up to date with the repository; state and passphrase stay. */
  prepare(stackFile: string): void {
    mkdirSync(join(this.directory, 'state'), { recursive: true, mode: 0o700 });
    for (const name of linked) {
      if (!existsSync(join(this.directory, name))) symlinkSync(join(this.root, name), join(this.directory, name));
    }
    copyFileSync(join(this.root, 'Pulumi.yaml'), join(this.directory, 'Pulumi.yaml'));
    const passphrase = join(this.directory, 'passphrase');
    if (!existsSync(passphrase)) writeFileSync(passphrase, randomBytes(32).toString('base64url'), { mode: 0o600 });
    writeFileSync(this.stackFile(), `${stackFile.trimEnd()}\n${this.salt()}`);
  }

  /** Runs the Pulumi CLI in it; what it prints goes to this process's own output. Returns its exit code. */
  pulumi(...args: string[]): number {
    const search = process.env['PATH'] ?? '';
    const { path } = findPulumi(search);
    const { PULUMI_CONFIG_PASSPHRASE: _, ...inherited } = process.env;
    const { status, error } = spawnSync(path, args, {
      cwd: this.directory,
      stdio: this.output,
      env: {
        ...inherited,
        PATH: pathForPulumi(path, search),
        PULUMI_BACKEND_URL: `file://${join(this.directory, 'state')}`,
        PULUMI_CONFIG_PASSPHRASE_FILE: join(this.directory, 'passphrase'),
        PULUMI_SKIP_UPDATE_CHECK: 'true',
      },
    });
    if (error) console.error(`The Pulumi CLI ${path} cannot be run: ${error.message}`);
    return status ?? 1;
  }

  /** Removes the folder, and the one around it with the last of them. */
  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
    const parent = dirname(this.directory);
    if (readdirSync(parent).length === 0) rmdirSync(parent);
  }

  private stackFile(): string {
    return join(this.directory, `Pulumi.${this.stack}.yaml`);
  }

  /** The line that the CLI added: without it the state could not be read any more. */
  private salt(): string {
    if (!existsSync(this.stackFile())) return '';
    const line = /^encryptionsalt:.*$/m.exec(readFileSync(this.stackFile(), 'utf8'))?.[0];
    return line === undefined ? '' : `${line}\n`;
  }
}
