import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { secretSuspicion } from '../../infra/secret-guard/secret-guard.ts';
import { hasChanges, hasFailed, summarise } from '../../infra/summary/summarise.ts';
import { bucket, container, disk, preview, runs, type TestStep, volume } from './support.ts';

vi.mock('../../infra/secret-guard/secret-guard.ts', { spy: true });

/** Text that means something to Markdown, HTML, GitHub or a terminal. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '`',
        '```',
        '|',
        '</details>',
        '<details>',
        '</summary>',
        '<!--',
        '@all',
        '\n',
        '\n\n',
        '> ',
        '# ',
      ),
      fc.constantFrom(
        '[a](http://b)',
        '\\',
        '\u001b[31m',
        '\u202e',
        '\ud800',
        '~~~',
        '$',
        '=',
        '::',
        '&lt;',
        '[secret]',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.string({ maxLength: 200 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'.split('');
const random = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 36, maxLength: 36 });
/** Of the forms that the guard knows. */
const secret = fc
  .tuple(fc.constantFrom(`${'gh'}p_`, `${'h'}f_`, `${'s'}k-`, `${'gl'}pat-`), random)
  .map((parts) => parts.join(''));

const step = (text: fc.Arbitrary<string>): fc.Arbitrary<TestStep> =>
  fc.record({
    op: fc.constantFrom('create', 'update', 'replace', 'delete', 'same', 'create-replacement', 'delete-replaced', '?'),
    type: fc.constantFrom(bucket, container, disk, volume, 'gcp:secretmanager/secret:Secret', 'genai:gcp:BucketSet'),
    name: text,
    parent: fc.tuple(fc.constantFrom('genai:gcp:BucketSet', 'genai:docker:ServiceContainer', ''), text),
    before: fc.oneof(
      fc.record({ size: text, secretId: text }),
      fc.tuple(text, fc.array(text, { maxLength: 9 })).map(([service, envs]) => runs(service, envs)),
    ),
    after: fc.oneof(
      fc.record({ size: text, secretId: text }),
      fc.tuple(text, fc.array(text, { maxLength: 9 })).map(([service, envs]) => runs(service, envs)),
    ),
    was: fc.record({ protect: fc.boolean(), pendingReplacement: fc.boolean(), deletedWith: text }),
    replaceReasons: fc.constantFrom(null, ['size']),
    detailedDiff: fc.oneof(
      fc.constant(null),
      text.map((path) => ({ [path]: { kind: 'update' }, size: { kind: 'update-replace' } })),
    ),
  });

const run = (text: fc.Arbitrary<string>, maxLength: number) =>
  fc
    .tuple(
      fc.array(step(text), { maxLength }),
      fc.array(fc.record({ severity: fc.constantFrom('error', 'warning', 'info'), message: text }), { maxLength: 5 }),
      text,
      fc.nat(1),
      text,
    )
    .map(([steps, diagnostics, stderr, status, stack]) => ({
      ...preview(steps, { diagnostics }),
      stderr,
      status,
      stack,
    }));

/** What is left of a line for Markdown and HTML once its code spans are taken out. */
const outsideSpans = (line: string): string => line.replace(/(?<!`)(`+)(?!`)(?:.*?[^`])\1(?!`)/g, '');

/** Throws where a fence or a `<details>` is not closed, or something of what is shown got out. */
function assertSound(markdown: string): void {
  let fence: string | undefined;
  let open = 0;
  for (const line of markdown.split('\n')) {
    if (fence !== undefined) {
      if (line === fence) fence = undefined;
      else expect(/^ {0,3}(`{3,})\s*$/.exec(line)?.[1]?.length ?? 0).toBeLessThan(fence.length);
      continue;
    }
    const [, mark] = /^(`{3,})text$/.exec(line) ?? [];
    if (mark !== undefined) {
      fence = mark;
      continue;
    }
    const rest = outsideSpans(line);
    if (rest.startsWith('<details><summary>')) open += 1;
    if (rest === '</details>') open -= 1;
    expect(open === 0 || open === 1).toBe(true);
    // Only our own markup remains.
    const foreign = rest
      .replace(/^<details><summary>(<code>[^<>`]*<\/code>)?[^<>`]*<\/summary>$/, '')
      .replace(/^<\/details>$|^> \[!CAUTION\]$|^> /, '');
    expect(foreign).not.toMatch(/[<>`@|[]/);
  }
  expect([fence, open]).toEqual([undefined, 0]);
}

