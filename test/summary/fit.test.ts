import { expect, it } from 'vitest';
import { type Block, cutToFit, type Kind } from '../../infra/summary/fit.ts';

const entries = (kind: Kind, count: number) =>
  Array.from({ length: count }, (_, index) => ({ kind, text: `- ${kind} ${index} ${'x'.repeat(20)}` }));
const blocks: readonly Block[] = [
  { open: 'head', entries: [] },
  { open: '> !', entries: entries('replacement', 3) },
  { open: 'last words', entries: [] },
  { open: '<details>\n', entries: [...entries('update', 3), ...entries('create', 3)], close: '\n</details>' },
];

it('leaves alone what fits', () => {
  const whole = cutToFit(blocks, 10_000);
  expect(whole.startsWith('head\n\n> !\n- replacement 0')).toBe(true);
  expect(cutToFit(blocks, whole.length)).toBe(whole);
  expect(cutToFit(blocks, whole.length - 1)).toContain('more:');
});

it('cuts from the end, between entries, says what, and closes what it opened', () => {
  expect(cutToFit(blocks, 300)).toBe(
    [
      'head',
      `> !\n${entries('replacement', 3)
        .map(({ text }) => text)
        .join('\n')}`,
      'last words',
      `<details>\n\n${entries('update', 1)[0]?.text}\n\n</details>`,
      "… and 5 more: 2 updates, 3 creates; the whole is in the job's log.",
    ].join('\n\n'),
  );
});

it('leaves no frame without content, and keeps what has no entries', () => {
  expect(cutToFit(blocks, 160)).toBe(
    [
      'head',
      `> !\n${entries('replacement', 1)[0]?.text}`,
      'last words',
      "… and 8 more: 2 replacements, 3 updates, 3 creates; the whole is in the job's log.",
    ].join('\n\n'),
  );
});

it('cuts all that comes after the first cut, even what would fit', () => {
  const long = { kind: 'update', text: `- ${'x'.repeat(500)}` } as const;
  expect(
    cutToFit(
      [
        { open: 'a', entries: [long] },
        { open: 'b', entries: entries('create', 1) },
      ],
      300,
    ),
  ).toBe("… and 2 more: 1 update, 1 create; the whole is in the job's log.");
});
