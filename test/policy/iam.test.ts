import { describe, expect, it } from 'vitest';
import { iamRules } from '../../infra/policy/iam.ts';
import { broken } from '../support/policy.ts';

const onProject = 'gcp:projects/iAMMember:IAMMember';
const onBucket = 'gcp:storage/bucketIAMMember:BucketIAMMember';
const onSecret = 'gcp:secretmanager/secretIamMember:SecretIamMember';
const onAccount = 'gcp:serviceaccount/iAMMember:IAMMember';
const account = 'serviceAccount:jobmatch-prod-vm@job-match-v0.iam.gserviceaccount.com';
const group = 'group:platform@example.com';

const breaches: readonly [what: string, type: string, role: string, member: string, rules: readonly number[]][] = [
  ['an account that owns the project', onProject, 'roles/owner', account, [26]],
  ['an account that edits everything', onProject, 'roles/editor', account, [26]],
  ['an account that administers buckets', onBucket, 'roles/storage.admin', account, [26]],
  ['an account that administers objects', onBucket, 'roles/storage.objectAdmin', account, [26]],
  ['a group that may act as any account', onProject, 'roles/iam.serviceAccountUser', group, [27]],
  ['an account that mints tokens of any', onProject, 'roles/iam.serviceAccountTokenCreator', account, [27]],
  ['a single user', onBucket, 'roles/storage.objectViewer', 'user:ada@example.com', [29]],
  ['everyone', onBucket, 'roles/storage.objectViewer', 'allUsers', [30]],
  ['everyone with an account at Google', onSecret, 'roles/viewer', 'allAuthenticatedUsers', [30]],
  ['every secret of the project', onProject, 'roles/secretmanager.secretAccessor', account, [33]],
];

describe('a grant', () => {
  it.each([
    ['objects of a bucket', onBucket, 'roles/storage.objectUser', account],
    ['one secret', onSecret, 'roles/secretmanager.secretAccessor', account],
    ['one account, to a group', onAccount, 'roles/iam.serviceAccountUser', group],
    ['tunnels, to a group', onProject, 'roles/iap.tunnelResourceAccessor', group],
    ['administration of logins, to a group', onProject, 'roles/compute.osAdminLogin', group],
    ['administration, to a group', onBucket, 'roles/storage.admin', group],
  ])('breaks no rule with %s', (_, type, role, member) => {
    expect(broken(type, { role, member })).toEqual([]);
  });

  it.each(breaches)('breaks its rule with %s', (_, type, role, member, rules) => {
    expect(broken(type, { role, member })).toEqual(rules);
  });
});

const never: readonly [type: string, rule: number][] = [
  ['gcp:serviceaccount/key:Key', 28],
  ['gcp:projects/iAMBinding:IAMBinding', 32],
  ['gcp:projects/iAMPolicy:IAMPolicy', 32],
  ['gcp:storage/bucketIAMBinding:BucketIAMBinding', 32],
  ['gcp:secretmanager/secretIamBinding:SecretIamBinding', 32],
  ['gcp:secretmanager/secretIamPolicy:SecretIamPolicy', 32],
];

describe('what takes from others, or outlives its use', () => {
  it.each(never)('breaks its rule by being there: %s', (type, rule) => {
    expect(broken(type, { role: 'roles/viewer', members: [group] })).toEqual([rule]);
  });

  it('breaks another one where it is open to everyone', () => {
    expect(
      broken('gcp:storage/bucketIAMBinding:BucketIAMBinding', {
        role: 'roles/viewer',
        members: [group, 'allUsers'],
      }),
    ).toEqual([30, 32]);
  });

  it('is not a key that encrypts', () => {
    expect(broken('gcp:kms/cryptoKey:CryptoKey', {})).toEqual([]);
  });
});

describe('the rules for identities', () => {
  it('have a breach here, each of them', () => {
    const all = [...breaches.flatMap(([, , , , rules]) => rules), ...never.map(([, rule]) => rule)];
    expect([...new Set(all)].sort((a, b) => a - b)).toEqual(iamRules.map(({ number }) => number));
  });
});
