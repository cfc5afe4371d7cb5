import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Lines in the stack file of the project; the values come from the engine, which has no line numbers. */
function linesOf(stack: string): (path: readonly string[]) => number {
  try {
    return readStackFile(readFileSync(join(pulumi.getRootDirectory(), `Pulumi.${stack}.yaml`), 'utf8')).lineOf;
  } catch {
    return () => 1;
  }
}
