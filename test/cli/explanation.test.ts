import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explanation } from '../../infra/cli/explanation.ts';
import { valueFiles } from '../../infra/cli/value-files.ts';
import { resolveVariables } from '../../infra/env/resolve.ts';
import type { Viewpoint } from '../../infra/env/variable.ts';
import type { EnvironmentName } from '../../infra/model/profile.ts';
import { InputError } from '../../infra/problem.ts';
import { facts, stackNames } from '../support/stacks.ts';

/** What is said of a variable, or the line in which that is refused. */
async function explained(stack: EnvironmentName, name: string, view: Viewpoint = 'environment', changes = {}) {
  try {
    return explanation(facts(stack, changes), name, view, await valueFiles(stack));
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}
const origin = async (stack: EnvironmentName, name: string) => (await explained(stack, name))[2];

describe('explanation', () => {
  it('names the profile that gives the value, its own or one that it extends', async () => {
    const inherited = 'which stacks/staging.ts extends';
    expect(await origin('staging', 'ENV_MODE')).toBe('  from     settings.ENV_MODE in stacks/staging.ts');
    expect(await origin('staging', 'DB_SSL_MODE')).toBe(
      `  from     settings.DB_SSL_MODE in stacks/prod.ts, ${inherited}`,
    );
    expect(await origin('staging', 'LLM_MODEL')).toBe(`  from     settings.LLM_MODEL in stacks/base.ts, ${inherited}`);
    // All three say it.
    expect(await origin('staging', 'BACKUP_RETENTION_DAYS')).toBe(
      '  from     settings.BACKUP_RETENTION_DAYS in stacks/staging.ts',
    );
    expect(await origin('prod', 'BACKUP_RETENTION_DAYS')).toBe(
      '  from     settings.BACKUP_RETENTION_DAYS in stacks/prod.ts',
    );
  });

  it('names the file behind a value that follows from facts', async () => {
    expect(await origin('staging', 'FLUX_MEMORY_LIMIT')).toBe(
      '  from     catalogue entry flux; services.flux.memoryGib in stacks/staging.ts',
    );
    expect(await origin('staging', 'RESTART_POLICY')).toBe(
      '  from     restart.services in stacks/base.ts, which stacks/staging.ts extends',
    );
    expect(await origin('staging', 'CORS_ALLOWED_ORIGINS')).toBe(
      '  from     setting domain; domain in Pulumi.staging.yaml:7',
    );
    expect(await origin('dev', 'FLUX_URL')).toBe('  from     catalogue entry flux');
    expect(await origin('staging', 'BIGQUERY_GOLD_DATASET')).toBe('  from     infix of the profile');
    expect(await origin('staging', 'TLS_CA_PATH')).toBe('  from     follows from the infrastructure');
  });

  it.each(stackNames)('names a file that is there and sets the variable: %s', async (stack) => {
    const own = facts(stack);
    const settings = resolveVariables(own, 'environment').filter(({ variable }) => variable.from !== 'fact');
    expect(settings.length).toBeGreaterThan(50);
    const files = await valueFiles(stack);
    for (const { name, value } of settings) {
      const [first, , from = ''] = explanation(own, name, 'environment', files);
      expect(first).toBe(`${name}=${value}`);
      const [, file = ''] = /^ {2}from {5}settings\.\w+ in (stacks\/\w+\.ts)/.exec(from) ?? [];
      expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toContain(` ${name}: `);
    }
  });

  it('names the line of the stack file that gives the value', () => {
    const files = {
      giving: ([, name]: readonly string[]) => (name === 'DB_HOST' ? 'Pulumi.prod.yaml:40' : undefined),
      choiceOf: () => '',
    };
    const chosen = facts('prod', { settings: { DB_HOST: 'db.internal' } });
    expect(explanation(chosen, 'DB_HOST', 'environment', files)).toEqual([
      'DB_HOST=db.internal',
      '  Host of the GenAI services’ database (Databases; host)',
      '  from     settings.DB_HOST in Pulumi.prod.yaml:40',
      '  read by  orchestrator, integration',
    ]);
    expect(explanation(chosen, 'REDIS_PORT', 'environment', files)[2]).toBe(
      '  from     an earlier update: neither the profile nor the stack file sets it now',
    );
  });

  it('says what makes a value true, or what is missing for it', async () => {
    const built = await explained('prod', 'READ_ONLY_ROOT');
    expect(built[4]).toBe('  built by infra/containers/hardening.ts');
    expect((await explained('prod', 'DEBUG'))[4]).toBe('  built by the programs that read it');
    expect(await explained('prod', 'LLM_MODEL')).toHaveLength(4);
    const files = await valueFiles('dev');
    for (const { name, missing } of resolveVariables(facts('dev'), 'environment').filter((one) => one.missing))
      expect(explanation(facts('dev'), name, 'environment', files)[4]).toBe(`  declared, not built: ${missing}`);
  });

  it('tells a choice that is not made from a name that nobody knows', async () => {
    expect(await explained('prod', 'DB_HOST')).toBe(
      'DB_HOST  is not chosen yet: settings.DB_HOST in Pulumi.prod.yaml:48',
    );
    expect(await explained('prod', 'FLUX_URI')).toBe('FLUX_URI  is no variable of prod. Did you mean FLUX_URL?');
    expect(await explained('prod', 'DB_PASSWRD')).toBe('DB_PASSWRD  is no variable of prod. Did you mean DB_PASSWORD?');
    expect(await explained('prod', 'DB_PASWORD_FILE')).toBe(
      'DB_PASWORD_FILE  is no variable of prod. Did you mean DB_PASSWORD_FILE?',
    );
    expect(await explained('prod', 'constructor')).toBe('constructor  is no variable of prod.');
  });

  it('says of a secret everything but its value', async () => {
    expect(await explained('prod', 'DB_PASSWORD')).toEqual([
      'DB_PASSWORD is a secret; its value is not shown',
      '  kept in  Secret Manager, as jobmatch-prod-db-password',
      '  read by  orchestrator from /run/secrets/db-password, integration from /run/secrets/db-password',
      '  rotate   npx infra secrets prod rotate db-password',
    ]);
    expect(await explained('dev', 'LLM_API_KEY')).toEqual([
      'LLM_API_KEY is a secret; its value is not shown',
      '  kept in  files on its hosts; one that you give in .local/secrets/dev.env',
      '  read by  cv-ingestion, ai-assistant',
      '  set      npx infra secrets dev set llm-api-key',
    ]);
    expect(await explained('prod', 'JUPYTER_TOKEN')).toBe(
      'JUPYTER_TOKEN  is a secret that prod does not have: it exists only with jupyter, which is off or unset there',
    );
  });

  it('shows no value that looks like a secret', async () => {
    const key = `ghp_${'aB3dE5gH7j'.repeat(4)}`;
    const own = facts('staging');
    const leaky = { ...own, settings: { ...own.settings, LLM_MODEL: key } };
    const files = await valueFiles('staging');
    expect(() => explanation(leaky, 'LLM_MODEL', 'environment', files)).toThrow(
      'LLM_MODEL  has the form of a GitHub token; secrets go to Secret Manager, and into no .env',
    );
  });

  it('says who reads what is not in the file that was asked about', async () => {
    expect(await explained('prod', 'DB_PASSWORD_FILE')).toBe(
      'DB_PASSWORD_FILE  is only in the files of its readers: say --service orchestrator, or --service integration',
    );
    expect((await explained('prod', 'DB_PASSWORD_FILE', { service: 'orchestrator' }))[0]).toBe(
      'DB_PASSWORD_FILE=/run/secrets/db-password',
    );
    expect(await explained('prod', 'DB_PORT', { service: 'flux' })).toBe(
      'DB_PORT  is not read by flux; it is read by orchestrator, integration',
    );
  });

  it('says why a variable has no value', async () => {
    expect(await explained('prod', 'JUPYTER_PORT')).toBe('JUPYTER_PORT  has no value in prod');
    expect(await explained('dev', 'GCS_BUCKET')).toMatch(/^GCS_BUCKET {2}has no value in dev/);
  });
});
