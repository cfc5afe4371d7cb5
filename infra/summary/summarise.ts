import { anyChange, changesOf, unprotected } from './changes.ts';
import { costBlocks } from './costs.ts';
import { errorLines, isFailure, warningLines } from './errors.ts';
import { cutToFit } from './fit.ts';
import { code, plain } from './markdown.ts';
import { changeless, countedChanges, type PreviewRun, readPreview, type Step } from './preview-output.ts';
import { cautionBlocks, countsLine, resourceBlocks } from './resources.ts';
import { secretsToFill } from './secrets.ts';
import {
  failureBlocks,
  hostBlocks,
  type PolicyReport,
  policyBlocks,
  secretBlocks,
  serviceBlocks,
  variableBlocks,
  warningBlocks,
} from './sections.ts';
import { serviceChanges } from './services.ts';

/** GitHub takes comments of 65,536 characters; what is left is room for the line by which a comment is found again. */
const longest = 60_000;
/** Less has no room for the heading and for what was cut. */
const shortest = 1_000;

export interface SummaryOptions {
  /** The most characters of the summary, 1,000 at least; 60,000 unless said. */
  readonly limit?: number;
  /** What stands before the stack's name in the heading. */
  readonly title?: string;
  /** What the policy says of the plan; nothing unless said. */
  readonly policy?: PolicyReport;
  /** What is not right on the hosts, a line each; the engine did not look there. */
  readonly hosts?: readonly string[];
}

/**
 * The Markdown summary of a preview for a reviewer: what is not right on the hosts and what breaks the policy first, then what is laid open, lost or interrupted, then
 * services, secrets, variables, and the rest folded.
 */
export function summarise(run: PreviewRun, options: SummaryOptions = {}): string {
  const { limit = longest, title = 'Preview of', policy = { violations: [] }, hosts = [] } = options;
  const output = readPreview(run.stdout);
  const { steps, counts } = output;
  const changes = changesOf(steps);
  const all = new Map(changes.map((change) => [change.urn, change]));
  const services = serviceChanges(changes, output, all);
  const failed = isFailure(run, output);
  const headline = { open: `## ${plain(title)} ${code(run.stack)}`, entries: [] };
  const known = !failed || changes.length > 0;
  const blocks = [
    headline,
    ...hostBlocks(hosts),
    ...policyBlocks(policy),
    ...(failed ? failureBlocks(errorLines(run, output)) : []),
    ...(known ? [{ open: countsLine(changes, counts['same'], countedChanges(output)), entries: [] }] : []),
    ...cautionBlocks(changes, services, unprotected(steps), all),
    ...costBlocks(changes),
    ...serviceBlocks(services),
    ...secretBlocks(secretsToFill(run.stack, changes)),
    ...variableBlocks(services),
    ...warningBlocks(warningLines(output)),
    ...resourceBlocks(changes, all),
  ];
  return `${cutToFit(blocks, Math.max(shortest, limit) - 1)}\n`;
}

/** Whether a preview shows any change. One that failed shows none that could be relied on: see `hasFailed`. */
export const hasChanges = ({ stdout }: PreviewRun): boolean => anyChange(readPreview(stdout));

/** The steps of a preview that change something. */
export const changingSteps = ({ stdout }: PreviewRun): Step[] =>
  readPreview(stdout).steps.filter(({ op }) => !changeless.includes(op));

/** Whether a preview failed, or printed what cannot be read: then nothing that it shows can be applied. */
export const hasFailed = (run: PreviewRun): boolean => isFailure(run, readPreview(run.stdout));
