import { type ParseArgsConfig, parseArgs } from 'node:util';
import { suggestion } from '../config/explain.ts';
import { UsageError } from './usage-error.ts';

/** Every option of every command. */
const options = {
  json: { type: 'boolean' },
  strict: { type: 'boolean' },
  check: { type: 'boolean' },
  force: { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
  'dry-run': { type: 'boolean' },
  renew: { type: 'boolean' },
  'renew-authority': { type: 'boolean' },
  browser: { type: 'boolean' },
  'no-follow': { type: 'boolean' },
  test: { type: 'string' },
  tail: { type: 'string' },
  limit: { type: 'string' },
  preview: { type: 'string' },
  state: { type: 'string' },
  comment: { type: 'boolean' },
  drift: { type: 'boolean' },
  'expect-plan': { type: 'string' },
  stubs: { type: 'boolean' },
  'config-file': { type: 'string' },
  service: { type: 'string' },
  outputs: { type: 'string' },
  format: { type: 'string' },
  for: { type: 'string' },
  output: { type: 'string', short: 'o' },
  diff: { type: 'string' },
  explain: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options'];

export type OptionName = keyof typeof options;

/** The options that were given, with their values. */
export type Options = {
  readonly [N in OptionName]?: (typeof options)[N]['type'] extends 'boolean' ? boolean : string;
};

/** Every name of an option. */
export const optionNames = Object.keys(options) as OptionName[];

/**
 * Takes words and options apart.
 *
 * @param known names of the options that may have been meant by one that does not exist.
 * @throws UsageError for an option that no command knows, or that lacks its value.
 */
export function parseCommandLine(
  argv: readonly string[],
  known: readonly OptionName[],
): { words: string[]; options: Options } {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options });
    return { words: positionals, options: values };
  } catch (error) {
    const { message } = error as Error;
    const [, unknown] = /^Unknown option '(-[^']*)'/.exec(message) ?? [];
    if (unknown === undefined) throw new UsageError(`${message.split('. ')[0]}.`);
    const names = known.map((name) => `--${name}`);
    throw new UsageError(`There is no option ${unknown}.${suggestion(unknown, names)}`);
  }
}
