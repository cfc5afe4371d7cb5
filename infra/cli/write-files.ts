import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { renderedMark, renderFile } from '../env/dialects/dialect.ts';
import { dotenv } from '../env/dialects/dotenv.ts';
import { resolveVariables } from '../env/resolve.ts';
import type { Facts } from '../facts/contract.ts';
import type { WrittenFile } from '../preview/plan-text.ts';
import { refuseKnownSecrets } from './local/known-secrets.ts';
import { replaceFile } from './replace-file.ts';

/** A file of an environment before it is written. */
interface EnvironmentFile extends WrittenFile {
  readonly text: string;
}

/**
 * Renders `out/<stack>/.env` for the environment and `out/<stack>/<service>.env` for each service that reads variables.
 *
 * @throws InputError for variables that cannot be rendered, or have the value of a secret that this machine knows.
 */
export function environmentFiles(root: string, facts: Facts): EnvironmentFile[] {
  const services = Object.keys(facts.services).filter((service) => resolveVariables(facts, { service }).length > 0);
  const views = ['environment' as const, ...services.map((service) => ({ service }))];
  return views.map((view) => {
    const resolved = resolveVariables(facts, view);
    refuseKnownSecrets(root, facts, resolved);
    const reader = view === 'environment' ? undefined : view.service;
    const { environment, contract } = facts;
    return {
      path: join(directoryOf(environment), `${reader ?? ''}.env`),
      variables: resolved.length,
      text: renderFile(dotenv, { environment, contract, source: 'preview', reader }, resolved),
    };
  });
}

/**
 * Writes the files of an environment, 0600. Everything is rendered before anything is written; each file is replaced whole, and
 * those of services that are gone are removed.
 */
export function writeEnvironmentFiles(root: string, facts: Facts): WrittenFile[] {
  const directory = directoryOf(facts.environment);
  const files = environmentFiles(root, facts);
  mkdirSync(join(root, directory), { recursive: true, mode: 0o700 });
  for (const { path, text } of files) replaceFile(join(root, path), text, 0o600);
  const current = new Set(files.map(({ path }) => path));
  for (const name of readdirSync(join(root, directory))) {
    const path = join(root, directory, name);
    if (name.endsWith('.env') && !current.has(join(directory, name)) && isRendered(path)) rmSync(path);
  }
  return files.map(({ path, variables: count }) => ({ path, variables: count }));
}

/** Removes the rendered files of an environment. */
export function removeEnvironmentFiles(root: string, environment: string): void {
  const directory = join(root, directoryOf(environment));
  if (!existsSync(directory)) return;
  for (const name of readdirSync(directory)) {
    if (name.endsWith('.env') && isRendered(join(directory, name))) rmSync(join(directory, name));
  }
  if (readdirSync(directory).length === 0) rmSync(directory, { recursive: true });
}

/** Written by us: nobody's own file is removed. */
const isRendered = (path: string): boolean => readFileSync(path, 'utf8').startsWith(renderedMark);

const directoryOf = (environment: string): string => join('out', environment);
