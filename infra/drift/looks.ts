import { resourceTypes } from '../catalogue/resource-types/resource-types.ts';
import { changeless, type PreviewRun, readPreview } from '../summary/preview-output.ts';
import { hasFailed } from '../summary/summarise.ts';

/**
 * URNs of what the engine would need more than the right to look to read. What is excluded from a preview is neither read nor
 * compared with the program, and is in its steps as the state has it.
 */
export const notLookedAt = (): string[] =>
  resourceTypes.filter(({ readingTakes }) => readingTakes !== undefined).map(({ token }) => `**${token}::**`);

/**
 * One preview of two: of each resource what changes as it really is, otherwise what changes as the state has it. One that failed
 * stands for both.
 *
 * @param planned a preview of everything as the state has it.
 * @param looked one that first read what exists, without what is `notLookedAt`.
 */
export function joined(planned: PreviewRun, looked: PreviewRun): PreviewRun {
  const failed = [planned, looked].find(hasFailed);
  if (failed !== undefined) return failed;
  const [plan, look] = [readPreview(planned.stdout), readPreview(looked.stdout)];
  const changing = look.steps.filter(({ op }) => !changeless.includes(op));
  const found = new Set(changing.map(({ urn }) => urn));
  const steps = [...changing, ...plan.steps.filter(({ urn }) => !found.has(urn))];
  const changeSummary = Object.fromEntries(
    [...Map.groupBy(steps, ({ op }) => op)].map(([op, those]) => [op, those.length]),
  );
  const diagnostics = [...plan.diagnostics, ...look.diagnostics];
  return {
    ...planned,
    stdout: JSON.stringify({ steps, changeSummary, diagnostics, config: plan.config }),
    stderr: planned.stderr + looked.stderr,
  };
}
