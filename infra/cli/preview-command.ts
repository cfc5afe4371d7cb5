import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { styleText } from 'node:util';
import { profiles } from '../../stacks/profiles.ts';
import { suggestion } from '../config/explain.ts';
import { reportProblems } from '../config/report.ts';
import { readStackFile, type StackFile, StackFileError } from '../config/stack-file.ts';
import type { EnvironmentName } from '../model/profile.ts';
import { planText } from '../preview/plan-text.ts';
import { preview } from '../preview/preview.ts';
import { InputError } from '../problem.ts';
import { UsageError } from './usage.ts';
import { writeEnvironmentFiles } from './write-files.ts';

/** The repository: stack files are read from it, and `out/` is written into it. */
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Previews a stack in this process, writes its `.env` files, and prints the plan. */
export async function previewCommand(
  name: string | undefined,
  options: { json: boolean; configFile: string | undefined },
): Promise<number> {
  const stack = stackName(name);
  const file = options.configFile ?? `Pulumi.${stack}.yaml`;
  let stackFile: StackFile | undefined;
  try {
    stackFile = readStackFile(readText(options.configFile ?? `${root}${file}`));
    const plan = await preview(profiles, stack, stackFile.environment);
    const written = writeEnvironmentFiles(root, plan);
    if (options.json) console.log(JSON.stringify({ ...plan, written }, null, 2));
    else
      console.log(
        planText(
          plan,
          written,
          (path) => `${file}:${stackFile?.lineOf(path)}`,
          (style, text) => styleText(style, text, { stream: process.stdout }),
        ),
      );
    return plan.violations.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const lineOf = error instanceof StackFileError ? error.lineOf : (stackFile?.lineOf ?? (() => 1));
    const many = error.problems.length === 1 ? 'a mistake' : `${error.problems.length} mistakes`;
    console.error(
      `The configuration of ${stack} has ${many}; nothing was written.\n${reportProblems(error.problems, file, lineOf)}`,
    );
    return 1;
  }
}

function stackName(name: string | undefined): EnvironmentName {
  const known = Object.keys(profiles);
  if (name === undefined) throw new UsageError(`Which stack? One of ${known.join(', ')}.`);
  if (!known.includes(name))
    throw new UsageError(`There is no stack "${name}"; there are ${known.join(', ')}.${suggestion(name, known)}`);
  return name as EnvironmentName;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new StackFileError(
      [
        {
          path: [],
          message: missing
            ? 'does not exist: write what you choose for this environment there (README, «Stack files»)'
            : `cannot be read: ${(error as Error).message}`,
        },
      ],
      () => 1,
    );
  }
}
