import type { Problem } from '../problem.ts';
import { keptBy, notShown, suspicionOf } from './show.ts';

/** What no key and no value may be, wherever it stands: a secret, and a name that every object of JavaScript has. */
export function anywhereProblems(value: unknown, path: readonly string[] = []): Problem[] {
  if (typeof value === 'string') return secretProblem(path, suspicionOf(value, nameOf(path)), { isOfValue: true });
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const own = [...path, key];
    if (!Array.isArray(value) && key in Object.prototype)
      return [{ path: own, message: 'is a name that JavaScript keeps for itself: give another' }];
    const problems = secretProblem(own, suspicionOf(key));
    return problems.length > 0 ? problems : anywhereProblems(inner, own);
  });
}

/** The key that a value stands under, also in a list. */
const nameOf = (path: readonly string[]): string | undefined => path.findLast((key) => !/^\d+$/.test(key));

const secretProblem = (
  path: readonly string[],
  suspicion: string | undefined,
  where: Pick<Problem, 'isOfValue'> = {},
): Problem[] =>
  suspicion === undefined
    ? []
    : [
        {
          path,
          ...where,
          message: `${notShown(suspicion)} looks like a secret, and ${keptBy}`,
        },
      ];
