import type { Operation } from './changes.ts';
import type { Block, Entry, Kind } from './fit.ts';
import { code } from './markdown.ts';
import { shown } from './masking.ts';

/** A name from the preview. */
export const name = (text: string): string => code(shown(text));

/** What an entry on a resource counts as, by what happens to that. */
export const kindOf: Readonly<Record<Operation, Kind>> = {
  replace: 'replacement',
  delete: 'deletion',
  update: 'update',
  create: 'create',
};

/** Lines as the items of a list. */
export const items = (kind: Kind, lines: readonly string[], bullet = '- '): Entry[] =>
  lines.map((text) => ({ kind, text: `${bullet}${text}` }));

/** A section with a heading; none where there is nothing in it. */
export const section = (title: string, entries: readonly Entry[]): Block[] =>
  entries.length === 0 ? [] : [{ open: `### ${title}\n`, entries }];

/** A section that the reader opens. GitHub reads Markdown in it after an empty line. */
export const folded = (summary: string, entries: readonly Entry[]): Block => ({
  open: `<details><summary>${summary}</summary>\n`,
  entries,
  close: '\n</details>',
});

/** Blocks under a heading, which goes with the first of them. */
export const under = (title: string, blocks: readonly Block[]): Block[] =>
  blocks.map((block, index) => (index === 0 ? { ...block, open: `### ${title}\n\n${block.open}` } : block));
