import { z } from 'zod';
import { configKey } from '../config/stack-file.ts';

/** What the engine remembers of an update. */
export interface Update {
  /** Its version where the backend counts them, otherwise its place in the history: 1 is the first. */
  readonly number: number;
  /** When it began, as ISO 8601. */
  readonly started: string;
  /** `succeeded`, `failed`, or the engine's word for one that has not ended. */
  readonly result: string;
  /** What was said of it: the first line of the commit that was checked out, unless somebody said something else. */
  readonly message: string;
  /** The commit that was checked out. */
  readonly commit?: string;
  /** Who wrote that commit. */
  readonly author?: string;
  /** Something was changed beside that commit. */
  readonly dirty: boolean;
  /** What the operator had chosen, unchecked; undefined where the history does not tell. */
  readonly chosen: Readonly<Record<string, unknown>> | undefined;
  /** Operation → number of resources, by the engine's words. */
  readonly resources: Readonly<Record<string, number>>;
}

/** The history of a stack cannot be read, or has nothing to go back to. */
export class HistoryError extends Error {}

/** What alone may be told of a commit without a look: a text that is drawn at random may be a secret. */
const isHash = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

const record = z.record(z.string(), z.unknown());

const entry = z.object({
  version: z.number().catch(0),
  kind: z.string(),
  startTime: z.string(),
  message: z.string().catch(''),
  environment: z.record(z.string(), z.string()).catch({}),
  config: z.record(z.string(), z.object({ objectValue: z.unknown() })).catch({}),
  result: z.string(),
  resourceChanges: z.record(z.string(), z.number()).catch({}),
});

/**
 * The updates in what `pulumi stack history --json` prints, the newest first. Refreshes, imports and removals are left out: nobody
 * goes back to them.
 *
 * @throws HistoryError where it is something else.
 */
export function readHistory(text: string): Update[] {
  const { data: entries } = z.array(entry).safeParse(json(text));
  if (!entries) throw new HistoryError('What pulumi stack history printed has a form that this program does not know.');
  return entries.flatMap((one, index) => {
    const { kind, version, startTime, result, message, environment, config, resourceChanges } = one;
    if (kind !== 'update') return [];
    const { 'git.head': commit, 'git.author': author } = environment;
    return {
      number: version > 0 ? version : entries.length - index,
      started: startTime,
      result,
      message,
      ...(isHash.test(commit ?? '') && { commit }),
      ...(author && { author }),
      dirty: environment['git.dirty'] === 'true',
      chosen: record.safeParse(config[configKey]?.objectValue).data,
      resources: resourceChanges,
    };
  });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
