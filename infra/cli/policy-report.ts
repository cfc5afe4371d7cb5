import { type Violation, violationLine } from '../policy/evaluate.ts';
import { type PreviewRun, readPreview } from '../summary/preview-output.ts';
import { plannedResources, presentResources } from '../summary/resources-of.ts';
import type { PolicyReport } from '../summary/sections.ts';
import { judgeResources } from './judge-resources.ts';

/**
 * What the policy says of a stack as it is planned here, without credentials, and of what the engine knows: what it would make or, where
 * one looks at it, what is there. A summary is there also where nothing can be planned.
 *
 * @param plan plans it here, or throws what is wrong with its stack file.
 */
export async function policyOf(
  run: PreviewRun,
  plan: () => Promise<{ readonly violations: readonly Violation[] }>,
  of: 'planned' | 'present' = 'planned',
): Promise<PolicyReport> {
  const { steps } = readPreview(run.stdout);
  try {
    const here = await plan();
    const resources = of === 'present' ? presentResources(steps) : plannedResources(steps);
    const there = await judgeResources(run.stack, resources);
    const all = [...here.violations, ...there.violations];
    return { violations: [...new Map(all.map((one) => [violationLine(one), one])).values()] };
  } catch (error) {
    return { unchecked: error instanceof Error ? error.message : String(error) };
  }
}
