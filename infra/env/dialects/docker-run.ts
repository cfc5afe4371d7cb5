import { commented, type Dialect } from './dialect.ts';

/** Bytes of a line that the Docker client still reads. */
const longestLine = 64 * 1024 - 1;

/** For `docker run --env-file`, which takes everything behind the equals sign as it is, quotes included. */
export const dockerRun: Dialect = {
  refuses: (value) => {
    if (/[\n\r\0]/.test(value)) return 'holds a newline, which docker --env-file cannot carry';
    if (!value.isWellFormed()) return 'is not valid Unicode, which docker --env-file refuses';
    // The longest name is well below the kilobyte that is left for it.
    return Buffer.byteLength(value) > longestLine - 1024 ? 'is too long for a line of docker --env-file' : undefined;
  },
  render: commented((name, value) => `${name}=${value}`),
};
