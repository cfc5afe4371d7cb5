import { styleText } from 'node:util';
import { profiles } from '../../../stacks/profiles.ts';
import { dayOf } from '../../policy/exceptions.ts';
import { type PreviewDocument, schemaVersion } from '../../preview/plan-document.ts';
import { planText } from '../../preview/plan-text.ts';
import { preview } from '../../preview/preview.ts';
import { root } from '../root.ts';
import { withStackFile } from '../stack-input.ts';
import { writeEnvironmentFiles } from '../write-files.ts';

/** What `infra preview` is asked for beside the stack. */
export interface PreviewOptions {
  /** One document for machines instead of text. */
  readonly json: boolean;
  /** Fails also where `up` would refuse, as something is unset. */
  readonly strict: boolean;
  readonly configFile: string | undefined;
}

/** Previews a stack in this process, writes its `.env` files, and prints the plan. */
export function previewCommand(name: string | undefined, options: PreviewOptions): Promise<number> {
  return withStackFile(name, options.configFile, async ({ stack, file, raw, lineOf, lineNumberOf }) => {
    const plan = await preview(profiles, stack, raw, dayOf(new Date()));
    const written = writeEnvironmentFiles(root, plan.outputs);
    if (options.json) {
      const toFillIn = plan.toFillIn.map((one) => ({ ...one, file, line: lineNumberOf(one.path) }));
      const document: PreviewDocument = { schemaVersion, ...plan, toFillIn, written };
      console.log(JSON.stringify(document, null, 2));
    } else
      console.log(planText(plan, written, lineOf, (style, text) => styleText(style, text, { stream: process.stdout })));
    const isRefused = options.strict && plan.toFillIn.some(({ blocksUp }) => blocksUp);
    return plan.violations.length > 0 || isRefused ? 1 : 0;
  });
}
