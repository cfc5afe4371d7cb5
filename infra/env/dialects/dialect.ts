import { InputError } from '../../problem.ts';
import type { ResolvedVariable } from '../resolve.ts';

/** How a family of readers wants its variables written. */
export interface Dialect {
  /** Why a value does not reach all of its readers unchanged; undefined for one that does. */
  readonly refuses: (value: string) => string | undefined;
  /** The file, for values that are not refused. */
  readonly render: (header: FileHeader, variables: readonly ResolvedVariable[]) => string;
}

/** What stands at the top of a rendered file. */
export interface FileHeader {
  /** What the file is for: `staging`, or `staging, for flux`. */
  readonly subject: string;
  readonly contract: number;
}

/** How every rendered file with comments begins. */
export const renderedMark = '# DO NOT EDIT: rendered';

/**
 * The file of a dialect.
 *
 * @throws InputError naming every variable whose value the dialect cannot carry, and why; never the value.
 */
export function renderFile(dialect: Dialect, header: FileHeader, variables: readonly ResolvedVariable[]): string {
  const problems = variables.flatMap(({ name, value }) => {
    const reason = dialect.refuses(value);
    return reason === undefined ? [] : [{ path: ['settings', name], message: reason }];
  });
  if (problems.length > 0) throw new InputError(problems);
  return dialect.render(header, variables);
}

/** A file of assignments with comments: a head, titled sections, and a comment above each variable. */
export const commented =
  (assignment: (name: string, value: string) => string): Dialect['render'] =>
  ({ subject, contract }, variables) => {
    const head = `${renderedMark} from the outputs of the stack ${subject} (contract ${contract}). Secrets are not in here.`;
    const lines = [head];
    let section = '';
    for (const { name, value, section: title, variable } of variables) {
      if (title !== section) lines.push('', `# ===== ${title} =====`);
      section = title;
      lines.push(`# ${variable.doc}`, assignment(name, value));
    }
    return `${lines.join('\n')}\n`;
  };
