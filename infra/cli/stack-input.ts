import { readFileSync } from 'node:fs';
import { profiles } from '../../stacks/profiles.ts';
import { reportProblems } from '../config/report.ts';
import { readStackFile, StackFileError } from '../config/stack-file.ts';
import { type Environment, environmentOf } from '../model/environment.ts';
import type { EnvironmentName } from '../model/profile.ts';
import { InputError } from '../problem.ts';
import { root } from './root.ts';
import { stackName } from './stack-name.ts';

/** The stack file that a command works on. */
export interface StackInput {
  readonly stack: EnvironmentName;
  /** Its name for people. */
  readonly file: string;
  readonly text: string;
  /** What the operator chose, unchecked. */
  readonly raw: unknown;
  /** `Pulumi.dev.yaml:7` of a path in it. */
  readonly lineOf: (path: readonly string[]) => string;
}

/**
 * Runs a command on the stack file of a stack; mistakes in it are reported with their lines, all at once.
 *
 * @returns what the command returns, or 1 for mistakes.
 * @throws UsageError for a stack that does not exist.
 */
export async function withStackFile(
  name: string | undefined,
  configFile: string | undefined,
  run: (input: StackInput) => Promise<number>,
): Promise<number> {
  const stack = stackName(name);
  const file = configFile ?? `Pulumi.${stack}.yaml`;
  let lineOf: (path: readonly string[]) => number = () => 1;
  try {
    const text = readText(configFile ?? `${root}${file}`);
    const stackFile = readStackFile(text);
    lineOf = stackFile.lineOf;
    return await run({
      stack,
      file,
      text,
      raw: stackFile.environment,
      lineOf: (path) => `${file}:${stackFile.lineOf(path)}`,
    });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const lines = error instanceof StackFileError ? error.lineOf : lineOf;
    const many = error.problems.length === 1 ? 'a mistake' : `${error.problems.length} mistakes`;
    console.error(
      `The configuration of ${stack} has ${many}; nothing was written.\n${reportProblems(error.problems, file, lines)}`,
    );
    return 1;
  }
}

/**
 * Runs a command on the environment of a stack. Mistakes in its stack file are reported with their lines; what goes wrong in the
 * command itself is about something else.
 *
 * @returns what the command returns, or 1 for mistakes.
 */
export async function withEnvironment(
  name: string | undefined,
  run: (environment: Environment, input: StackInput) => Promise<number>,
): Promise<number> {
  let read: readonly [Environment, StackInput] | undefined;
  const status = await withStackFile(name, undefined, async (input) => {
    read = [environmentOf(input.raw, profiles[input.stack]), input];
    return 0;
  });
  return read ? run(...read) : status;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const message = missing
      ? 'does not exist: write what you choose for this environment there (README, «Stack files»)'
      : `cannot be read: ${(error as Error).message}`;
    throw new StackFileError([{ path: [], message }], () => 1);
  }
}
