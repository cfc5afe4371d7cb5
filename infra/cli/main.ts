import { GitHubError } from '../github/github-api.ts';
import { GoogleError } from '../google/google-api.ts';
import { HostError } from '../host/run-on-host.ts';
import { InputError } from '../problem.ts';
import { commands } from './command-table.ts';
import { type OptionName, parseCommandLine } from './options.ts';
import { root } from './root.ts';
import { UsageError } from './usage-error.ts';

/** Runs a command. Returns the exit code: 0, 1 for a problem in the input, 2 for wrong usage. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    return await run(argv);
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${usageOf(argv[0])}`);
      return 2;
    }
    if (forPeople.some((kind) => error instanceof kind)) {
      console.error((error as Error).message);
      return 1;
    }
    if (isFileError(error)) {
      console.error(`${error.path ?? 'A file'} cannot be written or read: ${error.message}`);
      return 1;
    }
    throw error;
  }
}

/** What is said in one line, without a stack trace: it is no fault of this program. */
const forPeople = [InputError, HostError, GoogleError, GitHubError];

/** What the file system refuses is for the user to fix, like an input. */
const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;

async function run(argv: readonly string[]): Promise<number> {
  // Everything behind `pulumi` is the CLI's own.
  if (argv[0] === 'pulumi') {
    const { PulumiProject } = await import('./pulumi/pulumi-project.ts');
    return new PulumiProject(root).run(...argv.slice(1));
  }
  const { words, options } = parseCommandLine(argv);
  const [name, stack, ...rest] = words;
  if (options.help || name === 'help') {
    console.log(usageOf(name === 'help' ? stack : name));
    return 0;
  }
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(name === undefined ? 'Which command?' : `There is no command "${name}".`);
  const foreign = (Object.keys(options) as OptionName[]).filter((option) => !command.takes.includes(option));
  if (foreign.length > 0) throw new UsageError(`${name} does not take --${foreign.join(', --')}.`);
  if (rest.length > 0 && !command.takesWords) throw new UsageError(`"${rest.join(' ')}" is one word too many.`);
  return command.run({ stack, rest, options });
}

const pulumiUsage = `
  pulumi <arguments>
      The Pulumi CLI with the pinned Node: one on PATH or in ~/.pulumi/bin, otherwise the one that npm pins.`;

/** What a command takes; what all take where there is none of that name. */
function usageOf(name: string | undefined): string {
  if (name !== undefined && Object.hasOwn(commands, name)) return `Usage: infra ${commands[name]?.usage.trim()}`;
  return [
    'Usage: infra <command>',
    ...Object.values(commands).map(({ usage }) => usage),
    pulumiUsage,
    '',
    'Stacks: dev, test, staging, prod. Exit codes: 0, 1 for a problem in the input, 2 for wrong usage.',
  ].join('\n');
}
