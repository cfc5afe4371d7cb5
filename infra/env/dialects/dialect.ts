import { InputError, type Problem } from '../../problem.ts';
import { suspicions } from '../../secret-guard/secret-guard.ts';
import type { ResolvedVariable } from '../resolve.ts';
import { type ValueType, valueTypes } from '../value-types.ts';

/** How a family of readers wants its variables written. */
export interface Dialect {
  /** Why a value does not reach all of its readers unchanged; undefined for one that does. */
  readonly refuses: (value: string) => string | undefined;
  /** The file, for values that are not refused. */
  readonly render: (header: FileHeader, variables: readonly ResolvedVariable[]) => string;
}

/** What stands at the top of a rendered file. */
export interface FileHeader {
  readonly environment: string;
  /** Version of the outputs' contract. */
  readonly contract: number;
  /** What the values were taken from: the outputs of the deployed stack, or a preview of it. */
  readonly source: 'outputs' | 'preview';
  /** The service or application that the file is for; the environment as a whole unless said. */
  readonly reader?: string | undefined;
}

/** How every rendered file with comments begins. */
export const renderedMark = '# DO NOT EDIT: rendered';

/**
 * The file of a dialect.
 *
 * @throws InputError naming every variable that looks like a secret, is not of its type, or that the dialect cannot carry, and why;
 * never the value.
 */
export function renderFile(dialect: Dialect, header: FileHeader, variables: readonly ResolvedVariable[]): string {
  const problems = variableProblems([dialect], variables);
  if (problems.length > 0) throw new InputError(problems);
  return dialect.render(header, variables);
}

/** What is wrong with variables for these dialects, without their values: which look like secrets, are not of their type, or cannot be carried. */
export function variableProblems(dialects: readonly Dialect[], variables: readonly ResolvedVariable[]): Problem[] {
  const secrets = variables.flatMap((one) => suspicions([one]).map((problem) => ({ ...problem, path: pathOf(one) })));
  const refused = variables.flatMap((one) => {
    const reasons = dialects.flatMap(({ refuses }) => refuses(one.value) ?? []);
    const message = reasons[0] ?? (isOfType(one.variable.type, one.value) ? undefined : `is no ${one.variable.type}`);
    return message === undefined ? [] : [{ path: pathOf(one), message }];
  });
  return [...secrets, ...refused];
}

/** Where a value is in the stack file or in the profile; of one that follows from others, its name. */
const pathOf = ({ name, variable }: ResolvedVariable): string[] =>
  variable.from === 'fact' ? [name] : ['settings', name];

/** A file of assignments with comments: a head, titled sections, and a comment above each variable. */
export const commented =
  (assignment: (name: string, value: string) => string): Dialect['render'] =>
  (header, variables) => {
    const lines = [headLine(header)];
    let section = '';
    for (const { name, value, section: title, variable, missing } of variables) {
      if (title !== section) lines.push('', `# ===== ${title} =====`);
      section = title;
      const note = missing === undefined ? '' : ` (declared, not built: ${missing})`;
      lines.push(`# ${variable.doc}${note}`, assignment(name, value));
    }
    return `${lines.join('\n')}\n`;
  };

function headLine({ environment, contract, source, reader }: FileHeader): string {
  const from = { outputs: 'the outputs', preview: 'a preview' }[source];
  const whom = reader === undefined ? '' : `, for ${reader}`;
  return `${renderedMark} from ${from} of the stack ${environment} (contract ${contract})${whom}. Secrets are not in here.`;
}

/** A text may be any; everything else has a form. */
const isOfType = (type: ValueType, value: string): boolean => type === 'string' || valueTypes[type].test(value);
