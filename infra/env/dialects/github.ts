import type { Dialect } from './dialect.ts';
import { exceedsExec } from './exec.ts';

/** Ends a value; one that holds it is refused. Not random, so that the same outputs make the same file. */
const end = 'END_OF_GENAI_VALUE';

/** For `$GITHUB_ENV` of a workflow. Source: GitHub's «Workflow commands», multiline strings. */
export const github: Dialect = {
  refuses: (value) => {
    if (/[\r\0]/.test(value)) return 'holds a carriage return or a NUL, which $GITHUB_ENV cannot carry';
    if (!value.isWellFormed()) return 'is not valid Unicode, which $GITHUB_ENV cannot carry';
    if (value.split('\n').includes(end)) return `has a line ${end}, which ends a value in $GITHUB_ENV`;
    return exceedsExec(value);
  },
  render: (_, variables) => variables.map(({ name, value }) => `${name}<<${end}\n${value}\n${end}\n`).join(''),
};
