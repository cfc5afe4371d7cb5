import type { OptionName, Options } from './options.ts';
import { UsageError } from './usage-error.ts';

/** What a command is called with. */
export interface Call {
  readonly stack: string | undefined;
  /** Words behind the stack. */
  readonly rest: readonly string[];
  readonly options: Options;
}

/** A command of `infra`. What it needs is loaded when it is called, and not before. */
export interface Command {
  /** What it takes, and what that means. */
  readonly usage: string;
  /** The options that it knows. */
  readonly takes: readonly OptionName[];
  /** It takes words behind the stack. */
  readonly takesWords?: boolean;
  /** @returns the exit code. */
  readonly run: (call: Call) => number | Promise<number>;
}

export const commands: Readonly<Record<string, Command>> = {
  preview: {
    usage: `
  preview <stack> [--json] [--config-file FILE]
      What the environment will consist of, found out in this process, and its .env files in out/<stack>.
      --json          one document for machines: resources, placement, outputs, variables, violations
      --config-file   another stack file than Pulumi.<stack>.yaml`,
    takes: ['json', 'config-file'],
    run: async ({ stack, options }) =>
      (await import('./commands/preview-command.ts')).previewCommand(stack, {
        json: options.json ?? false,
        configFile: options['config-file'],
      }),
  },
  generate: {
    usage: `
  generate [--check]
      Writes the files that follow from the code: schemas of the stack files, references, .env examples.
      --check         writes nothing; says which of them are out of date`,
    takes: ['check'],
    run: async ({ stack, options }) => {
      if (stack !== undefined) throw new UsageError('generate takes no stack: the files are the same for all of them.');
      return (await import('./commands/generate-command.ts')).generateCommand({ check: options.check ?? false });
    },
  },
  doctor: {
    usage: `
  doctor <stack>
      Looks at everything that an update needs, and changes nothing; says how to fix what is missing.`,
    takes: [],
    run: async ({ stack }) => (await import('./commands/doctor-command.ts')).doctorCommand(stack),
  },
  env: {
    usage: `
  env <stack> [--service NAME] [--format DIALECT] [--output FILE [--check]]
      [--diff FILE|STACK] [--explain NAME] [--outputs FILE]
      The variables of a deployed environment, or of one of its services, from the outputs of its stack.
      --format        dotenv (unless said), docker, shell, systemd, json or github: who reads the file; --for is the same
      --output        writes the file, 0600 and as a whole, instead of printing it
      --check         writes nothing; says what differs from that file, exit code 1 where anything does
      --diff          says which variables differ from those of a file, or of another deployed environment
      --explain       tells of one variable: its value, where that comes from, who reads it
      --outputs       a file with what pulumi stack output --json printed, or - for standard input`,
    takes: ['service', 'format', 'for', 'output', 'check', 'diff', 'explain', 'outputs'],
    run: async ({ stack, options }) =>
      (await import('./commands/env-command.ts')).envCommand(stack, {
        service: options.service,
        outputs: options.outputs,
        dialect: options.format ?? options.for ?? 'dotenv',
        output: options.output,
        check: options.check ?? false,
        diff: options.diff,
        explain: options.explain,
      }),
  },
  secrets: {
    usage: `
  secrets <stack> [set NAME | rotate NAME]
      The secrets that the environment expects: which have a value, how old it is, who may read it.
      set             takes the value of one from outside, from standard input or at a prompt
      rotate          renews one that is made here`,
    takes: [],
    takesWords: true,
    run: async ({ stack, rest }) => (await import('./commands/secrets-command.ts')).secretsCommand(stack, rest),
  },
  certificates: {
    usage: `
  certificates <stack> [--renew] [--renew-authority]
      The TLS certificate of the gateways, and the authority that signs it: makes them, and renews the certificate where it ends
      within 30 days or does not name all hosts. Changes nothing otherwise.
      --renew             renews the certificate in any case
      --renew-authority   makes a new authority; services have to trust it before it signs, with --renew`,
    takes: ['renew', 'renew-authority'],
    run: async ({ stack, options }) =>
      (await import('./commands/certificates-command.ts')).certificatesCommand(stack, {
        certificate: options.renew ?? false,
        authority: options['renew-authority'] ?? false,
      }),
  },
  open: {
    usage: `
  open <stack> <service> [--browser]
      The address of a service for a browser here; where the host is on Google Cloud, through a tunnel that stays open until Ctrl-C.
      --browser       opens it`,
    takes: ['browser'],
    takesWords: true,
    run: async ({ stack, rest, options }) =>
      (await import('./commands/open-command.ts')).openCommand(stack, rest, { browser: options.browser ?? false }),
  },
  deploy: {
    usage: `
  deploy <stack> [--dry-run] [--outputs FILE]
      Gives the applications on the hosts the variables that the stack has now: ships their files, restarts those whose
      variables changed, waits for health, and goes back where they do not get healthy.
      --dry-run       says what would change, and changes nothing
      --outputs       a file with what pulumi stack output --json printed, or - for standard input`,
    takes: ['dry-run', 'outputs'],
    run: async ({ stack, options }) =>
      (await import('./commands/deploy-command.ts')).deployCommand(stack, {
        dryRun: options['dry-run'] ?? false,
        outputs: options.outputs,
      }),
  },
  summary: {
    usage: `
  summary <stack> [--comment | --drift] [--preview FILE]
      What a preview of the stack would change, for a reviewer, in Markdown; exit code 1 where the preview fails.
      --comment       also puts it on the pull request of the workflow that runs, as one comment
      --drift         looks at what is really there, and keeps one issue open while that differs
      --preview       a file with what pulumi preview --json printed, or - for standard input`,
    takes: ['comment', 'drift', 'preview'],
    run: async ({ stack, options }) =>
      (await import('./commands/summary-command.ts')).summaryCommand(stack, {
        preview: options.preview,
        comment: options.comment ?? false,
        drift: options.drift ?? false,
      }),
  },
  publish: {
    usage: `
  publish <stack> [--outputs FILE]
      Sets the variables of the GitHub repository by which other workflows know the environment.`,
    takes: ['outputs'],
    run: async ({ stack, options }) =>
      (await import('./commands/publish-command.ts')).publishCommand(stack, options.outputs),
  },
  up: {
    usage: `
  up <stack> [--stubs]
      Brings up dev or test on its Docker engine, with state and passphrase of its own in .local/<stack>.
      --stubs     small programs take the place of images that nobody has chosen`,
    takes: ['stubs'],
    run: async ({ stack, options }) =>
      (await import('./commands/up-command.ts')).upCommand(stack, { stubs: options['stubs'] ?? false }),
  },
  recover: {
    usage: `
  recover <stack> [--stubs] [--yes]
      After an update that was killed: releases its lock, finds out what it had made, and brings the rest up.
      --yes           does not ask before the update of staging and prod`,
    takes: ['stubs', 'yes'],
    run: async ({ stack, options }) =>
      (await import('./commands/recover-command.ts')).recoverCommand(stack, {
        yes: options.yes ?? false,
        stubs: options['stubs'] ?? false,
      }),
  },
  down: {
    usage: `
  down <stack>
      Takes it down again, with everything that up made.`,
    takes: [],
    run: async ({ stack }) => (await import('./commands/up-command.ts')).downCommand(stack),
  },
  images: {
    usage: `
  images [--force]
      Makes the stub images of test on the local engine; --force makes them anew.`,
    takes: ['force'],
    run: async ({ stack, options }) => {
      if (stack !== undefined) throw new UsageError('images takes no stack: they are the stubs of test.');
      (await import('./local/stub-images.ts')).makeStubImages({ force: options.force ?? false });
      return 0;
    },
  },
};
