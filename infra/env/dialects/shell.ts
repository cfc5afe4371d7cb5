import { quoted } from '../../shell.ts';
import { commented, type Dialect } from './dialect.ts';
import { exceedsExec } from './exec.ts';

/** For `.` in bash, dash and every other POSIX shell: nothing inside single quotes means anything. */
export const shell: Dialect = {
  refuses: (value) => (value.isWellFormed() ? exceedsExec(value) : 'is not valid Unicode, which a file cannot carry'),
  render: commented((name, value) => `${name}=${quoted(value)}`),
};
