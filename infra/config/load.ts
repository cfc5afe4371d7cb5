import { readFileSync } from 'node:fs';
import * as pulumi from '@pulumi/pulumi';
import { InputError } from '../problem.ts';
import { reportProblems } from './report.ts';
import { misnamedKeys, readStackFile } from './stack-file.ts';

/**
 * What the operator chose for the stack that is running, unchecked, from the engine: the only place that reads `pulumi.Config`.
 *
 * @throws InputError for keys of this project that it does not know.
 */
export function loadConfig(): unknown {
  const misnamed = misnamedKeys(Object.keys(pulumi.runtime.allConfig()));
  if (misnamed.length > 0) throw new InputError(misnamed);
  return new pulumi.Config().getObject('environment') ?? {};
}

/**
 * Runs what may find mistakes in the stack file.
 *
 * @throws RunError with every mistake and its line: the engine prints it without a stack trace.
 */
export function inputErrorsReported<T>(stack: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new pulumi.RunError(
      `The configuration of ${stack} has mistakes:\n${reportProblems(error.problems, `Pulumi.${stack}.yaml`, linesOf(stack))}`,
    );
  }
}

/** Lines in the stack file where it is beside the program; the values come from the engine, which has no line numbers. */
function linesOf(stack: string): (path: readonly string[]) => number {
  try {
    return readStackFile(readFileSync(new URL(`../../Pulumi.${stack}.yaml`, import.meta.url), 'utf8')).lineOf;
  } catch {
    return () => 1;
  }
}
