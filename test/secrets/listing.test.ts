import { describe, expect, it } from 'vitest';
import { secretsListing } from '../../infra/secrets/listing.ts';
import { environment, gpuHostAlone } from '../support/stacks.ts';

const now = new Date('2026-03-01T00:00:00Z');
const own = 'serviceAccount:jobmatch-staging-vm@job-match-v0.iam.gserviceaccount.com';
const line = (lines: readonly string[], begin: string) => lines.filter((one) => one.startsWith(`  ${begin} `));

const staging = environment('staging', gpuHostAlone);

describe('the list of secrets', () => {
  const lines = secretsListing(
    staging,
    new Map([
      ['llm-api-key', { value: 'version 3', made: new Date('2026-02-27T12:00:00Z'), readers: [own] }],
      [
        'db-password',
        { value: 'version 1', made: new Date('2025-11-21T00:00:00Z'), readers: [own, 'group:all@x.example'] },
      ],
      [
        'tls-cert',
        {
          value: 'version 2',
          made: new Date('2025-11-30T00:00:00Z'),
          ends: new Date('2026-03-20T12:00:00Z'),
          readers: [],
        },
      ],
    ]),
    now,
  );

  it('says what each has, how old it is and who reads it', () => {
    expect(lines[0]).toBe(
      `staging  ${staging.secrets.length} secrets in job-match-v0, most to be renewed every 90 days`,
    );
    expect(line(lines, 'llm-api-key')[0]?.split(/ {2,}/).slice(1)).toEqual([
      'llm-api-key',
      'outside',
      'version 3',
      '1 day',
      'cv-ingestion, ai-assistant',
    ]);
  });

  it('names who may read a secret without being meant to, and who is meant to and may not', () => {
    expect(line(lines, 'db-password')[0]).toMatch(/orchestrator, integration; also group:all@x\.example$/);
    expect(line(lines, 'tls-cert')[0]).toMatch(
      / version 2, until 2026-03-20 {2}.*gateway; but not yet jobmatch-staging-vm$/,
    );
  });

  it('says what to do: about those without a value, and those past their time', () => {
    expect(line(lines, 'db-password')[1]).toBe(
      '  db-password             100 days old, of at most 90: npx infra secrets staging rotate db-password',
    );
    expect(line(lines, 'tls-cert')[1]).toBe(
      '  tls-cert                ends in 19 days: npx infra certificates staging',
    );
    expect(line(lines, 'llm-api-key')).toHaveLength(1);
    expect(line(lines, 'alert-webhook-url')[1]).toBe(
      '  alert-webhook-url       no value: npx infra secrets staging set alert-webhook-url',
    );
    expect(line(lines, 'redis-password')[1]).toBe('  redis-password          the next up makes a value');
  });

  it('knows that up makes no secrets of applications on an engine here', () => {
    const local = secretsListing(environment('dev'), new Map(), now);
    expect(line(local, 'db-password')[1]).toBe('  db-password             the next up makes a value');
    expect(line(local, 'jupyter-token')[1]).toBe(
      '  jupyter-token           no value: npx infra secrets dev rotate jupyter-token',
    );
  });
});
