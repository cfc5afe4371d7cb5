import { masked } from '../masking/masking.ts';
import { plainLines } from './markdown.ts';
import type { PreviewOutput, PreviewRun } from './preview-output.ts';

/** Errors are cut early: what else there is to see should not have to make room for them. */
const mostLines = 60;

/** A preview that failed, or cannot be read, says nothing about what would be applied. */
export const isFailure = ({ status }: PreviewRun, { diagnostics, unreadable }: PreviewOutput): boolean =>
  status !== 0 || unreadable !== undefined || diagnostics.some(({ severity }) => severity === 'error');

/** What went wrong, in lines, without what looks like a secret. */
export function errorLines({ status, stderr }: PreviewRun, { diagnostics, unreadable }: PreviewOutput): string[] {
  const messages = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  const told = [...new Set([unreadable ?? '', ...messages, stderr])].flatMap(messageLines);
  if (told.length === 0) return [`It ended with status ${status} and without a word.`];
  const rest = told.length - mostLines;
  return rest > 0 ? [...told.slice(0, mostLines), `… and ${rest} lines more, in the job's log`] : told;
}

/** Warnings, a line each, without what looks like a secret. */
export const warningLines = ({ diagnostics }: PreviewOutput): string[] => [
  ...new Set(
    diagnostics
      .filter(({ severity }) => severity === 'warning')
      .map(({ message }) => messageLines(message.replace(/^(\s*warning: )+/, '')).join(' ')),
  ),
];

/** The lines of a message, without the engine's prefixes, its last word on every failure, and stack traces. */
export const messageLines = (message: string): string[] =>
  plainLines(masked(message))
    .map((line) => line.replace(/^(error: +)+/, ''))
    .filter((line) => line !== 'preview failed' && !/^\s*at .*[(/:]/.test(line));
