import { readFileSync } from 'node:fs';
import { profiles } from '../../stacks/profiles.ts';
import { locatedProblems, reportProblems } from '../config/report.ts';
import { type LineOf, readStackFile, StackFileError } from '../config/stack-file.ts';
import { type Environment, environmentOf } from '../model/environment.ts';
import type { EnvironmentName } from '../model/profile.ts';
import { InputError } from '../problem.ts';
import { ConfigurationError } from './configuration-error.ts';
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
  readonly lineNumberOf: (path: readonly string[]) => number;
}

/**
 * Runs a command on the stack file of a stack.
 *
 * @returns what the command returns.
 * @throws UsageError for a stack that does not exist.
 * @throws ConfigurationError with every mistake in it, and their lines.
 */
export async function withStackFile<T>(
  name: string | undefined,
  configFile: string | undefined,
  run: (input: StackInput) => Promise<T>,
): Promise<T> {
  const stack = stackName(name);
  const file = configFile ?? `Pulumi.${stack}.yaml`;
  let lineOf: LineOf = () => 1;
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
      lineNumberOf: stackFile.lineOf,
    });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const lines = error instanceof StackFileError ? error.lineOf : lineOf;
    const many = error.problems.length === 1 ? 'a mistake' : `${error.problems.length} mistakes`;
    throw new ConfigurationError(
      `The configuration of ${stack} has ${many}; nothing was written.\n${reportProblems(error.problems, file, lines)}`,
      locatedProblems(error.problems, lines).map(({ line, path, message }) => ({
        file,
        line,
        path: [...path],
        message,
      })),
    );
  }
}

/**
 * Runs a command on the environment of a stack. What goes wrong in the command itself is about something else than its stack file.
 *
 * @returns what the command returns.
 * @throws ConfigurationError with every mistake in the stack file, and their lines.
 */
export async function withEnvironment(
  name: string | undefined,
  run: (environment: Environment, input: StackInput) => Promise<number>,
): Promise<number> {
  const [environment, input] = await withStackFile(name, undefined, async (one) => {
    return [environmentOf(one.raw, profiles[one.stack]), one] as const;
  });
  return run(environment, input);
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
