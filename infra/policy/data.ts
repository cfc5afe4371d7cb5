import { equals, type Rule, verdict } from './rule.ts';

/** In seconds, as Secret Manager counts. */
const ninetyDays = 90 * 24 * 3600;

/** Rules for what holds data. */
export const dataRules: readonly Rule[] = [
  {
    number: 35,
    title: 'Bucket access is uniform',
    references: '5.2 C29 T2',
    remediation: 'set uniformBucketLevelAccess to true',
    check: equals('uniformBucketLevelAccess', true),
  },
  {
    number: 36,
    title: 'Buckets cannot be made public',
    references: '5.1 C114',
    remediation: 'set publicAccessPrevention to enforced',
    check: equals('publicAccessPrevention', 'enforced'),
  },
  {
    number: 37,
    title: 'Buckets keep versions',
    references: 'C78 T78',
    remediation: 'set versioning.enabled to true',
    check: equals('versioning.enabled', true),
  },
  {
    number: 38,
    title: 'Buckets log access, not into themselves',
    references: 'C62,63 T77',
    remediation: 'name another bucket in logging.logBucket',
    check: (inputs) =>
      verdict(
        /-logs-/.test(String(inputs.at('name'))) ||
          (inputs.at('logging.logBucket') !== undefined && inputs.at('logging.logBucket') !== inputs.at('name')),
      ),
  },
  {
    number: 39,
    title: 'Buckets are encrypted with a customer-managed key',
    references: 'T66',
    remediation: 'name a KMS key',
    check: (inputs) => verdict(inputs.at('encryption.defaultKmsKeyName') !== undefined),
  },
  {
    number: 40,
    title: 'A bucket that holds objects is not deleted',
    references: 'own',
    remediation: 'set forceDestroy to false',
    check: equals('forceDestroy', false),
  },
  {
    number: 42,
    title: 'Datasets are not public',
    references: '7.1 C15 T46',
    remediation: 'leave accesses out',
    check: (inputs) =>
      verdict(!inputs.objects('accesses').some(({ specialGroup }) => specialGroup === 'allAuthenticatedUsers')),
  },
  {
    number: 43,
    title: 'Datasets are encrypted with a customer-managed key',
    references: '7.2–3 C80,81',
    remediation: 'name a KMS key',
    check: (inputs) => verdict(inputs.at('defaultEncryptionConfiguration.kmsKeyName') !== undefined),
  },
  {
    number: 44,
    title: 'A dataset that holds tables is not deleted',
    references: 'C121 own',
    remediation: 'set deleteContentsOnDestroy to false',
    check: equals('deleteContentsOnDestroy', false),
  },
  {
    number: 47,
    title: 'Secrets remind of their rotation within 90 days',
    references: 'F documents',
    remediation: 'give a rotation of 90 days at most, and a topic',
    check: (inputs) => verdict(Number.parseInt(String(inputs.at('rotation.rotationPeriod')), 10) <= ninetyDays),
  },
];
