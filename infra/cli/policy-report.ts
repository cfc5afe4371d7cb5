import { profiles } from '../../stacks/profiles.ts';
import { violationLine } from '../policy/evaluate.ts';
import { dayOf } from '../policy/exceptions.ts';
import { preview } from '../preview/preview.ts';
import { type PreviewRun, readPreview } from '../summary/preview-output.ts';
import { plannedResources, presentResources } from '../summary/resources-of.ts';
import type { PolicyReport } from '../summary/sections.ts';
import { judgeResources } from './judge-resources.ts';
import type { StackInput } from './stack-input.ts';

/**
 * What the policy says of a stack as it is planned here, without credentials, and of what the engine knows: what it would make or, where
 * one looks at it, what is there. A summary is there also where nothing can be planned.
 *
 * @param input gives the stack file, or throws what is wrong with it.
 */
export async function policyOf(
  run: PreviewRun,
  input: () => StackInput | Promise<StackInput>,
  of: 'planned' | 'present' = 'planned',
): Promise<PolicyReport> {
  const { steps } = readPreview(run.stdout);
  try {
    const { stack, raw } = await input();
    const here = await preview(profiles, stack, raw, dayOf(new Date()));
    const resources = of === 'present' ? presentResources(steps) : plannedResources(steps);
    const there = await judgeResources(run.stack, resources);
    const all = [...here.violations, ...there.violations];
    return { violations: [...new Map(all.map((one) => [violationLine(one), one])).values()] };
  } catch (error) {
    return { unchecked: error instanceof Error ? error.message : String(error) };
  }
}
