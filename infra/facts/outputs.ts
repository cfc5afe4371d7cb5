import { InputError, type Problem } from '../problem.ts';
import { contractVersion, type Facts, factsContract } from './contract.ts';

/** What `pulumi stack output --json` shows in the place of a secret. */
const secretMark = '[secret]';

/**
 * Reads the outputs of a deployed stack, as `pulumi stack output --json` prints them.
 *
 * @throws InputError with everything that is missing, of another form, secret, or of another version of the contract.
 */
export function readOutputs(text: string): Facts {
  const outputs = parsed(text);
  // Of a stack without outputs the CLI prints an empty object, and where nobody kept any there is nothing.
  if (Object.keys(outputs).length === 0) throw problem('outputs', 'are empty: the stack was never updated');
  const { contract } = outputs;
  if (contract !== contractVersion) {
    const given =
      contract === undefined ? 'is missing' : typeof contract === 'number' ? `is ${contract}` : 'is no number';
    throw problem(
      'contract',
      `${given}; this program reads version ${contractVersion}: use the release that the stack was deployed with, or update the stack`,
    );
  }
  const secrets = secretPaths(outputs, []).map((path) => ({
    path,
    message: 'is a secret, and secrets are in no .env',
  }));
  // Read once: to compile the schema first takes longer.
  const result = factsContract.safeParse(outputs, { jitless: true });
  const malformed: Problem[] = (result.error?.issues ?? []).map(({ path, message }) => ({
    path: path.map(String).map(printable),
    message: printable(message).replace(/^Invalid input: expected (\w+), received undefined$/, 'is missing ($1)'),
  }));
  if (!result.success || secrets.length > 0) throw new InputError([...secrets, ...malformed]);
  return result.data;
}

function parsed(text: string): Record<string, unknown> {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Said below, without the text: nobody knows what is in it.
  }
  throw problem('outputs', 'are not the JSON object that `pulumi stack output --json` prints');
}

/** Deeper than that nothing of the contract is. */
const deepest = 10;

function secretPaths(value: unknown, path: readonly string[]): string[][] {
  if (typeof value === 'string' && value.includes(secretMark)) return [[...path].map(printable)];
  if (typeof value !== 'object' || value === null || path.length > deepest) return [];
  return Object.entries(value).flatMap(([key, inner]) => secretPaths(inner, [...path, key]));
}

const problem = (path: string, message: string) => new InputError([{ path: [path], message }]);

/** A text from elsewhere, without what a terminal would take for commands. */
const printable = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').slice(0, 200);
