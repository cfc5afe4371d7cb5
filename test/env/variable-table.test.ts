import { describe, expect, it } from 'vitest';
import { resolveVariables } from '../../infra/env/resolve.ts';
import { variableTable } from '../../infra/env/variable-table.ts';
import { facts, stackNames } from '../support/stacks.ts';

const all = Object.fromEntries(stackNames.map((stack) => [stack, facts(stack)]));
const rows = variableTable(all as Parameters<typeof variableTable>[0]).split('\n');

/** The values of a variable in these four environments, whatever others there are. */
const row = (name: string) => {
  const cells = rows.find((line) => line.startsWith(`| \`${name}\``))?.split(' | ');
  return (['dev', 'test', 'staging', 'prod'] as const).map((stack) => cells?.[1 + stackNames.indexOf(stack)]);
};

describe('the table of variables', () => {
  it('has the value of each environment side by side, and a dash where there is none', () => {
    expect(row('ENV_MODE')).toEqual(['`local`', '`local`', '`staging`', '`prod`']);
    expect(row('GCS_BUCKET')).toEqual([
      '–',
      '–',
      '`jobmatch-staging-bronze-job-match-v0`',
      '`jobmatch-bronze-job-match-v0`',
    ]);
  });

  it('says what is to fill in, and knows secrets by name alone', () => {
    expect(row('DB_HOST').slice(2)).toEqual(['*to fill in*', '*to fill in*']);
    expect(row('LLM_API_KEY')).toEqual([
      'file',
      'file',
      '`jobmatch-staging-llm-api-key`',
      '`jobmatch-prod-llm-api-key`',
    ]);
  });

  it('marks what is declared and not built, with the environments where it is not so in all', () => {
    const resolved = stackNames.flatMap((stack) =>
      resolveVariables(facts(stack), 'environment').map((one) => ({ ...one, stack })),
    );
    for (const [name, found] of Map.groupBy(resolved, (one) => one.name)) {
      const claiming = found.filter(({ missing }) => missing !== undefined);
      const places = claiming.length === found.length ? '' : ` in ${claiming.map(({ stack }) => stack).join(', ')}`;
      const note = claiming.length === 0 ? '' : `<br>*declared, not built${places}: ${claiming[0]?.missing}*`;
      const line = rows.find((one) => one.startsWith(`| \`${name}\``));
      expect(line?.split(' | ')[0]).toBe(`| \`${name}\`<br>${found[0]?.variable.doc}${note}`);
    }
  });

  it('counts them in its head, by environment', () => {
    const counts = stackNames.map((stack) => {
      const variables = resolveVariables(facts(stack), 'environment');
      return `${stack} ${variables.filter(({ missing }) => missing).length} of ${variables.length}`;
    });
    expect(rows[6]).toBe(
      `*Declared, not built* marks what a value says exists, while nothing makes it yet: ${counts.join(', ')}.`,
    );
  });
});
