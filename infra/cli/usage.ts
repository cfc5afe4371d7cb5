/** A command that was called the wrong way: shown with the usage, exit code 2. */
export class UsageError extends Error {}

export const usage = `Usage: infra <command>

  preview <stack> [--json] [--config-file FILE]
      What the environment will consist of, found out in this process, and its .env files in out/<stack>.
      --json          one document for machines: resources, placement, outputs, variables, violations
      --config-file   another stack file than Pulumi.<stack>.yaml
  generate [--check]
      Writes the files that follow from the code: the JSON schemas of the stack files,
      the references of variables and of policy rules.
      --check         writes nothing; says which of them are out of date

  env <stack> [--service ROLE] [--for DIALECT] [--output FILE [--check]]
      [--diff FILE|STACK] [--explain NAME] [--outputs FILE]
      The variables of a deployed environment, or of one of its services, from the outputs of its stack.
      --for           dotenv (unless said), docker, shell, systemd, json or github: who reads the file
      --output        writes the file, 0600 and as a whole, instead of printing it
      --check         writes nothing; says what differs between that file and what it should be, exit code 1 where anything does
      --diff          says which variables differ from those of a file, or of another deployed environment
      --explain       tells of one variable: its value, where that comes from, who reads it
      --outputs       a file with what pulumi stack output --json printed, or - for standard input

  up <stack> [--stand-ins]
      Brings up dev or test on its Docker engine, with state and passphrase of its own in .local/<stack>.
      --stand-ins     small programs take the place of images that nobody has chosen
  recover <stack> [--stand-ins] [--yes]
      After an update that was killed: releases its lock, finds out what it had made, and brings the rest up.
      --yes           does not ask before the update of staging and prod
  down <stack>
      Takes it down again, with everything that up made.
  images [--force]
      Makes the stand-in images of test on the local engine; --force makes them anew.
  pulumi <arguments>
      The Pulumi CLI with the pinned Node: one on PATH or in ~/.pulumi/bin, otherwise the one that npm pins.

Stacks: dev, test, staging, prod. Exit codes: 0, 1 for a problem in the input, 2 for wrong usage.
`;
