import { describe, expect, it } from 'vitest';
import { variableTable } from '../../infra/env/variable-table.ts';
import { facts } from '../support/stacks.ts';

// In the order of its columns, whatever other environments there are.
const shown = { dev: facts('dev'), test: facts('test'), staging: facts('staging'), prod: facts('prod') };
const rows = variableTable(shown as Parameters<typeof variableTable>[0]).split('\n');
const row = (name: string) =>
  rows
    .find((line) => line.startsWith(`| \`${name}\``))
    ?.split(' | ')
    .slice(1, 5);

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
    expect(row('DB_HOST')?.slice(2)).toEqual(['*to fill in*', '*to fill in*']);
    expect(row('LLM_API_KEY')).toEqual([
      'file',
      'file',
      '`jobmatch-staging-llm-api-key`',
      '`jobmatch-prod-llm-api-key`',
    ]);
  });
});
