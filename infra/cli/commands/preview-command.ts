import { styleText } from 'node:util';
import { profiles } from '../../../stacks/profiles.ts';
import { planText } from '../../preview/plan-text.ts';
import { preview } from '../../preview/preview.ts';
import { root } from '../root.ts';
import { withStackFile } from '../stack-input.ts';
import { writeEnvironmentFiles } from '../write-files.ts';

/** Previews a stack in this process, writes its `.env` files, and prints the plan. */
export function previewCommand(
  name: string | undefined,
  options: { json: boolean; configFile: string | undefined },
): Promise<number> {
  return withStackFile(name, options.configFile, async ({ stack, raw, lineOf }) => {
    const plan = await preview(profiles, stack, raw);
    const written = writeEnvironmentFiles(root, plan.outputs);
    if (options.json) console.log(JSON.stringify({ ...plan, written }, null, 2));
    else
      console.log(planText(plan, written, lineOf, (style, text) => styleText(style, text, { stream: process.stdout })));
    return plan.violations.length > 0 ? 1 : 0;
  });
}
