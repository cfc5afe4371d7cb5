import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { InputError, type Problem } from '../problem.ts';
import { suggestion } from './explain.ts';
import { documentProblems, syntaxProblem, textProblems } from './strict-yaml.ts';

/** The one key under which a stack file holds what the operator chooses, and what else it may hold: the CLI's own. */
export const configKey = 'genai:environment';
const topLevelKeys = ['config', 'secretsprovider', 'encryptedkey', 'encryptionsalt', 'environment'];

/** Line of a path inside `genai:environment`, or of the nearest thing around it; that of its value, where that is a single one, if asked for. */
export type LineOf = (path: readonly string[], isOfValue?: boolean) => number;

/** What a stack file says, and where. */
export interface StackFile {
  /** The value of `genai:environment`, unchecked. */
  readonly environment: unknown;
  /** Every key of `config`, as the CLI would pass it to a program. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly lineOf: LineOf;
}

/**
 * Reads the text of a stack file.
 *
 * @throws InputError where it is not YAML, would not be read alike by Pulumi's engine, or has not the shape of a stack file. Paths of these problems begin at the file's root.
 */
export function readStackFile(text: string): StackFile {
  const lines = new LineCounter();
  const source = { text, lineAt: (offset: number) => lines.linePos(offset).line };
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, version: '1.2' });
  const lineAt: LineOf = (path, isOfValue = false) => {
    const value = isOfValue ? document.getIn(path, true) : undefined;
    if (isScalar(value) && value.range) return source.lineAt(value.range[0]);
    for (let depth = path.length; depth > 0; depth--) {
      const offset = keyOffset(document.contents, path.slice(0, depth));
      if (offset !== undefined) return source.lineAt(offset);
    }
    return 1;
  };
  const refuse = (problems: readonly Problem[]) => {
    if (problems.length > 0) throw new StackFileError(problems, lineAt);
  };
  refuse(textProblems(source));
  refuse(document.errors.slice(0, 1).map((error) => syntaxProblem(document, error, source)));
  refuse(documentProblems(document, source, isRead).map(insideEnvironment));
  const root = asRecord(document.toJS());
  const config = asRecord(root['config']);
  refuse(shapeProblems(root, config));
  return {
    environment: config[configKey],
    config,
    lineOf: (path, isOfValue) => lineAt(['config', configKey, ...path], isOfValue),
  };
}

/** The same problem with a path as those of values have it: inside `genai:environment`, where it is there. */
const insideEnvironment = (problem: Problem): Problem =>
  problem.path[1] === configKey && problem.path.length > 2 ? { ...problem, path: problem.path.slice(2) } : problem;

/** What the operator chooses is read here. Everything else is the CLI's, and of other programs. */
const isRead = ([section, key]: readonly string[]): boolean =>
  section === 'config' && (key === undefined || key === configKey);

/** A stack file that cannot be read as one, with the line of each of its problems. */
export class StackFileError extends InputError {
  readonly lineOf: LineOf;

  constructor(problems: readonly Problem[], lineOf: LineOf) {
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

/**
 * Keys of this project's namespace that it does not read: a misspelt one would otherwise be passed over in silence. Pulumi's engine
 * takes a key without a namespace for one of the project: of `environment` and `genai:environment` it would read either.
 */
export function misnamedKeys(keys: readonly string[]): Problem[] {
  return keys
    .filter((key) => (key.startsWith('genai:') || !key.includes(':')) && key !== configKey)
    .map((key) => ({
      path: [key],
      message: `is not a known key; the environment is under ${configKey}.${suggestion(key, [configKey])}`,
    }));
}

/** Where the key at the end of a path stands in the text. */
function keyOffset(node: Node | null, path: readonly string[]): number | undefined {
  const [key, ...rest] = path;
  if (isSeq(node)) return itemOffset(node.items[Number(key)], rest);
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
  if (!pair) return undefined;
  if (rest.length > 0) return keyOffset(pair.value as Node | null, rest);
  return (pair.key as Node).range?.[0];
}

/** Where an element of a list stands, or the key inside of it. */
function itemOffset(item: unknown, path: readonly string[]): number | undefined {
  if (!isNode(item)) return undefined;
  return path.length > 0 ? keyOffset(item, path) : item.range?.[0];
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
