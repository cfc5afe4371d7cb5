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
import { PulumiProject } from '../pulumi/pulumi-project.ts';

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

  constructor(root: string, stack: string) {
    this.root = root;
    this.stack = stack;
    this.directory = join(root, '.local', stack);
  }

  /** Whether it was ever brought up. */
  exists(): boolean {
    return existsSync(this.directory);
  }

  /** Makes the folder, or brings it up to date with the repository; state and passphrase stay. */
  prepare(stackFile: string): PulumiProject {
    mkdirSync(join(this.directory, 'state'), { recursive: true, mode: 0o700 });
    for (const name of linked) {
      if (!existsSync(join(this.directory, name))) symlinkSync(join(this.root, name), join(this.directory, name));
    }
    copyFileSync(join(this.root, 'Pulumi.yaml'), join(this.directory, 'Pulumi.yaml'));
    const passphrase = join(this.directory, 'passphrase');
    if (!existsSync(passphrase)) writeFileSync(passphrase, randomBytes(32).toString('base64url'), { mode: 0o600 });
    writeFileSync(this.stackFile(), `${stackFile.trimEnd()}\n${this.salt()}`);
    return this.project();
  }

  /** The Pulumi CLI in the folder. */
  project(output: 'inherit' | 'ignore' = 'inherit'): PulumiProject {
    const settings = {
      // Beside each file the backend would write another with its metadata, and not at once: a kill leaves an empty one, after which
      // it can read nothing any more («error: EOF»).
      PULUMI_BACKEND_URL: `file://${join(this.directory, 'state')}?metadata=skip`,
      PULUMI_CONFIG_PASSPHRASE: undefined,
      PULUMI_CONFIG_PASSPHRASE_FILE: join(this.directory, 'passphrase'),
      PULUMI_SKIP_UPDATE_CHECK: 'true',
    };
    return new PulumiProject(this.directory, settings, output);
  }

  /** Removes the folder, and the one around it with the last of them. */
  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
    const parent = dirname(this.directory);
    if (existsSync(parent) && readdirSync(parent).length === 0) rmdirSync(parent);
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
