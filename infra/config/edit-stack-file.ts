import { type Document, isMap, isScalar, type Node, parseDocument, type YAMLMap } from 'yaml';
import { configKey } from './stack-file.ts';

/**
 * The text of a stack file with another value under a key of a section: `images`, `flux`. Everything else stays as it is, to the
 * letter: what a person wrote is spliced, and not written anew.
 *
 * @param value undefined takes the key out.
 */
export function withEntry(text: string, section: string, key: string, value: string | number | undefined): string {
  const document = parseDocument(text);
  const environment = ['config', configKey];
  const path = [...environment, section, key];
  if (value === undefined) return withoutEntry(text, document, path);
  const written = asScalar(value);
  const present = document.getIn(path, true);
  if (isScalar(present) && present.range) {
    const [from, to] = present.range;
    return text.slice(0, from) + written + text.slice(to);
  }
  const line = `${key}: ${written}`;
  const map = document.getIn([...environment, section], true);
  if (isBlock(map)) return appended(text, map, [line]);
  const around = document.getIn(environment, true);
  if (map === undefined && isBlock(around)) return appended(text, around, [`${section}:`, `  ${line}`]);
  document.setIn(path, value);
  return document.toString({ lineWidth: 0 });
}

/** The text without the line of a key; a section of which nothing remains is written as an empty map. */
function withoutEntry(text: string, document: Document, path: readonly string[]): string {
  if (!document.hasIn(path)) return text;
  const map = document.getIn(path.slice(0, -1), true);
  const pair = isBlock(map) ? map.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
  const [from, to] = [pair?.key.range?.[0], isScalar(pair?.value) ? pair.value.range?.[1] : undefined];
  if (isBlock(map) && map.items.length > 1 && from !== undefined && to !== undefined) {
    const end = text.indexOf('\n', to);
    return text.slice(0, text.lastIndexOf('\n', from) + 1) + (end < 0 ? '' : text.slice(end + 1));
  }
  document.deleteIn(path);
  return document.toString({ lineWidth: 0 });
}

/** A value as it is written: in quotes where it would otherwise be read as something else. */
const asScalar = (value: string | number): string =>
  typeof value === 'number' || parseDocument(value).toJS() === value ? String(value) : JSON.stringify(value);

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
