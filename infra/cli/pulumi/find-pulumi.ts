import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const npmBin = fileURLToPath(new URL('../../../node_modules/.bin', import.meta.url));

/**
 * The Pulumi CLI: one on PATH, or in `~/.pulumi/bin` where its installer puts it, before the npm package's, which downloads
 * one at its first use.
 *
 * @param search PATH to look in; npm puts this project's own programs in front of it, which are passed over here.
 */
export function findPulumi(search: string, home: string = homedir()): { path: string; downloads: boolean } {
  const directories = [
    ...search.split(delimiter).filter((directory) => !directory.endsWith(join('node_modules', '.bin'))),
    join(home, '.pulumi', 'bin'),
  ];
  const installed = directories.map((directory) => join(directory, 'pulumi')).find(isExecutable);
  return installed ? { path: installed, downloads: false } : { path: join(npmBin, 'pulumi'), downloads: true };
}

/**
 * PATH for a Pulumi CLI: the pinned Node first, as the program needs a newer one than many machines have, then the CLI's own
 * folder, where it looks for its language host.
 */
export const pathForPulumi = (pulumi: string, search: string): string =>
  [npmBin, dirname(pulumi), search].join(delimiter);

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
