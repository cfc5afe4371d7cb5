import type { OptionName, Options } from './options.ts';
import { UsageError } from './usage-error.ts';

/** What a command is called with. */
export interface Call {
  readonly stack: string | undefined;
  /** Words behind the stack. */
  readonly rest: readonly string[];
  readonly options: Options;
}

/** What a person is told of a command. */
export interface Help {
  /** How it is called, as one line behind `infra`. */
  readonly synopsis: string;
  /** What it does, for the list of commands. */
  readonly summary: string;
  /** More of that, and what its options mean. */
  readonly details?: string;
}

/** A command of `infra`. What it needs is loaded when it is called, and not before. */
export interface Command extends Help {
  /** The options that it knows. */
  readonly takes: readonly OptionName[];
  /** It takes words behind the stack. */
  readonly takesWords?: boolean;
  /** @returns the exit code. */
  readonly run: (call: Call) => number | Promise<number>;
}

export const commands: Readonly<Record<string, Command>> = {
  preview: {
    synopsis: 'preview <stack> [--json] [--strict] [--config-file FILE]',
    summary: 'previews an environment in this process, and writes its .env files to out/<stack>',
    details: `
  --json          prints one JSON document, errors too: schema/preview.schema.json
  --strict        exit code 1 where up would refuse: something that it needs is unset
  --config-file   another stack file than Pulumi.<stack>.yaml`,
    takes: ['json', 'strict', 'config-file'],
    run: async ({ stack, options }) =>
      (await import('./commands/preview-command.ts')).previewCommand(stack, {
        json: options.json ?? false,
        strict: options.strict ?? false,
        configFile: options['config-file'],
      }),
  },
  generate: {
    synopsis: 'generate [--check]',
    summary: 'writes the files that are generated from the code: schemas, references, .env examples',
    details: `
  --check         writes nothing; says which of them are out of date`,
    takes: ['check'],
    run: async ({ stack, options }) => {
      if (stack !== undefined) throw new UsageError('generate takes no stack: the files are the same for all of them.');
      return (await import('./commands/generate-command.ts')).generateCommand({ check: options.check ?? false });
    },
  },
  doctor: {
    synopsis: 'doctor <stack>',
    summary: 'checks everything that an update needs, changes nothing, and says how to fix what is missing',
    takes: [],
    run: async ({ stack }) => (await import('./commands/doctor-command.ts')).doctorCommand(stack),
  },
  env: {
    synopsis:
      'env <stack> [--service NAME] [--format DIALECT] [--output FILE] [--diff FILE|STACK] [--check] [--explain NAME] [--outputs FILE]',
    summary: 'prints the variables of a deployed environment, or of one of its services, as a .env',
    details: `
  --service       only the variables that this service reads, with the URLs that it uses
  --format        dotenv (the default), docker, shell, systemd, json or github: what reads the file; --for is the same
  --output        writes this file (mode 0600) instead of printing
  --diff          says which variables differ from those of a file, or of another deployed environment
  --check         with --output: writes nothing, says what differs from that file; exit code 1 where anything does, also with --diff
  --explain       explains one variable or secret: its value, which file gives it, who reads it
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
    synopsis: 'secrets <stack> [set NAME | rotate NAME]',
    summary: 'lists the secrets of an environment: which have a value, how old it is, who may read it',
    details: `
  set             sets a secret from outside; the value is read from standard input or at a prompt
  rotate          renews a generated secret`,
    takes: [],
    takesWords: true,
    run: async ({ stack, rest }) => (await import('./commands/secrets-command.ts')).secretsCommand(stack, rest),
  },
  certificates: {
    synopsis: 'certificates <stack> [--renew] [--renew-authority]',
    summary: 'makes the TLS certificate of the gateways and the authority that signs it, or renews them',
    details: `
  Renews the certificate where it ends within 30 days or does not name all hosts. Changes nothing otherwise.
  --renew             renews the certificate in any case
  --renew-authority   makes a new authority; it signs nothing before the next --renew, so that services can trust it first`,
    takes: ['renew', 'renew-authority'],
    run: async ({ stack, options }) =>
      (await import('./commands/certificates-command.ts')).certificatesCommand(stack, {
        certificate: options.renew ?? false,
        authority: options['renew-authority'] ?? false,
      }),
  },
  open: {
    synopsis: 'open <stack> <service> [--browser]',
    summary: 'opens a tunnel to a service, and prints its address for a browser on this machine',
    details: `
  Where the host is on Google Cloud, the tunnel stays open until Ctrl-C; a Docker engine on this machine needs none.
  --browser       opens the address in the browser`,
    takes: ['browser'],
    takesWords: true,
    run: async ({ stack, rest, options }) =>
      (await import('./commands/open-command.ts')).openCommand(stack, rest, { browser: options.browser ?? false }),
  },
  status: {
    synopsis: 'status <stack> [--json] [--check]',
    summary: 'says what runs on the hosts of an environment, and how that differs from its stack file',
    details: `
  Asks the hosts themselves, by the way that an update takes, and changes nothing. Exit code 1 where a host cannot be asked.
  --json          prints one JSON document
  --check         exit code 1 also where a container is not as the stack file wants it`,
    takes: ['json', 'check'],
    run: async ({ stack, options }) =>
      (await import('./commands/status-command.ts')).statusCommand(stack, {
        json: options.json ?? false,
        check: options.check ?? false,
      }),
  },
  logs: {
    synopsis: 'logs <stack> <service> [--tail LINES] [--no-follow]',
    summary: 'prints what the containers of a service write, until Ctrl-C',
    details: `
  Also of containers that start meanwhile, as in an update. What looks like a secret is masked.
  <service>       a service, or one of its containers: orchestrator-1
  --tail          how many of the lines that are there already; 100 unless said
  --no-follow     ends after the lines that are there already`,
    takes: ['tail', 'no-follow'],
    takesWords: true,
    run: async ({ stack, rest, options }) =>
      (await import('./commands/logs-command.ts')).logsCommand(stack, rest, {
        tail: options.tail ?? '100',
        follow: !(options['no-follow'] ?? false),
      }),
  },
  exec: {
    synopsis: 'exec <stack> <service> -- <command>',
    summary: 'runs a command in a running container of a service',
    details: `
  The first that is healthy, or else the first that runs. The exit code is that of the command.
  <service>       a service, or one of its containers: orchestrator-1`,
    takes: [],
    takesWords: true,
    run: async ({ stack, rest }) => (await import('./commands/exec-command.ts')).execCommand(stack, rest),
  },
  alerts: {
    synopsis: 'alerts <stack> [--json] [--test SEVERITY]',
    summary: 'says which alerts there are in an environment, and who is told of them',
    details: `
  Asks Prometheus and Alertmanager on their hosts, and changes nothing. Exit code 1 where one of them cannot be asked, or does not work.
  --json          prints one JSON document
  --test          sends an alert of this severity (critical, high or medium) to everybody who is told of such, and says
                  by which ways it was sent; exit code 1 where one of them failed`,
    takes: ['json', 'test'],
    run: async ({ stack, options }) =>
      (await import('./commands/alerts-command.ts')).alertsCommand(stack, {
        json: options.json ?? false,
        test: options.test,
      }),
  },
  deploy: {
    synopsis: 'deploy <stack> [--dry-run] [--outputs FILE]',
    summary: 'writes the current variables of the applications to the hosts',
    details: `
  Restarts those whose variables changed, and waits until they are healthy. Where one does not become healthy, it restores
  the previous variables and stops.
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
    synopsis: 'summary <stack> [--comment | --drift] [--preview FILE] [--expect-plan DIGEST]',
    summary: 'prints what an update would change, in Markdown; exit code 1 where the preview fails',
    details: `
  --comment       also writes it as one comment on the pull request of the running workflow
  --drift         reads what exists, and keeps one issue open while that differs from the state;
                  on Google Cloud with the right to look alone: hosts report what is on them
  --preview       a file with what pulumi preview --json printed, or - for standard input
  --expect-plan   exit code 1 where the plan is not the one with this digest; in a workflow the step output «plan» is the digest`,
    takes: ['comment', 'drift', 'preview', 'expect-plan'],
    run: async ({ stack, options }) =>
      (await import('./commands/summary-command.ts')).summaryCommand(stack, {
        preview: options.preview,
        comment: options.comment ?? false,
        drift: options.drift ?? false,
        expectPlan: options['expect-plan'],
      }),
  },
  policy: {
    synopsis: 'policy <stack> [--state FILE | --preview FILE]',
    summary: 'checks what a stack consists of against the policy rules; exit code 1 for a violation',
    details: `
  Looks at the state of the last update, unless told otherwise.
  --state         a file with what pulumi stack export printed, or - for standard input
  --preview       a file with what pulumi preview --json --show-sames printed, or - for standard input`,
    takes: ['state', 'preview'],
    run: async ({ stack, options }) =>
      (await import('./commands/policy-command.ts')).policyCommand(stack, {
        state: options.state,
        preview: options.preview,
      }),
  },
  publish: {
    synopsis: 'publish <stack> [--outputs FILE]',
    summary: 'sets the variables of the GitHub repository that other workflows read',
    details: `
  --outputs       a file with what pulumi stack output --json printed, or - for standard input`,
    takes: ['outputs'],
    run: async ({ stack, options }) =>
      (await import('./commands/publish-command.ts')).publishCommand(stack, options.outputs),
  },
  up: {
    synopsis: 'up <stack> [--stubs]',
    summary: 'creates or updates dev or test on its Docker engine, with its state in .local/<stack>',
    details: `
  --stubs         uses stubs (small programs) for images that are unset`,
    takes: ['stubs'],
    run: async ({ stack, options }) =>
      (await import('./commands/up-command.ts')).upCommand(stack, { stubs: options['stubs'] ?? false }),
  },
  recover: {
    synopsis: 'recover <stack> [--stubs] [--yes]',
    summary: 'after an update that was killed: releases its lock, finds what it created, creates the rest',
    details: `
  --stubs         uses stubs (small programs) for images that are unset
  --yes           does not ask; without it, asks before an update in the cloud, and before it creates a local environment`,
    takes: ['stubs', 'yes'],
    run: async ({ stack, options }) =>
      (await import('./commands/recover-command.ts')).recoverCommand(stack, {
        yes: options.yes ?? false,
        stubs: options['stubs'] ?? false,
      }),
  },
  releases: {
    synopsis: 'releases <stack> [--json] [--limit NUMBER]',
    summary: 'lists the updates of an environment, the newest first: when, how they ended, what they changed',
    details: `
  From the history that the Pulumi CLI tells, against the last update before that succeeded. What looks like a secret is masked.
  --json          prints one JSON document
  --limit         how many updates at most; 20 unless said`,
    takes: ['json', 'limit'],
    run: async ({ stack, options }) =>
      (await import('./commands/releases-command.ts')).releasesCommand(stack, {
        json: options.json ?? false,
        limit: options.limit ?? '20',
      }),
  },
  rollback: {
    synopsis: 'rollback <stack> [service] [--stubs] [--yes]',
    summary: 'goes back to the images before: in the stack file, and then on the hosts',
    details: `
  The images are those of the last update that succeeded with others than the newest update has. Nothing else in the stack file is
  changed. Shows the summary of what would change, and asks before it writes and updates anything.
  <service>       only the image of this service, of the last update that succeeded with another one
  --stubs         uses stubs (small programs) for images that are unset
  --yes           does not ask`,
    takes: ['stubs', 'yes'],
    takesWords: true,
    run: async ({ stack, rest, options }) =>
      (await import('./commands/rollback-command.ts')).rollbackCommand(stack, rest, {
        yes: options.yes ?? false,
        stubs: options.stubs ?? false,
      }),
  },
  down: {
    synopsis: 'down <stack>',
    summary: 'removes dev or test, with everything that up created',
    takes: [],
    run: async ({ stack }) => (await import('./commands/up-command.ts')).downCommand(stack),
  },
  images: {
    synopsis: 'images [--force]',
    summary: 'makes the stub images of test on the local engine',
    details: `
  --force         makes them again`,
    takes: ['force'],
    run: async ({ stack, options }) => {
      if (stack !== undefined) throw new UsageError('images takes no stack: they are the stubs of test.');
      (await import('./local/stub-images.ts')).makeStubImages({ force: options.force ?? false });
      return 0;
    },
  },
};
