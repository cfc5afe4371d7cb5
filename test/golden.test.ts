import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { goldenText } from './support/golden.ts';
import { recorded } from './support/recording.ts';
import { stackNames } from './support/stacks.ts';

// To accept a change: npm run golden, and let the reviewer see the difference.
const update = process.env['GOLDEN'] === 'update';

it.each(stackNames)('the resources of %s are those that were reviewed', async (stack) => {
  const file = new URL(`./golden/${stack}.json`, import.meta.url);
  const text = goldenText(await recorded(stack));
  if (update) writeFileSync(file, text);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(text);
});
