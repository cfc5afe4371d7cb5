import { randomBytes } from 'node:crypto';
import { existsSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Replaces a file as a whole: a reader sees the old text or the new one, and never a part. Of a link it is what the link leads to.
 */
export function replaceFile(path: string, text: string, mode: number): void {
  const target = existsSync(path) ? realpathSync(path) : path;
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    writeFileSync(temporary, text, { mode, flag: 'wx' });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
