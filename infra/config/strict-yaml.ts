import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Problem } from '../problem.ts';
import { scalarProblem } from './ambiguous-scalars.ts';
import { show } from './show.ts';

type Path = readonly string[];

/** A text with its lines. */
interface Source {
  readonly text: string;
  /** Line of an offset, from 1. */
  readonly lineAt: (offset: number) => number;
}

/**
 * Characters that Pulumi's engine refuses, or takes for the end of a line where this program does not. U+FFFD stands where a file
 * is not UTF-8.
 */
const foreignCharacter = /(?![\t\n\r])\p{Cc}|\r(?!\n)|[\u2028\u2029\ufffd-\uffff]|(?<!^)\ufeff|\p{Surrogate}/u;

/** What of a text may not even be parsed, because its readers would not agree on where it ends or what its rules are. */
export function textProblems({ text, lineAt }: Source): Problem[] {
  const find = (pattern: RegExp, message: (found: string) => string): Problem[] => {
    const found = pattern.exec(text);
    return found ? [{ path: [], line: lineAt(found.index), message: message(found[0]) }] : [];
  };
  return [
    ...find(/\t/, () => 'has a tab: write spaces'),
    ...find(foreignCharacter, (found) => `has the character ${codeOf(found)}: remove it, and save the file as UTF-8`),
    ...find(/^%/m, () => 'is a directive, which changes how YAML is read: remove it'),
  ];
}

const codeOf = (character: string): string =>
  `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * What Pulumi's engine and this program would read differently in a document, or in one of them not at all: values that are no
 * text to everybody, keys that stand twice, merge keys, aliases, tags.
 *
 * @param isRead whether this program reads what is at a path; the rest is left to those who do.
 */
export function documentProblems(document: Document, source: Source, isRead: (path: Path) => boolean): Problem[] {
  const at = (node: Node | null, path: Path, message: string): Problem => ({
    path,
    message,
    line: source.lineAt(node?.range?.[0] ?? 0),
  });

  function ofNode(node: unknown, path: Path): Problem[] {
    if (isAlias(node)) return [at(node, path, `is the alias ${show(`*${node.source}`, path)}: write the value itself`)];
    if (isNode(node) && node.anchor !== undefined) {
      return [
        at(node, path, `has the anchor ${show(`&${node.anchor}`, path)}: leave it out, stack files have no aliases`),
      ];
    }
    if (isScalar(node)) {
      const message = scalarProblem(node, sourceOf(node), path);
      return message === undefined ? [] : [at(node, path, message)];
    }
    if (!isMap(node) && !isSeq(node)) return [];
    const tag = node.tag === undefined ? [] : [at(node, path, 'has a tag (!…): leave it out')];
    if (isSeq(node)) return [...tag, ...node.items.flatMap((item, index) => ofNode(item, [...path, String(index)]))];
    return [...tag, ...ofMap(node as YAMLMap<Node>, path)];
  }

  function ofMap(map: YAMLMap<Node>, path: Path): Problem[] {
    if (isEncrypted(map)) return [at(map, path, encrypted)];
    const lines = new Map<string, number>();
    return map.items.flatMap((pair) => {
      const name = isScalar(pair.key) ? String(pair.key.value) : '';
      const own = [...path, name];
      const line = source.lineAt(pair.key?.range?.[0] ?? 0);
      const before = lines.get(name);
      lines.set(name, before ?? line);
      const wrong = ofKey(pair, path);
      if (wrong.length > 0) return wrong;
      if (map.flow === true && isEmpty(pair.value))
        return [{ path: own, line, message: 'has no value: write one, or null' }];
      const twice =
        before === undefined ? [] : [{ path: own, line, message: `is given twice: line ${before} has it too` }];
      return [...twice, ...(isRead(own) ? ofNode(pair.value, own) : [])];
    });
  }

  function ofKey({ key }: Pair<Node>, path: Path): Problem[] {
    if (!isScalar(key)) return [at(key, path, 'has a key that is not text: write the key itself')];
    const message =
      key.anchor === undefined ? scalarProblem(key, sourceOf(key), []) : `it has the anchor ${show(`&${key.anchor}`)}`;
    if (message !== undefined) return [at(key, path, `has a key that is refused: ${message}`)];
    if (key.value === '<<') return [at(key, path, 'has the key "<<", which merges maps also in quotes: leave it out')];
    if (typeof key.value === 'string') return [];
    return [at(key, path, `has the key ${show(key.value)}, which is not text: write it in quotes`)];
  }

  const isEmpty = (value: unknown): boolean => value === null || (isScalar(value) && sourceOf(value) === '');
  const sourceOf = (node: Node): string => source.text.slice(node.range?.[0], node.range?.[1]);
  return ofNode(document.contents, []);
}

const closing: Readonly<Record<string, string>> = { '"': '"', "'": "'", '[': ']', '{': '}' };

/** Where a quote or bracket stands whose end the parser looked for up to an offset: there it complains. */
function openedBefore(document: Document, end: number): number | undefined {
  let start: number | undefined;
  visit(document, {
    Node: (_, node) => {
      const isOpened = isScalar(node) ? node.type?.startsWith('QUOTE') : !isAlias(node) && node.flow;
      if (isOpened && node.range?.[1] === end) start = node.range[0];
    },
  });
  return start;
}

/** Pulumi's engine would pass the text that it decrypts, and keep everything around it secret. */
const encrypted =
  'is encrypted (secure: …), and stack files hold no secrets: they are kept by npx infra secrets. Write the value itself';

const isEncrypted = ({ items: [pair, ...others] }: YAMLMap<Node>): boolean =>
  others.length === 0 &&
  isScalar(pair?.key) &&
  pair.key.value === 'secure' &&
  isScalar(pair.value) &&
  typeof pair.value.value === 'string';

/** A complaint of the parser, without what it stumbled over: behind a colon, or a backslash. */
export function syntaxProblem(document: Document, error: Document['errors'][number], source: Source): Problem {
  const { code, message, pos } = error;
  const { text, lineAt } = source;
  const line = lineAt(pos[0]);
  const opened = openedBefore(document, pos[0]);
  if ((code === 'MISSING_CHAR' || code === 'BAD_INDENT') && opened !== undefined) {
    const opening = text[opened] ?? '';
    const what = `has ${opening} without the ${closing[opening]} that ends it: write that, and indent the lines between`;
    return { path: [], line: lineAt(opened), message: what };
  }
  if (code === 'MULTIPLE_DOCS') {
    const what = 'begins a second document, which Pulumi’s engine would pass over: keep one, and no line of --- or ...';
    return { path: [], line, message: what };
  }
  return { path: [], line, message: `is not YAML: ${message.replace(/(?<=\w): .*| \\.*/s, '')}` };
}
