import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** A device that is always full: one in the test's own directory where root may make it, as a fault would replace it. */
export function fullDevice(directory: string): string {
  const own = join(directory, 'full');
  return spawnSync('mknod', [own, 'c', '1', '7']).status === 0 ? own : '/dev/full';
}
