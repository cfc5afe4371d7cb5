import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Replaces a file as a whole: a reader sees the old text or the new one, and never a part. Of a link it is what the link leads to.
 * What is no file is written into and stays what it is: a device, a FIFO, `/dev/stdout` also where that is redirected to a file.
 */
export function replaceFile(path: string, text: string, mode: number): void {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    const descriptor = descriptorOf(path);
    if (descriptor !== undefined) writeToDescriptor(descriptor, text);
    else if (found && !found.isFile()) writeInto(path, text);
    else rename(found ? realpathSync(path) : path, text, mode);
  } catch (error) {
    // Not that of the temporary file, and not none, as errors of writing have it.
    throw Object.assign(error as Error, { path });
  }
}

function rename(target: string, text: string, mode: number): void {
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    writeFileSync(temporary, text, { mode, flag: 'wx' });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeInto(path: string, text: string): void {
  const file = openSync(path, constants.O_WRONLY);
  try {
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
}

/** Node's own streams wait for a reader that is slow, and say where one is gone. */
function writeToDescriptor(descriptor: number, text: string): void {
  if (descriptor === 1) process.stdout.write(text);
  else if (descriptor === 2) process.stderr.write(text);
  else writeFileSync(descriptor, text);
}

/** The descriptor of this process that a path stands for, maybe by links: 1 of `/dev/stdout`. */
function descriptorOf(path: string): number | undefined {
  const directory = realpathSync(dirname(path));
  if (directory === `/proc/${process.pid}/fd`) return Number(basename(path));
  const own = join(directory, basename(path));
  if (!lstatSync(own, { throwIfNoEntry: false })?.isSymbolicLink()) return undefined;
  return descriptorOf(resolve(directory, readlinkSync(own)));
}
