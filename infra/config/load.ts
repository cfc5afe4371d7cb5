import { readFileSync } from 'node:fs';
import * as pulumi from '@pulumi/pulumi';
import { InputError } from '../problem.ts';
import type { EnvironmentName, Profile } from '../spec/profile.ts';
import { parseConfig } from './parse.ts';
import { reportProblems } from './report.ts';
import type { Config } from './schema.ts';
import { misnamedKeys, readStackFile } from './stack-file.ts';

/**
 * The configuration of the stack that is running, from the engine: the only place that reads `pulumi.Config`.
 *
 * @throws RunError with every problem, each with its line in the stack file: the engine prints it without a stack trace.
 */
export function loadConfig(profiles: Readonly<Record<EnvironmentName, Profile>>): { config: Config; profile: Profile } {
  const stack = pulumi.getStack();
  const profile = (profiles as Readonly<Record<string, Profile | undefined>>)[stack];
  if (!profile) throw new pulumi.RunError(`There is no environment "${stack}"; a stack is named ${Object.keys(profiles).join(', ')}.`);
  return inputErrorsReported(stack, () => {
    const misnamed = misnamedKeys(Object.keys(pulumi.runtime.allConfig()));
    if (misnamed.length > 0) throw new InputError(misnamed);
    return { config: parseConfig(new pulumi.Config().getObject('environment') ?? {}, profile), profile };
  });
}

/** Runs what may find mistakes in the stack file, and reports them with their lines. */
export function inputErrorsReported<T>(stack: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new pulumi.RunError(`The configuration of ${stack} has mistakes:\n${reportProblems(error.problems, `Pulumi.${stack}.yaml`, linesOf(stack))}`);
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
