import { isMap, isScalar, type Node, parseDocument, type YAMLMap } from 'yaml';
import { configKey } from './stack-file.ts';

/**
 * The text of a stack file with another generation of a secret. Everything else stays as it is, to the letter: what a person
 * wrote is spliced, and not written anew.
 */
export function withGeneration(text: string, id: string, generation: number): string {
  const document = parseDocument(text);
  const environment = ['config', configKey];
  const generations = [...environment, 'secretGenerations'];
  const present = document.getIn([...generations, id], true);
  if (isScalar(present) && present.range) {
    const [from, to] = present.range;
    return text.slice(0, from) + generation + text.slice(to);
  }
  const line = `${id}: ${generation}`;
  const map = document.getIn(generations, true);
  if (isBlock(map)) return appended(text, map, [line]);
  const around = document.getIn(environment, true);
  if (map === undefined && isBlock(around)) return appended(text, around, ['secretGenerations:', `  ${line}`]);
  document.setIn([...generations, id], generation);
  return document.toString({ lineWidth: 0 });
}

/** A map with a line for each of its keys. */
const isBlock = (node: unknown): node is YAMLMap<Node> => isMap(node) && !node.flow && node.items.length > 0;

/** The text with lines behind the last of a map's, as far in as its keys. */
function appended(text: string, { items, range }: YAMLMap<Node>, lines: readonly string[]): string {
  const start = items[0]?.key.range?.[0] ?? 0;
  const indentation = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
  const head = text.slice(0, range?.[1]).trimEnd();
  const added = lines.map((line) => `\n${indentation}${line}`).join('');
  return `${head}${added}${text.slice(head.length) || '\n'}`;
}
