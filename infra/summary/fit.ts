/** What an entry tells of, for the count of what was cut. */
export type Kind =
  | 'replacement'
  | 'deletion'
  | 'update'
  | 'create'
  | 'host'
  | 'service'
  | 'secret'
  | 'cost'
  | 'variable'
  | 'violation'
  | 'warning'
  | 'line';

/** What is shown whole or not at all: a resource, mostly. */
export interface Entry {
  readonly kind: Kind;
  readonly text: string;
}

/** Entries between what opens and closes them: an alert, a `<details>`, a fence. */
export interface Block {
  readonly open: string;
  readonly entries: readonly Entry[];
  readonly close?: string;
}

const plurals: Readonly<Record<Kind, string>> = {
  replacement: 'replacements',
  deletion: 'deletions',
  update: 'updates',
  create: 'creates',
  host: 'lines on hosts',
  service: 'lines on services',
  secret: 'secrets',
  cost: 'costs',
  variable: 'variables',
  violation: 'policy violations',
  warning: 'warnings',
  line: 'lines of errors',
};
const singulars: Readonly<Partial<Record<Kind, string>>> = {
  host: 'line on hosts',
  service: 'line on services',
  violation: 'policy violation',
  line: 'line of errors',
};

/**
 * Blocks as one text of at most `limit` characters. It is cut from its end, between entries, and says what was cut; a block of
 * which nothing remains goes with its frame. Blocks without entries are always there.
 */
export function cutToFit(blocks: readonly Block[], limit: number): string {
  const whole = blocks.map(textOf).join(separator);
  if (whole.length <= limit) return whole;
  // What is cut is never told of at greater length than if everything were.
  const note = noteOn(blocks.flatMap(({ entries }) => entries)).length;
  const always = blocks.filter(({ entries }) => entries.length === 0).map((block) => textOf(block).length);
  let room = always.reduce((rest, length) => rest - length - separator.length, limit - note);
  const kept: Block[] = [];
  const cut: Entry[] = [];
  for (const block of blocks) {
    const count = cut.length > 0 ? 0 : entriesThatFit(block, room - separator.length);
    cut.push(...block.entries.slice(count));
    if (count === 0 && block.entries.length > 0) continue;
    const part = { ...block, entries: block.entries.slice(0, count) };
    kept.push(part);
    if (count > 0) room -= textOf(part).length + separator.length;
  }
  return [...kept.map(textOf), noteOn(cut)].join(separator);
}

const separator = '\n\n';

const textOf = ({ open, entries, close }: Block): string =>
  [open, ...entries.map(({ text }) => text), ...(close === undefined ? [] : [close])].join('\n');

function entriesThatFit({ open, entries, close }: Block, room: number): number {
  let length = open.length + (close === undefined ? 0 : close.length + 1);
  const tooMuch = entries.findIndex(({ text }) => {
    length += text.length + 1;
    return length > room;
  });
  return tooMuch === -1 ? entries.length : tooMuch;
}

function noteOn(entries: readonly Entry[]): string {
  const kinds = [...Map.groupBy(entries, ({ kind }) => kind)].map(([kind, { length }]) =>
    length === 1 ? `1 ${singulars[kind] ?? kind}` : `${length} ${plurals[kind]}`,
  );
  return `… and ${entries.length} more: ${kinds.join(', ')}; the whole is in the job's log.`;
}
