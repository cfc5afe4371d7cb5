import { describe, expect, it } from 'vitest';
import { refuseVariables } from '../../infra/env/refuse-variables.ts';
import type { Facts } from '../../infra/facts/contract.ts';
import type { Scalar } from '../../infra/model/profile.ts';
import { InputError } from '../../infra/problem.ts';
import { facts, stackNames } from '../support/stacks.ts';

/** The lines `path  message` of what is refused. */
function refused(own: Facts): string[] {
  try {
    refuseVariables(own);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message.split('\n');
  }
}
const withSettings = (settings: Record<string, Scalar>): Facts => {
  const own = facts('staging');
  return { ...own, settings: { ...own.settings, ...settings } };
};

describe('the variables of an environment', () => {
  it.each(stackNames)('are all as they have to be, for %s', (stack) => {
    expect(refused(facts(stack))).toEqual([]);
  });

  it('are refused with what looks like a secret, once for all of its readers', () => {
    const key = `ghp_${'aB3dE5gH7j'.repeat(4)}`;
    expect(refused(withSettings({ LLM_MODEL: key, LOG_LEVEL: key }))).toEqual(
      ['LOG_LEVEL', 'LLM_MODEL'].map(
        (name) => `settings.${name}  has the form of a GitHub token; secrets go to Secret Manager, and into no .env`,
      ),
    );
  });

  it('are refused with a value of another type, also where it follows from something else', () => {
    const own = withSettings({ DEBUG: 'maybe' });
    expect(refused({ ...own, product: 'two words' })).toEqual([
      'settings.DEBUG  is no boolean',
      'PROJECT_NAME  is no word',
      'COMPOSE_PROJECT_NAME  is no word',
    ]);
  });

  it('are refused with what only a service reads', () => {
    const own = facts('staging');
    const { orchestrator } = own.services;
    const secretFiles = { 'db-password': 'not a path' };
    const services = { ...own.services, ...(orchestrator && { orchestrator: { ...orchestrator, secretFiles } }) };
    expect(refused({ ...own, services })).toEqual(['DB_PASSWORD_FILE  is no path']);
  });

  it('are refused with what a single dialect cannot carry', () => {
    const long = 'storage/'.repeat(8128);
    expect(refused(withSettings({ BACKUP_SECONDARY_STORAGE: long }))).toEqual([
      'settings.BACKUP_SECONDARY_STORAGE  is too long for a line of docker --env-file',
    ]);
    expect(refused(withSettings({ BACKUP_SECONDARY_STORAGE: 'END_OF_GENAI_VALUE' }))).toEqual([
      'settings.BACKUP_SECONDARY_STORAGE  has a line END_OF_GENAI_VALUE, which ends a value in $GITHUB_ENV',
    ]);
  });
});
