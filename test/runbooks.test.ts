import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { alertGroups } from '../infra/catalogue/alerts/alerts.ts';
import { commands } from '../infra/cli/command-table.ts';
import { runbookOf } from '../infra/templates/prometheus-rules.ts';

const directory = fileURLToPath(new URL('../docs/runbooks/', import.meta.url));
const pages = readdirSync(directory).sort();
const text = (page: string) => readFileSync(directory + page, 'utf8');

/** Commands of `infra`, their options and links that a page names, and that are not there. */
function unknownIn(page: string): string[] {
  const written = readFileSync(page, 'utf8');
  const calls = [...written.matchAll(/npx infra (\S+)([^\n`]*)/g)].flatMap(([call, name = '', rest = '']) => {
    const takes = commands[name]?.takes;
    const options = [...rest.matchAll(/ --([a-z-]+)/g)].map(([, option]) => option);
    return takes && options.every((option) => takes.some((one) => one === option)) ? [] : [call];
  });
  const links = [...written.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
  return [...calls, ...links.filter((link) => !existsSync(resolve(dirname(page), link)))];
}

describe('the runbooks', () => {
  it('are a page for each alert, and no other', () => {
    const alerts = Object.values(alertGroups).flatMap((group) => group.map(({ name }) => runbookOf(name)));
    expect(pages.map((page) => `docs/runbooks/${page}`)).toEqual([...new Set(alerts)].sort());
  });

  it.each(pages)('%s says what users notice, where to look first, what to do and whom to wake', (page) => {
    const heads = text(page).match(/^#+ .*$/gm) ?? [];
    expect(heads.slice(1)).toEqual([
      '## What users notice',
      '## First look',
      '## What to do',
      '## When to wake somebody',
    ]);
  });

  it.each(pages)('%s names commands and pages that exist', (page) => expect(unknownIn(directory + page)).toEqual([]));
});

describe('the pages for those on call', () => {
  const onCall = fileURLToPath(new URL('../docs/on-call/', import.meta.url));

  it.each(readdirSync(onCall))('%s names commands and pages that exist', (page) =>
    expect(unknownIn(onCall + page)).toEqual([]),
  );

  it('say what document 003 asks of them', () => {
    const card = readFileSync(`${onCall}README.md`, 'utf8');
    expect(card).toContain('noticed within 5 minutes and over within 30');
    expect(readdirSync(onCall).sort()).toEqual([
      'README.md',
      'lost-host.md',
      'post-mortem.md',
      'release.md',
      'rollback.md',
    ]);
  });
});
