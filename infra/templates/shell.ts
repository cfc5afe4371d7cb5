import { readFileSync } from 'node:fs';
import { singleQuoted } from '../env/dialects/shell.ts';

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
  if (!text.includes('\n') || text.includes(end)) return `${name}=${singleQuoted(text)}`;
  return `${name}=$(\n  cat <<'${end}'\n${text}\n${end}\n)`;
}
