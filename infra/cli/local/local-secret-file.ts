import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import { InputError } from '../../problem.ts';
import { replaceFile } from '../replace-file.ts';

/**
 * The secrets that somebody gave an environment on this machine: a `.env` outside git, 0600, under the variables' names. It
 * outlives the environment.
 */
export class LocalSecretFile {
  /** Its path from the repository, for messages. */
  readonly path: string;
  private readonly file: string;

  constructor(root: string, stack: string) {
    this.path = join('.local', 'secrets', `${stack}.env`);
    this.file = join(root, this.path);
  }

  read(): Readonly<Record<string, string | undefined>> {
    return existsSync(this.file) ? parseEnv(readFileSync(this.file, 'utf8')) : {};
  }

  /** @throws InputError for a value that no line of a `.env` can carry. */
  set(variable: string, value: string): void {
    const kept = { ...this.read(), [variable]: value };
    const text = Object.entries(kept)
      .map(([name, one]) => `${name}=${quotedFor(one ?? '')}\n`)
      .join('');
    const read = parseEnv(text);
    const problems = Object.keys(kept)
      .filter((name) => read[name] !== kept[name as keyof typeof kept])
      .map((name) => ({
        path: [name],
        message: `cannot be kept in ${this.path}; give it in this shell’s environment instead`,
      }));
    if (problems.length > 0) throw new InputError(problems);
    mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
    replaceFile(this.file, text, 0o600);
  }
}

/** A value in quotes that it does not hold itself; only in single ones and backticks is everything literal. */
const quotedFor = (value: string): string => (value.includes("'") ? `\`${value}\`` : `'${value}'`);
