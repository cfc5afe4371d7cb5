import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Copies what a command of ours needs to bring up `test` into a folder; packages are linked. */
export function copyRepository(directory: string): void {
  for (const name of ['infra', 'stacks', 'package.json', 'Pulumi.yaml', 'Pulumi.test.yaml'])
    cpSync(join(root, name), join(directory, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
}
