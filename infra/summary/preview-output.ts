import { z } from 'zod';

/** What a run of `pulumi preview --json` ended with. */
export interface PreviewRun {
  readonly stack: string;
  /** Its exit status. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const values = z.record(z.string(), z.unknown()).catch({});
const texts = z.array(z.string()).nullish().catch(null);
const flag = z.boolean().catch(false);

/** A resource as the state has it, or as it will be. */
const state = z.object({
  type: z.string().catch(''),
  /** The provider's; empty where nothing exists yet. */
  id: z.string().catch(''),
  /** When it was last written down. */
  modified: z.string().catch(''),
  inputs: values,
  outputs: values,
  parent: z.string().catch(''),
  dependencies: texts,
  additionalSecretOutputs: texts,
  /** URN of the resource that takes it along when it goes. */
  deletedWith: z.string().optional().catch(undefined),
  protect: flag,
  retainOnDelete: flag,
  /** Removed before the new one is made. */
  pendingReplacement: flag,
  /** What an earlier update replaced and could not remove. */
  delete: flag,
});

const step = z.object({
  op: z.string(),
  urn: z.string(),
  oldState: state.optional().catch(undefined),
  newState: state.optional().catch(undefined),
  diffReasons: texts,
  replaceReasons: texts,
  detailedDiff: z
    .record(z.string(), z.object({ kind: z.string(), inputDiff: z.boolean().optional() }))
    .nullish()
    .catch(null),
});

const diagnostic = z.object({ severity: z.string(), message: z.string() });

const digest = z.object({
  steps: z.array(z.unknown()).nullish().catch(null),
  diagnostics: z.array(z.unknown()).nullish().catch(null),
  changeSummary: z.record(z.string(), z.number()).catch({}),
  config: z.record(z.string(), z.unknown()).nullish().catch(null),
});

export type State = z.infer<typeof state>;
export type Step = z.infer<typeof step>;

/** What a preview printed, as far as a summary reads it. */
export interface PreviewOutput {
  readonly steps: readonly Step[];
  /** Messages of the engine, the providers and the program, in their order. */
  readonly diagnostics: readonly { readonly severity: string; readonly message: string }[];
  /** Operation → number of resources, by the engine's own count. It leaves out what made the preview fail. */
  readonly counts: Readonly<Record<string, number>>;
  /** Configuration of the stack, by key. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Why nothing, or not everything, could be read. */
  readonly unreadable?: string;
}

/** The engine's operations that change nothing. One that nobody knows yet is taken for a change. */
export const changeless: readonly string[] = [
  ...['same', 'refresh', 'read', 'read-replacement', 'discard', 'discard-replaced', 'remove-pending-replace'],
];

/** Reads what a preview printed. It never throws: what cannot be read is said. */
export function readPreview(stdout: string): PreviewOutput {
  const nothing = { steps: [], diagnostics: [], counts: {}, config: {} };
  if (stdout.trim() === '') return { ...nothing, unreadable: 'The preview printed nothing.' };
  const parsed = digest.safeParse(json(stdout));
  if (!parsed.success) {
    return {
      ...nothing,
      unreadable: 'What the preview printed is not the JSON of `pulumi preview --json`, or was cut.',
    };
  }
  const { steps, diagnostics, changeSummary: counts, config } = parsed.data;
  const read = each(step, steps ?? []);
  const lost = (steps ?? []).length - read.length;
  const output = { steps: read, diagnostics: each(diagnostic, diagnostics ?? []), counts, config: config ?? {} };
  const against = lost > 0 ? undefined : contradiction(output);
  return {
    ...output,
    ...(against !== undefined && { unreadable: `The preview ${against}.` }),
    ...(steps == null && { unreadable: 'The preview printed no steps.' }),
    ...(lost > 0 && { unreadable: `${lost} of the preview's steps have a form that this program does not know.` }),
  };
}

/** The changes that the engine counts: `50 to delete`. */
export const countedChanges = ({ counts }: Pick<PreviewOutput, 'counts'>): string[] =>
  Object.entries(counts).flatMap(([op, count]) => (changeless.includes(op) || count <= 0 ? [] : [`${count} to ${op}`]));

/** How steps and counts contradict each other: then some of one or the other is missing. Undefined where they agree. */
export function contradiction({ steps, counts, diagnostics }: PreviewOutput): string | undefined {
  const counted = countedChanges({ counts });
  const changing = steps.filter(({ op }) => !changeless.includes(op)).length;
  if (steps.length === 0 && counted.length > 0)
    return `has no steps, and counts ${counted.join(', ')}: it is not whole`;
  // What made a preview fail is in its steps, and not in its counts.
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  if (changing > 0 && counted.length === 0 && Object.keys(counts).length > 0 && !failed)
    return `has ${changing} ${changing === 1 ? 'step that changes' : 'steps that change'} something, and counts none: it is not whole`;
  return undefined;
}

const each = <T>(schema: z.ZodType<T>, list: readonly unknown[]): T[] =>
  list.flatMap((one) => {
    const { data, success } = schema.safeParse(one);
    return success ? [data] : [];
  });

/** The document begins at the first brace: plugins that are downloaded announce themselves before it. */
function json(text: string): unknown {
  try {
    return JSON.parse(text.slice(Math.max(0, text.indexOf('{'))));
  } catch {
    return undefined;
  }
}
