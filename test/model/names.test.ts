import { describe, expect, it } from 'vitest';
import { type NameScope, names } from '../../infra/model/names.ts';
import { environment } from '../support/stacks.ts';

const staging: NameScope = { prefix: 'jobmatch', environment: 'staging', infix: 'staging', project: 'job-match-v0' };
const prod: NameScope = { ...staging, environment: 'prod', infix: '' };

describe('the names of document 001', () => {
  it.each([
    ['the first VM', names.vm(staging, 'gpu-0'), 'jobmatch-staging-vm', names.vm(prod, 'gpu-0'), 'jobmatch-prod-vm'],
    [
      'a bucket',
      names.bucket(staging, 'bronze'),
      'jobmatch-staging-bronze-job-match-v0',
      names.bucket(prod, 'bronze'),
      'jobmatch-bronze-job-match-v0',
    ],
    ['a dataset', names.dataset(staging, 'silver'), 'staging_silver', names.dataset(prod, 'silver'), 'silver'],
    [
      'a secret',
      names.secret(staging, 'postgres-password'),
      'jobmatch-staging-postgres-password',
      names.secret(prod, 'postgres-password'),
      'jobmatch-prod-postgres-password',
    ],
    [
      'anything else',
      names.resource(staging, 'vpc'),
      'jobmatch-staging-vpc',
      names.resource(prod, 'vpc'),
      'jobmatch-prod-vpc',
    ],
  ])(
    '%s has its environment in it, in production only where the document has it',
    (_, inStaging, first, inProd, second) => {
      expect(inStaging).toBe(first);
      expect(inProd).toBe(second);
    },
  );

  it('append the id of a later host to its VM', () => {
    expect(names.vm(staging, 'gpu-1')).toBe('jobmatch-staging-vm-gpu-1');
    expect(names.vm(prod, 'gpu-12')).toBe('jobmatch-prod-vm-gpu-12');
  });

  it('are taken apart by the environment’s scope', () => {
    expect(environment('staging').scope).toEqual(staging);
    expect(environment('prod', { project: 'job-match-v1' }).scope).toEqual({ ...prod, project: 'job-match-v1' });
  });
});
