import { commented, type Dialect } from './dialect.ts';
import { exceedsExec } from './exec.ts';

/** For `EnvironmentFile=`: in double quotes a backslash escapes itself and three others. Source: systemd.exec(5), env-file.c. */
export const systemd: Dialect = {
  refuses: (value) => {
    if (/(?![\t\n])\p{Cc}|\p{Noncharacter_Code_Point}/u.test(value))
      return 'holds a control character, for which systemd leaves the variable out';
    return value.isWellFormed()
      ? exceedsExec(value)
      : 'is not valid Unicode, for which systemd leaves the variable out';
  },
  render: commented((name, value) => `${name}="${value.replace(/["\\`$]/g, '\\$&')}"`),
};
