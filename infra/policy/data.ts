import { reading } from './inputs.ts';
import { all, any, equals, every, given, judged, type Rule } from './rule.ts';

/** In seconds, as Secret Manager counts. */
const ninetyDays = 90 * 24 * 3600;

/** Rules for what holds data. */
export const dataRules: readonly Rule[] = [
  {
    number: 35,
    title: 'Bucket access is uniform',
    references: '5.2 C29 T2',
    remediation: 'set uniformBucketLevelAccess to true',
    path: 'uniformBucketLevelAccess',
    check: equals('uniformBucketLevelAccess', true),
  },
  {
    number: 36,
    title: 'Buckets cannot be made public',
    references: '5.1 C114',
    remediation: 'set publicAccessPrevention to enforced',
    path: 'publicAccessPrevention',
    check: equals('publicAccessPrevention', 'enforced'),
  },
  {
    number: 37,
    title: 'Buckets keep versions',
    references: 'C78 T78',
    remediation: 'set versioning.enabled to true',
    path: 'versioning.enabled',
    check: equals('versioning.enabled', true),
  },
  {
    number: 38,
    title: 'Buckets log access, not into themselves',
    references: 'C62,63 T77',
    remediation: 'name another bucket in logging.logBucket',
    path: 'logging.logBucket',
    check: (inputs) =>
      any(
        judged(inputs.at('name'), (name) => /-logs-/.test(String(name))),
        all(
          given('logging.logBucket')(inputs),
          judged(inputs.at('name'), (name) => name !== inputs.at('logging.logBucket')),
        ),
      ),
  },
  {
    number: 39,
    title: 'Buckets are encrypted with a customer-managed key',
    references: 'T66',
    remediation: 'name a KMS key',
    mayExceptAll: true,
    path: 'encryption.defaultKmsKeyName',
    check: given('encryption.defaultKmsKeyName'),
  },
  {
    number: 40,
    title: 'A bucket that holds objects is not deleted',
    references: 'own',
    remediation: 'set forceDestroy to false',
    path: 'forceDestroy',
    check: equals('forceDestroy', false),
  },
  {
    number: 42,
    title: 'Datasets are not public',
    references: '7.1 C15 T46',
    remediation: 'leave accesses out',
    path: 'accesses',
    check: (inputs) =>
      all(
        ...inputs
          .list('accesses')
          .map((access) => every([reading(access).at('specialGroup')], (group) => group !== 'allAuthenticatedUsers')),
      ),
  },
  {
    number: 43,
    title: 'Datasets are encrypted with a customer-managed key',
    references: '7.2–3 C80,81',
    remediation: 'name a KMS key',
    mayExceptAll: true,
    path: 'defaultEncryptionConfiguration.kmsKeyName',
    check: given('defaultEncryptionConfiguration.kmsKeyName'),
  },
  {
    number: 44,
    title: 'A dataset that holds tables is not deleted',
    references: 'C121 own',
    remediation: 'set deleteContentsOnDestroy to false',
    path: 'deleteContentsOnDestroy',
    check: equals('deleteContentsOnDestroy', false),
  },
  {
    number: 47,
    title: 'Secrets remind of their rotation within 90 days',
    references: 'F documents',
    remediation: 'give a rotation of 90 days at most, and a topic',
    mayExceptAll: true,
    path: 'rotation.rotationPeriod',
    check: (inputs) =>
      judged(inputs.at('rotation.rotationPeriod'), (period) => Number.parseInt(String(period), 10) <= ninetyDays),
  },
];
