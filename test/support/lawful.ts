/** Inputs of a bucket that break no policy rule. */
export const lawfulBucket = {
  name: 'more',
  uniformBucketLevelAccess: true,
  publicAccessPrevention: 'enforced',
  versioning: { enabled: true },
  logging: { logBucket: 'logs' },
  forceDestroy: false,
};

/** What no policy rule misses in a container, beside its limits and networks. */
export const lawfulContainer = {
  capabilities: { drops: ['ALL'] },
  readOnly: true,
  securityOpts: ['no-new-privileges:true'],
  healthcheck: { tests: ['CMD', 'curl', 'http://127.0.0.1/health'] },
  user: '10001:10001',
};
