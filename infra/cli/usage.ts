/** A command that was called the wrong way: shown with what the command takes, exit code 2. */
export class UsageError extends Error {}

const commands: Readonly<Record<string, string>> = {
  preview: `
  preview <stack> [--json] [--config-file FILE]
      What the environment will consist of, found out in this process, and its .env files in out/<stack>.
      --json          one document for machines: resources, placement, outputs, variables, violations
      --config-file   another stack file than Pulumi.<stack>.yaml`,
  generate: `
  generate [--check]
      Writes the files that follow from the code: schemas of the stack files, references, .env examples.
      --check         writes nothing; says which of them are out of date`,
  doctor: `
  doctor <stack>
      Looks at everything that an update needs, and changes nothing; says how to mend what is missing.`,
  env: `
  env <stack> [--service ROLE] [--for DIALECT] [--output FILE [--check]]
      [--diff FILE|STACK] [--explain NAME] [--outputs FILE]
      The variables of a deployed environment, or of one of its services, from the outputs of its stack.
      --for           dotenv (unless said), docker, shell, systemd, json or github: who reads the file
      --output        writes the file, 0600 and as a whole, instead of printing it
      --check         writes nothing; says what differs from that file, exit code 1 where anything does
      --diff          says which variables differ from those of a file, or of another deployed environment
      --explain       tells of one variable: its value, where that comes from, who reads it
      --outputs       a file with what pulumi stack output --json printed, or - for standard input`,
  secrets: `
  secrets <stack> [set NAME | rotate NAME]
      The secrets that the environment expects: which have a value, how old it is, who may read it.
      set             takes the value of one from outside, from standard input or at a prompt
      rotate          renews one that is made here`,
  deploy: `
  deploy <stack> [--dry-run] [--outputs FILE]
      Gives the applications on the hosts the variables that the stack has now: ships their files, restarts those whose
      variables changed, waits for health, and goes back where they do not get healthy.
      --dry-run       says what would change, and changes nothing
      --outputs       a file with what pulumi stack output --json printed, or - for standard input`,
  summary: `
  summary <stack> [--comment | --drift] [--preview FILE]
      What a preview of the stack would change, for a reviewer, in Markdown; exit code 1 where the preview fails.
      --comment       also puts it on the pull request of the workflow that runs, as one comment
      --drift         looks at what is really there, and keeps one issue open while that differs
      --preview       a file with what pulumi preview --json printed, or - for standard input`,
  publish: `
  publish <stack> [--outputs FILE]
      Sets the variables of the GitHub repository by which other workflows know the environment.`,
  up: `
  up <stack> [--stand-ins]
      Brings up dev or test on its Docker engine, with state and passphrase of its own in .local/<stack>.
      --stand-ins     small programs take the place of images that nobody has chosen`,
  recover: `
  recover <stack> [--stand-ins] [--yes]
      After an update that was killed: releases its lock, finds out what it had made, and brings the rest up.
      --yes           does not ask before the update of staging and prod`,
  down: `
  down <stack>
      Takes it down again, with everything that up made.`,
  images: `
  images [--force]
      Makes the stand-in images of test on the local engine; --force makes them anew.`,
  pulumi: `
  pulumi <arguments>
      The Pulumi CLI with the pinned Node: one on PATH or in ~/.pulumi/bin, otherwise the one that npm pins.`,
};

/** What a command takes; of all commands where there is none of that name. */
export function usageOf(command?: string): string {
  const own = command === undefined ? undefined : commands[command];
  if (own !== undefined) return `Usage: infra ${own.trim()}`;
  return [
    'Usage: infra <command>',
    ...Object.values(commands),
    '',
    'Stacks: dev, test, staging, prod. Exit codes: 0, 1 for a problem in the input, 2 for wrong usage.',
  ].join('\n');
}
