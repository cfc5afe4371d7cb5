import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { alertGroups } from '../infra/catalogue/alerts/alerts.ts';
import { commands } from '../infra/cli/command-table.ts';
import { runbookOf } from '../infra/templates/prometheus-rules.ts';

const directory = fileURLToPath(new URL('../docs/runbooks/', import.meta.url));
const pages = readdirSync(directory).sort();
const text = (page: string) => readFileSync(directory + page, 'utf8');

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

  it.each(pages)('%s names commands and pages that exist', (page) => {
    const named = [...text(page).matchAll(/npx infra (\S+)/g)].map(([, command]) => command);
    expect(named.filter((command) => !Object.keys(commands).includes(command ?? ''))).toEqual([]);
    const links = [...text(page).matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link);
    expect(links.filter((link) => !pages.includes(link ?? ''))).toEqual([]);
  });
});
