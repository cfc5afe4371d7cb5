import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { profiles } from '../../../stacks/profiles.ts';
import { serviceIds } from '../../catalogue/services/catalogue.ts';
import { withEntry } from '../../config/edit-stack-file.ts';
import { suggestion } from '../../config/explain.ts';
import { show } from '../../config/show.ts';
import { readStackFile } from '../../config/stack-file.ts';
import { withoutCommands } from '../../masking/escapes.ts';
import { environmentOf } from '../../model/environment.ts';
import { dayOf } from '../../policy/exceptions.ts';
import { preview } from '../../preview/preview.ts';
import type { Chosen } from '../../releases/changes.ts';
import { HistoryError } from '../../releases/history.ts';
import { type Rollback, rollbackOf } from '../../releases/rollback.ts';
import { rollbackText } from '../../releases/rollback-text.ts';
import type { PreviewRun } from '../../summary/preview-output.ts';
import { hasFailed, summarise } from '../../summary/summarise.ts';
import { agreed, canBeAsked } from '../agreed.ts';
import { LocalProject } from '../local/local-project.ts';
import { withStubs } from '../local/stubs.ts';
import { policyOf } from '../policy-report.ts';
import { enginePreview } from '../pulumi/engine-preview.ts';
import { PulumiProject } from '../pulumi/pulumi-project.ts';
import { stackHistory } from '../pulumi/stack-history.ts';
import { replaceFile } from '../replace-file.ts';
import { root } from '../root.ts';
import { type StackInput, withStackFile } from '../stack-input.ts';
import { UsageError } from '../usage-error.ts';
import { upCommand } from './up-command.ts';

/** How `infra rollback` goes about it. */
export interface RollbackOptions {
  /** Asks nobody. */
  readonly yes: boolean;
  /** Uses stubs for images that are unset, as `infra up --stubs` does. */
  readonly stubs: boolean;
}

/**
 * Goes back to the images that a stack had before: shows what that changes, asks, writes them into the stack file, and updates the
 * stack. The stack file is written after the yes alone.
 *
 * @returns the exit code: that of the update, 1 where there was none.
 * @throws HistoryError where there is nothing to go back to.
 */
export async function rollbackCommand(
  name: string | undefined,
  words: readonly string[],
  options: RollbackOptions,
): Promise<number> {
  const { yes, stubs } = options;
  return withStackFile(name, undefined, async (now) => {
    const rollback = rollbackFor(now, words);
    const former = withImagesOf(now, rollback);
    const [chosen, wanted] = stubs ? [withStubs(now), withStubs(former)] : [now, former];
    const question = `Write the former images into ${now.file}, and update ${now.stack}?`;
    if (!yes && !canBeAsked(question)) return 1;
    const present = { ...now, written: now.raw as Chosen, chosen: chosen.raw as Chosen };
    console.log(rollbackText(rollback, present).join('\n'));
    const run = previewOf(wanted);
    const policy = await policyOf(run, () => preview(profiles, wanted.stack, wanted.raw, dayOf(new Date())));
    console.log(`\n${withoutCommands(summarise(run, { policy, limit: Number.POSITIVE_INFINITY }))}`);
    const isPossible = !hasFailed(run);
    if (isPossible && (yes || (await agreed(question)))) return bringBack(now, former, options);
    console.error(`Nothing was changed${isPossible ? '' : ': what is above has to be put right first'}.`);
    return 1;
  });
}

function rollbackFor({ stack }: StackInput, [service, ...more]: readonly string[]): Rollback {
  if (more.length > 0)
    throw new UsageError('rollback takes one service, or none for all that the last update changed.');
  if (service !== undefined && !serviceIds.some((id) => id === service))
    throw new UsageError(`There is no service ${show(service)}.${suggestion(service, serviceIds)}`);
  const history = stackHistory(stack);
  const rollback = rollbackOf(history, serviceIds, service);
  if (rollback) return rollback;
  const other = service === undefined ? 'other images' : `another image of ${service}`;
  throw new HistoryError(
    history.length === 0
      ? `${stack} was never updated: there is nothing to go back to.`
      : `There is nothing to go back to: no earlier update of ${stack} that succeeded had ${other}.`,
  );
}

/**
 * The stack file with the former images.
 *
 * @throws InputError where that is not allowed.
 */
function withImagesOf(input: StackInput, { images }: Rollback): StackInput {
  const text = images.reduce((before, { service, after }) => withEntry(before, 'images', service, after), input.text);
  const raw = readStackFile(text).environment;
  environmentOf(raw, profiles[input.stack]);
  return { ...input, text, raw };
}

/** What an update to a stack file would change that is not written yet. */
function previewOf({ stack, file, text }: StackInput): PreviewRun {
  if (profiles[stack].platform === 'local') return enginePreview(new LocalProject(root, stack).prepare(text), stack);
  const directory = mkdtempSync(join(tmpdir(), 'genai-rollback-'));
  try {
    writeFileSync(join(directory, file), text);
    return enginePreview(new PulumiProject(root), stack, ['--config-file', join(directory, file)]);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Writes the stack file, unless somebody else did meanwhile, and updates the stack. */
async function bringBack(now: StackInput, former: StackInput, { stubs }: RollbackOptions): Promise<number> {
  const { stack, file } = now;
  const path = `${root}${file}`;
  if (readFileSync(path, 'utf8') !== now.text)
    throw new HistoryError(`${file} was changed meanwhile: nothing was written. Start again.`);
  if (former.text !== now.text) replaceFile(path, former.text, statSync(path).mode & 0o777);
  const status =
    profiles[stack].platform === 'local'
      ? await upCommand(stack, { stubs })
      : new PulumiProject(root).run('up', '--yes', '--skip-preview', '--stack', stack);
  if (former.text !== now.text)
    console.log(`${file} has the former images: commit it, or the next update undoes this.`);
  return status;
}
