import { commented, type Dialect } from './dialect.ts';

/** Characters that every reader of a `.env` takes literally without quotes. */
const bare = /^[A-Za-z0-9_./:@%+,=?^[\]{}*!-]*$/;
/** What single quotes cannot carry to all readers: what some expand or end at, and control characters but the tab. */
const unquotable = /['$\\\u2028\u2029\ufeff\p{Noncharacter_Code_Point}]|(?!\t)\p{Cc}/u;

/** For dotenv, Node's own reader, python-dotenv and Compose; shells read it too. */
export const dotenv: Dialect = {
  refuses: (value) =>
    unquotable.test(value) || !value.isWellFormed()
      ? 'holds a quote, a dollar, a backslash, a newline or another control character, which a .env cannot carry to all of its readers; use another value'
      : undefined,
  render: commented((name, value) => `${name}=${bare.test(value) ? value : `'${value}'`}`),
};
