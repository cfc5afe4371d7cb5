import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { InputError, type Problem } from '../problem.ts';
import { suggestion } from './explain.ts';

/** The one key under which a stack file holds what the operator chooses, and what else it may hold: the CLI's own. */
export const configKey = 'genai:environment';
const topLevelKeys = ['config', 'secretsprovider', 'encryptedkey', 'encryptionsalt', 'environment'];

/** What a stack file says, and where. */
export interface StackFile {
  /** The value of `genai:environment`, unchecked. */
  readonly environment: unknown;
  /** Every key of `config`, as the CLI would pass it to a program. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Line of a path inside `genai:environment`, or of the nearest thing around it. */
  readonly lineOf: (path: readonly string[]) => number;
}

/**
 * Reads the text of a stack file.
 *
 * @throws InputError where it is not YAML, or has not the shape of a stack file. Paths of these problems begin at the file's root.
 */
export function readStackFile(text: string): StackFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [syntax] = document.errors;
  if (syntax) {
    const { line } = lines.linePos(syntax.pos[0]);
    throw new StackFileError([{ path: [], message: `is not YAML: ${syntax.message}` }], () => line);
  }
  const root = asRecord(resolved(document));
  const config = asRecord(root['config']);
  const lineAt = (path: readonly string[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const offset = keyOffset(document.contents, path.slice(0, depth));
      if (offset !== undefined) return lines.linePos(offset).line;
    }
    return 1;
  };
  const problems = shapeProblems(root, config);
  if (problems.length > 0) throw new StackFileError(problems, lineAt);
  return { environment: config[configKey], config, lineOf: (path) => lineAt(['config', configKey, ...path]) };
}

/** The document as plain values; an alias that names nothing, or what it stands in, is an error only here. */
function resolved(document: ReturnType<typeof parseDocument>): unknown {
  try {
    const value: unknown = document.toJS();
    JSON.stringify(value);
    return value;
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    throw new StackFileError([{ path: [], message: `has an alias that cannot be resolved: ${reason}` }], () => 1);
  }
}

/** A stack file that cannot be read as one, with the line of each of its problems. */
export class StackFileError extends InputError {
  readonly lineOf: (path: readonly string[]) => number;

  constructor(problems: readonly Problem[], lineOf: (path: readonly string[]) => number) {
    super(problems);
    this.lineOf = lineOf;
  }
}

function shapeProblems(root: Record<string, unknown>, config: Record<string, unknown>): Problem[] {
  const misnamed = misnamedKeys(Object.keys(config));
  const unknownKeys = Object.keys(root).filter((key) => !topLevelKeys.includes(key));
  return [
    ...unknownKeys.map((key) => ({
      path: [key],
      message: `is not a key of a stack file; known: ${topLevelKeys.join(', ')}.${suggestion(key, topLevelKeys)}`,
    })),
    ...misnamed.map((problem) => ({ ...problem, path: ['config', ...problem.path] })),
    ...(config[configKey] === undefined && misnamed.length === 0
      ? [{ path: ['config'], message: `has no ${configKey}: put what you choose for this environment under that key` }]
      : []),
  ];
}

/** Keys of this project's namespace that it does not read: a misspelt one would otherwise be passed over in silence. */
export function misnamedKeys(keys: readonly string[]): Problem[] {
  return keys
    .filter((key) => key.startsWith('genai:') && key !== configKey)
    .map((key) => ({
      path: [key],
      message: `is not a known key; the environment is under ${configKey}.${suggestion(key, [configKey])}`,
    }));
}

/** Where the key at the end of a path stands in the text. */
function keyOffset(node: Node | null, path: readonly string[]): number | undefined {
  const [key, ...rest] = path;
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
  if (!pair) return undefined;
  if (rest.length > 0) return keyOffset(pair.value as Node | null, rest);
  return (pair.key as Node).range?.[0];
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