it('is never longer than it may be, and sound wherever it is cut', () => {
  fc.assert(
    fc.property(run(nasty, 60), fc.integer({ min: 1_000, max: 12_000 }), (one, limit) => {
      const markdown = summarise(one, { limit });
      expect(markdown.length).toBeLessThanOrEqual(limit);
      assertSound(markdown);
    }),
    { numRuns: 300 },
  );
});

it('shows all of them without a limit, for the log', () => {
  const steps = Array.from({ length: 5_000 }, (_, index) => ({ op: 'delete', name: `bucket-${index}` }));
  const markdown = summarise(preview(steps), { limit: Number.POSITIVE_INFINITY });
  expect(steps.filter(({ name }) => !markdown.includes(`\`${name}\``))).toEqual([]);
});

it.each([1_000, 5_000, 60_000])('fits thousands of replacements into %i characters', (limit) => {
  const steps = Array.from({ length: 5_000 }, (_, index) => ({ op: 'replace', name: `bucket-${index}` }));
  const markdown = summarise(preview(steps), { limit });
  expect(markdown.length).toBeLessThanOrEqual(limit);
  expect(markdown.length).toBeGreaterThan(limit - 300);
  assertSound(markdown);
  const shown = markdown.match(/^> - \*\*replace\*\*/gm)?.length ?? 0;
  expect(markdown).toContain(`\n\n… and ${5_000 - shown} more: ${5_000 - shown} replacements; the whole`);
});

it('never shows a secret', () => {
  const leak = fc
    .tuple(
      secret,
      fc.constantFrom('', 'X=', 'the token is ', 'https://u:', '"', '\u001b[1m', 'password: '),
      fc.constantFrom('', '@h/', '"', ' x'),
    )
    .map(([word, before, after]) => ({ word, text: `${before}${word}${after}` }));
  fc.assert(
    fc.property(
      leak.chain(({ word, text }) =>
        run(fc.oneof(fc.constant(text), fc.string({ maxLength: 9 })), 12).map((one) => ({ one, word })),
      ),
      ({ one, word }) => {
        expect(summarise({ ...one, stack: 'staging' })).not.toContain(word);
      },
    ),
    { numRuns: 300 },
  );
});

it('takes whatever a preview prints', () => {
  const json = fc.json();
  const almost = fc.record({ steps: fc.jsonValue(), diagnostics: fc.jsonValue(), changeSummary: fc.jsonValue() });
  const oddSteps = fc.array(
    fc.record({
      op: fc.constantFrom('create', 'replace', 'delete'),
      urn: fc.string(),
      oldState: fc.jsonValue(),
      newState: fc.jsonValue(),
      detailedDiff: fc.jsonValue(),
    }),
  );
  const stdout = fc.oneof(
    fc.string(),
    nasty,
    json,
    almost.map((one) => JSON.stringify(one)),
    oddSteps.map((steps) => JSON.stringify({ steps })),
    fc.tuple(oddSteps, fc.nat()).map(([steps, end]) => JSON.stringify({ steps }).slice(0, end)),
  );
  fc.assert(
    fc.property(stdout, nasty, fc.integer(), (text, stderr, status) => {
      const one = { stack: 'staging', status, stdout: text, stderr };
      assertSound(summarise(one));
      hasChanges(one);
      hasFailed(one);
    }),
    { numRuns: 500 },
  );
});

/** Characters that the guard is given for so many of noise, in two lines; its patterns take their time over long words. */
function charactersGuarded(length: number): number {
  const guard = vi.mocked(secretSuspicion).mockClear();
  summarise({ ...preview([]), status: 1, stderr: `${'a'.repeat(length / 2)}\n${'a.b=c:'.repeat(length / 12)}` });
  return guard.mock.calls.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
}

it('gives the guard no more characters of two megabytes of noise than of one', () => {
  const ofOne = charactersGuarded(1_200_000);
  expect(ofOne).toBeGreaterThan(0);
  expect(charactersGuarded(2_400_000)).toBe(ofOne);
});
