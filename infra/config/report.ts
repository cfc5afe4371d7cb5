import type { Problem } from '../problem.ts';
import { showPath } from './show.ts';

/** A problem with its line. */
export interface LocatedProblem extends Problem {
  readonly line: number;
}

/** Problems with their lines, in the order of the file. */
export const locatedProblems = (
  problems: readonly Problem[],
  lineOf: (path: readonly string[]) => number,
): LocatedProblem[] =>
  problems.map(({ path, message, line = lineOf(path) }) => ({ path, message, line })).sort((a, b) => a.line - b.line);

/** Problems as lines for people: `Pulumi.staging.yaml:21  hosts.gpu-0.gpu.model  "L5" must be one of …`, in the order of the file. */
export function reportProblems(
  problems: readonly Problem[],
  file: string,
  lineOf: (path: readonly string[]) => number,
): string {
  return locatedProblems(problems, lineOf)
    .map(({ line, path, message }) =>
      [`${file}:${line}`, showPath(path), message].filter((part) => part !== '').join('  '),
    )
    .join('\n');
}
