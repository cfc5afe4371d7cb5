import { show } from '../config/show.ts';
import { type Command, commands } from './command-table.ts';
import type { Failure } from './failure.ts';
import { commandList, commandNamed, helpOn, usageOf } from './help.ts';
import { type OptionName, optionNames, parseCommandLine } from './options.ts';
import { root } from './root.ts';
import { UsageError } from './usage-error.ts';

/** Runs a command. Returns the exit code: 0, 1 for a problem in the input, 2 for wrong usage. */
export async function main(argv: readonly string[]): Promise<number> {
  reportLostOutput();
  // What libraries warn of is for their developers, and would stand between lines for people.
  process.removeAllListeners('warning');
  const [name] = argv;
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    return await run(argv, command);
  } catch (error) {
    const { failureOf, jsonOf } = await import('./failure.ts');
    const failure = failureOf(error);
    if (!failure) throw error;
    if (argv.includes('--json')) console.log(await jsonOf(failure));
    else console.error(textOf(failure, command));
    return failure.status;
  }
}

async function run(argv: readonly string[], called: Command | undefined): Promise<number> {
  // Everything behind `pulumi` is the CLI's own.
  if (argv[0] === 'pulumi') {
    const { PulumiProject } = await import('./pulumi/pulumi-project.ts');
    return new PulumiProject(root).run(...argv.slice(1));
  }
  const { words, options } = parseCommandLine(argv, called?.takes ?? optionNames);
  const [name, stack, ...rest] = words;
  if (options.help || name === 'help') {
    const topic = name === 'help' ? stack : name;
    console.log(topic === undefined ? commandList() : helpOn(topic));
    return 0;
  }
  if (name === undefined) {
    console.error(commandList());
    return 2;
  }
  const command = commandNamed(name);
  const foreign = (Object.keys(options) as OptionName[]).filter((option) => !command.takes.includes(option));
  if (foreign.length > 0) throw new UsageError(`${name} does not take --${foreign.join(', --')}.`);
  if (rest.length > 0 && !command.takesWords) {
    const given = rest.map((word) => show(word)).join(', ');
    throw new UsageError(`Unexpected argument${rest.length === 1 ? '' : 's'} ${given}.`);
  }
  return command.run({ stack, rest, options });
}

const textOf = ({ text, status }: Failure, command: Command | undefined): string =>
  status === 2 && command ? `${text}\n${usageOf(command)}` : text;

/**
 * Output that cannot be written fails the command, in one line; what the command does it still finishes. Where the reader of a pipe
 * has ended nothing is said, and the exit code is that of a program that SIGPIPE ends.
 */
function reportLostOutput(): void {
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    process.stdout.on('error', () => {});
    if (error.code !== 'EPIPE') console.error(`The output cannot be written: ${error.message}`);
    process.exitCode = error.code === 'EPIPE' ? 141 : 1;
  });
}
