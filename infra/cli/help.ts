import { suggestion } from '../config/explain.ts';
import { environmentNames } from '../model/profile.ts';
import { type Command, commands, type Help } from './command-table.ts';
import { UsageError } from './usage-error.ts';

const pulumi: Help = {
  synopsis: 'pulumi <arguments>',
  summary: 'runs the Pulumi CLI with the pinned Node',
  details: `
  The CLI is the one on PATH or in ~/.pulumi/bin, otherwise the one that npm pins. All arguments are its own.`,
};
const helps: Readonly<Record<string, Help>> = { ...commands, pulumi };
const names = Object.keys(helps);

/** The list of commands, one a line. */
export const commandList = (): string =>
  [
    'Usage: infra <command>',
    '',
    ...Object.entries(helps).map(([name, { summary }]) => `  ${name.padEnd(14)}${summary}`),
    '',
    `infra help <command> lists the options of a command. Stacks: ${environmentNames.join(', ')}.`,
    'Exit codes: 0, 1 for a problem in the input, 2 for wrong usage.',
  ].join('\n');

/**
 * What a command takes, and what that means.
 *
 * @throws UsageError where there is none of that name.
 */
export function helpOn(name: string): string {
  const help = Object.hasOwn(helps, name) ? helps[name] : undefined;
  if (!help) throw noCommand(name);
  const { summary, details = '' } = help;
  return `${usageOf(help)}\n\n  ${summary}${details.trimEnd()}`;
}

/** How a command is called, in one line. */
export const usageOf = ({ synopsis }: Help): string => `Usage: infra ${synopsis}`;

/** @throws UsageError where there is none of that name. */
export function commandNamed(name: string): Command {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw noCommand(name);
  return command;
}

const noCommand = (name: string): UsageError =>
  new UsageError(`There is no command "${name}".${suggestion(name, names)} infra help lists the commands.`);
