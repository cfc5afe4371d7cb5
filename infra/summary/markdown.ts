import { withoutEscapes } from '../masking/escapes.ts';

/** A text on one line, without escapes, and no longer than `length`. */
export function plain(text: string, length = 120): string {
  const line = withoutEscapes(text)
    .replace(/[\n\t]+/g, ' ')
    .trim();
  return line.length <= length ? line : `${line.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/**
 * A text as a code span, whatever is in it: between backticks there is no HTML, no link, no mention and no markup, and the
 * delimiter is longer than any run of backticks inside.
 */
export function code(text: string, length?: number): string {
  const line = plain(text, length);
  if (line === '') return '(empty)';
  const delimiter = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${delimiter}${pad}${line}${pad}${delimiter}`;
}

/** The same for HTML, which is what stands in a `<summary>`. */
export const htmlCode = (text: string): string => {
  const escapes: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '`': '&#96;',
  };
  return `<code>${plain(text).replace(/[&<>"`]/g, (character) => escapes[character] ?? '')}</code>`;
};

/** A fence that no line inside can close. */
export const fence = (lines: readonly string[]): string =>
  '`'.repeat(Math.max(3, ...lines.map((line) => longestRun(line) + 1)));

/** Text as lines without escapes. */
export const plainLines = (text: string, length = 300): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => plainIndented(line, length))
    .filter((line) => line !== '');

function plainIndented(line: string, length: number): string {
  const rest = plain(line, length);
  return rest === '' ? '' : `${/^ {0,8}/.exec(line)?.[0] ?? ''}${rest}`;
}

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
