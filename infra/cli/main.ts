import { parseArgs } from 'node:util';
import { GitHubError } from '../github/github-api.ts';
import { GoogleError } from '../google/google-api.ts';
import { HostError } from '../host/run-on-host.ts';
import { InputError } from '../problem.ts';
import { root } from './root.ts';
import { UsageError, usageOf } from './usage.ts';

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

/** What the file system refuses is the user's to mend, like an input. */
const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;

async function run(argv: readonly string[]): Promise<number> {
  // Everything behind `pulumi` is the CLI's own.
  if (argv[0] === 'pulumi') {
    const { PulumiProject } = await import('./pulumi-project.ts');
    return new PulumiProject(root).run(...argv.slice(1));
  }
  const { command, stack, rest, options } = parse(argv);
  if (rest.length > 0 && command !== 'secrets') throw new UsageError(`"${rest.join(' ')}" is one word too many.`);
  switch (command) {
    case 'help':
      console.log(usageOf(stack));
      return 0;
    case 'preview': {
      const { previewCommand } = await import('./preview-command.ts');
      return previewCommand(stack, { json: options.json ?? false, configFile: options['config-file'] });
    }
    case 'env':
      return (await import('./env-command.ts')).envCommand(stack, {
        service: options.service,
        outputs: options.outputs,
        dialect: options.for ?? 'dotenv',
        output: options.output,
        check: options.check ?? false,
        diff: options.diff,
        explain: options.explain,
      });
    case 'secrets':
      return (await import('./secrets-command.ts')).secretsCommand(stack, rest);
    case 'deploy':
      return (await import('./deploy-command.ts')).deployCommand(stack, {
        dryRun: options['dry-run'] ?? false,
        outputs: options.outputs,
      });
    case 'doctor':
      return (await import('./doctor-command.ts')).doctorCommand(stack);
    case 'summary':
      return (await import('./summary-command.ts')).summaryCommand(stack, {
        preview: options.preview,
        comment: options.comment ?? false,
        drift: options.drift ?? false,
      });
    case 'publish':
      return (await import('./publish-command.ts')).publishCommand(stack, options.outputs);
    case 'up':
      return (await import('./up-command.ts')).upCommand(stack, { standIns: options['stand-ins'] ?? false });
    case 'down':
      return (await import('./up-command.ts')).downCommand(stack);
    case 'recover':
      return (await import('./recover-command.ts')).recoverCommand(stack, {
        yes: options.yes ?? false,
        standIns: options['stand-ins'] ?? false,
      });
    case 'images': {
      const { imagesCommand } = await import('./images-command.ts');
      if (stack !== undefined) throw new UsageError('images takes no stack: they are the stand-ins of test.');
      return imagesCommand({ force: options.force ?? false });
    }
    case 'generate': {
      const { generateCommand } = await import('./generate-command.ts');
      if (stack !== undefined) throw new UsageError('generate takes no stack: the files are the same for all of them.');
      return generateCommand({ check: options.check ?? false });
    }
    default:
      throw new UsageError(command === undefined ? 'Which command?' : `There is no command "${command}".`);
  }
}

function parse(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        check: { type: 'boolean' },
        force: { type: 'boolean' },
        yes: { type: 'boolean', short: 'y' },
        'dry-run': { type: 'boolean' },
        preview: { type: 'string' },
        comment: { type: 'boolean' },
        drift: { type: 'boolean' },
        'stand-ins': { type: 'boolean' },
        'config-file': { type: 'string' },
        service: { type: 'string' },
        outputs: { type: 'string' },
        for: { type: 'string' },
        output: { type: 'string', short: 'o' },
        diff: { type: 'string' },
        explain: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const [command, stack, ...rest] = positionals;
    return values.help
      ? { command: 'help', stack: command, rest: [], options: values }
      : { command, stack, rest, options: values };
  } catch (error) {
    throw new UsageError((error as Error).message.split('. To specify')[0] ?? '');
  }
}
