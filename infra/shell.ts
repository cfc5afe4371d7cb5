import { readFileSync } from 'node:fs';

/** A word of a shell command, whatever is in it: nothing inside single quotes means anything. */
export const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/**
 * A shell program: the text of a `.sh` file, with assignments to the variables that it expects put behind its first line.
 * Values lose the newlines at their end; those of several lines stand as they are.
 */
export function shellProgram(file: URL, assignments: Readonly<Record<string, string>>): string {
  const [interpreter, ...program] = readFileSync(file, 'utf8').split('\n');
  return [interpreter, ...Object.entries(assignments).map(assignment), ...program].join('\n');
}

function assignment([name, value]: [string, string]): string {
  const text = value.replace(/\n+$/, '');
  const end = `END_OF_${name.toUpperCase()}`;
  if (!text.includes('\n') || text.includes(end)) return `${name}=${quoted(text)}`;
  return `${name}=$(\n  cat <<'${end}'\n${text}\n${end}\n)`;
}
