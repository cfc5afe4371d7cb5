import { describe, expect, it } from 'vitest';
import { dataRules } from '../../infra/policy/data.ts';
import { type Breach, broken, changed } from '../support/policy.ts';

const key = 'projects/p/locations/l/keyRings/r/cryptoKeys/k';
const cases = {
  'a bucket': {
    type: 'gcp:storage/bucket:Bucket',
    good: {
      name: 'jobmatch-prod-bronze-job-match-v0',
      uniformBucketLevelAccess: true,
      publicAccessPrevention: 'enforced',
      versioning: { enabled: true },
      logging: { logBucket: 'jobmatch-prod-logs-job-match-v0' },
      encryption: { defaultKmsKeyName: key },
      forceDestroy: false,
    },
    breaches: [
      ['access object by object', { uniformBucketLevelAccess: false }, [35]],
      ['no word on uniform access', { uniformBucketLevelAccess: undefined }, [35]],
      ['public access inherited', { publicAccessPrevention: 'inherited' }, [36]],
      ['no versions', { 'versioning.enabled': false }, [37]],
      ['no word on versions', { versioning: undefined }, [37]],
      ['no access log', { logging: undefined }, [38]],
      ['an access log into itself', { 'logging.logBucket': 'jobmatch-prod-bronze-job-match-v0' }, [38]],
      ['Google’s key', { encryption: undefined }, [39]],
      ['deletion with everything in it', { forceDestroy: true }, [40]],
      ['no word on deletion', { forceDestroy: undefined }, [40]],
    ],
  },
  'a dataset': {
    type: 'gcp:bigquery/dataset:Dataset',
    good: {
      datasetId: 'silver',
      accesses: [{ role: 'OWNER', specialGroup: 'projectOwners' }],
      defaultEncryptionConfiguration: { kmsKeyName: key },
      deleteContentsOnDestroy: false,
    },
    breaches: [
      ['access for everyone', { accesses: [{ role: 'READER', specialGroup: 'allAuthenticatedUsers' }] }, [42]],
      ['Google’s key', { defaultEncryptionConfiguration: undefined }, [43]],
      ['deletion with everything in it', { deleteContentsOnDestroy: true }, [44]],
      ['no word on deletion', { deleteContentsOnDestroy: undefined }, [44]],
    ],
  },
  'a secret': {
    type: 'gcp:secretmanager/secret:Secret',
    good: { secretId: 'jobmatch-prod-db-password', rotation: { rotationPeriod: '7776000s' } },
    breaches: [['no rotation', { rotation: undefined }, [47]]],
  },
} as const satisfies Record<string, { type: string; good: object; breaches: readonly Breach[] }>;

describe.each(Object.entries(cases))('%s', (_, { type, good, breaches }) => {
  it('breaks no rule where everything is as it should be', () => {
    expect(broken(type, good)).toEqual([]);
  });

  it.each<Breach>([...breaches])('breaks its rule with %s', (_what, changes, rules) => {
    expect(broken(type, changed(good, changes))).toEqual(rules);
  });
});

describe('the bucket of the access logs', () => {
  it.each(['jobmatch-prod-logs-job-match-v0', 'jobmatch-logs-job-match-v0'])('logs into no other: %s', (name) => {
    const { type, good } = cases['a bucket'];
    expect(broken(type, changed(good, { name, logging: undefined }))).toEqual([]);
  });
});

describe('a dataset without a list of accesses', () => {
  it('is not public', () => {
    const { type, good } = cases['a dataset'];
    expect(broken(type, changed(good, { accesses: undefined }))).toEqual([]);
  });
});

describe('the rules for data', () => {
  it('have a breach here, each of them', () => {
    const all = Object.values(cases).flatMap(({ breaches }) => breaches.flatMap(([, , rules]): number[] => [...rules]));
    expect([...new Set(all)].sort((a, b) => a - b)).toEqual(dataRules.map(({ number }) => number));
  });
});
