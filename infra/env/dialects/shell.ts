import { quoted } from '../../shell.ts';
import { commented, type Dialect } from './dialect.ts';

/** For `.` in bash, dash and every other POSIX shell: nothing inside single quotes means anything. */
export const shell: Dialect = {
  refuses: (value) => {
    if (value.includes('\0')) return 'holds a NUL, which no variable can carry';
    return value.isWellFormed() ? undefined : 'is not valid Unicode, which a file cannot carry';
  },
  render: commented((name, value) => `${name}=${quoted(value)}`),
};
