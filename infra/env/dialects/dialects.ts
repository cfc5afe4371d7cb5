import type { Dialect } from './dialect.ts';
import { dockerRun } from './docker-run.ts';
import { dotenv } from './dotenv.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { shell } from './shell.ts';
import { systemd } from './systemd.ts';

/** What `--format` takes: a file is written for readers that have a name, as there is no one spelling for all. */
export const dialects = { dotenv, docker: dockerRun, shell, systemd, json, github } as const satisfies Record<
  string,
  Dialect
>;

export type DialectName = keyof typeof dialects;
