import type { Problem } from '../problem.ts';

/** Problems as lines for people: `Pulumi.staging.yaml:21  hosts.gpu-0.gpu.model  "L5" must be one of …`, in the order of the file. */
export function reportProblems(
  problems: readonly Problem[],
  file: string,
  lineOf: (path: readonly string[]) => number,
): string {
  return problems
    .map((problem) => ({ line: lineOf(problem.path), ...problem }))
    .sort((a, b) => a.line - b.line)
    .map(({ line, path, message }) =>
      [`${file}:${line}`, path.join('.'), message].filter((part) => part !== '').join('  '),
    )
    .join('\n');
}
