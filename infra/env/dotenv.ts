import { InputError, type Problem } from '../problem.ts';
import type { ResolvedVariable } from './resolve.ts';

/** Characters that every reader of a `.env` takes literally without quotes. */
const bare = /^[A-Za-z0-9_./:@%+,=?^[\]{}*!-]*$/;
/** What single quotes cannot carry to all of dotenv, Node and the shells. */
const unquotable = /['\n\r$\\]/;

/** How every rendered file begins. */
export const renderedMark = '# DO NOT EDIT: rendered';

/** What stands at the top of a rendered file. */
export interface DotenvHeader {
  /** What the file is for: `staging`, or `staging, for flux`. */
  readonly subject: string;
  readonly contract: number;
}

/**
 * A `.env` for readers that follow dotenv: sections with comments, one variable a line, no secrets.
 *
 * @throws InputError naming every value that the format cannot carry.
 */
export function renderDotenv(header: DotenvHeader, variables: readonly ResolvedVariable[]): string {
  const problems: Problem[] = variables
    .filter(({ value }) => unquotable.test(value))
    .map(({ name }) => ({
      path: ['settings', name],
      message:
        'holds a quote, a dollar, a backslash or a newline, which a .env cannot carry to all of its readers; use another value',
    }));
  if (problems.length > 0) throw new InputError(problems);

  const lines = [
    `${renderedMark} from the outputs of the stack ${header.subject} (contract ${header.contract}). Secrets are not in here.`,
  ];
  let section = '';
  for (const variable of variables) {
    if (variable.section !== section) {
      section = variable.section;
      lines.push('', `# ===== ${section} =====`);
    }
    lines.push(`# ${variable.variable.doc}`, `${variable.name}=${quote(variable.value)}`);
  }
  return `${lines.join('\n')}\n`;
}

const quote = (value: string): string => (bare.test(value) ? value : `'${value}'`);
