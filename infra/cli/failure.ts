import { shownKeys, showPath } from '../config/show.ts';
import { GitHubError } from '../github/github-api.ts';
import { GoogleError } from '../google/google-api.ts';
import { HostError } from '../host/run-on-host.ts';
import type { ReportedError } from '../preview/plan-document.ts';
import { InputError } from '../problem.ts';
import { HistoryError } from '../releases/history.ts';
import { ForeignPreviewError } from '../summary/origin.ts';
import { ConfigurationError } from './configuration-error.ts';
import { UsageError } from './usage-error.ts';

/** What a command failed with, that is no fault of this program: said without a stack trace. */
export interface Failure {
  /** Exit code. */
  readonly status: 1 | 2;
  /** For people. */
  readonly text: string;
  /** For machines. */
  readonly errors: readonly ReportedError[];
}

/** What an error means for the user; undefined for one that is a fault of this program. */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof ConfigurationError) return { status: 1, text: error.message, errors: error.errors };
  if (error instanceof InputError) {
    const errors = error.problems.map(({ path, message }) => ({ ...nowhere, path: shownKeys(path), message }));
    const lines = error.problems.map(({ path, message }) => `${showPath(path)}  ${message}`);
    return { status: 1, text: lines.join('\n'), errors };
  }
  if (error instanceof UsageError) return oneLine(2, error.message);
  if (forPeople.some((kind) => error instanceof kind)) return oneLine(1, (error as Error).message);
  // What the file system refuses is for the user to fix, like an input.
  if (error instanceof Error && 'syscall' in error && 'code' in error) {
    const { path = 'A file', message } = error as NodeJS.ErrnoException;
    return oneLine(1, `${path} cannot be written or read: ${message}`);
  }
  return undefined;
}

/** The document that a failure is for machines. */
export async function jsonOf({ errors }: Failure): Promise<string> {
  const { schemaVersion } = await import('../preview/plan-document.ts');
  return JSON.stringify({ schemaVersion, errors }, null, 2);
}

const forPeople = [HostError, GoogleError, GitHubError, ForeignPreviewError, HistoryError];
const nowhere = { file: null, line: null, path: [] };
const oneLine = (status: 1 | 2, text: string): Failure => ({ status, text, errors: [{ ...nowhere, message: text }] });
