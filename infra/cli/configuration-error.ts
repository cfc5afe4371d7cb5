import type { ReportedError } from '../preview/plan-document.ts';

/** Mistakes in a stack file, each with its line: shown all at once, exit code 1. */
export class ConfigurationError extends Error {
  readonly errors: readonly ReportedError[];

  constructor(message: string, errors: readonly ReportedError[]) {
    super(message);
    this.errors = errors;
  }
}
