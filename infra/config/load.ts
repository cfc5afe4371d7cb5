import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { InputError } from '../problem.ts';
import { reportProblems } from './report.ts';
import { type LineOf, misnamedKeys, readStackFile, StackFileError } from './stack-file.ts';

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
 * Runs what may find mistakes in the stack file. What the engine would read otherwise than a preview is one of them.
 *
 * @throws RunError with every mistake and its line: the engine prints it without a stack trace.
 */
export function inputErrorsReported<T>(stack: string, run: () => T): T {
  let lineOf: LineOf = () => 1;
  try {
    const text = stackFileText(stack);
    if (text !== undefined) lineOf = readStackFile(text).lineOf;
    return run();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const lines = error instanceof StackFileError ? error.lineOf : lineOf;
    throw new pulumi.RunError(
      `The configuration of ${stack} has mistakes:\n${reportProblems(error.problems, `Pulumi.${stack}.yaml`, lines)}`,
    );
  }
}

/** The stack file of the project, for its lines; the in-process preview has no project, and another file may have been named. */
function stackFileText(stack: string): string | undefined {
  try {
    return readFileSync(join(pulumi.getRootDirectory(), `Pulumi.${stack}.yaml`), 'utf8');
  } catch {
    return undefined;
  }
}
