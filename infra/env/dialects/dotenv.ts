import { commented, type Dialect } from './dialect.ts';
import { exceedsExec } from './exec.ts';

/** Characters that every reader of a `.env` takes literally without quotes. An equals sign is none: zsh takes `=ls` for a command’s path. */
const bare = /^[A-Za-z0-9_./:@%+,?^[\]{}*!-]*$/;
/** What single quotes cannot carry to all readers: what some expand or end at, and control characters but the tab. */
const unquotable = /['$\\\u2028\u2029\ufeff\p{Noncharacter_Code_Point}]|(?!\t)\p{Cc}/u;

/** django-environ takes off double quotes, also inside of single ones. */
const inDoubleQuotes = /^".*"$/s;

/** For dotenv, Node's own reader, python-dotenv, django-environ and Compose; shells read it too. */
export const dotenv: Dialect = {
  refuses: (value) => {
    if (unquotable.test(value) || !value.isWellFormed())
      return 'holds a quote, a dollar, a backslash, a newline or another control character, which a .env cannot carry to all of its readers; use another value';
    if (inDoubleQuotes.test(value))
      return 'begins and ends with a double quote, which one of the readers of a .env (django-environ) takes off; use another value';
    return exceedsExec(value);
  },
  render: commented((name, value) => `${name}=${bare.test(value) ? value : `'${value}'`}`),
};
