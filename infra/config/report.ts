import type { Problem } from '../problem.ts';
import { shownKeys } from './show.ts';
import type { LineOf } from './stack-file.ts';

/** A problem with its line. */
export interface LocatedProblem extends Problem {
  readonly line: number;
}

/** Problems with their lines, in the order of the file, and with paths that may be shown. */
export const locatedProblems = (problems: readonly Problem[], lineOf: LineOf): LocatedProblem[] =>
  problems
    .map(({ path, message, isOfValue, line = lineOf(path, isOfValue) }) => ({ path: shownKeys(path), message, line }))
    .sort((a, b) => a.line - b.line);

/** Problems as lines for people: `Pulumi.staging.yaml:21  hosts.gpu-0.gpu.model  "L5" must be one of …`, in the order of the file. */
export function reportProblems(problems: readonly Problem[], file: string, lineOf: LineOf): string {
  return locatedProblems(problems, lineOf)
    .map(({ line, path, message }) =>
      [`${file}:${line}`, path.join('.'), message].filter((part) => part !== '').join('  '),
    )
    .join('\n');
}
