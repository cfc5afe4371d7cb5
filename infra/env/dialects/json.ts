import type { Dialect } from './dialect.ts';

/** One object, for programs. */
export const json: Dialect = {
  refuses: () => undefined,
  render: (_, variables) =>
    `${JSON.stringify(Object.fromEntries(variables.map(({ name, value }) => [name, value])), null, 2)}\n`,
};
