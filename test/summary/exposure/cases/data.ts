import { gcpTypes } from '../../../../infra/catalogue/resource-types/gcp.ts';
import { bucket } from '../../support.ts';
import type { Case, ExposingCase, Inputs } from './case.ts';

const { dataset, table, secret, cryptoKey } = gcpTypes;
const deleteOn = (condition: Inputs) => ({ lifecycleRules: [{ action: { type: 'Delete' }, condition }] });
const archived = (daysSinceNoncurrentTime: number) => deleteOn({ daysSinceNoncurrentTime, withState: 'ARCHIVED' });

/** Changes of what holds data that lay something open. */
export const exposing: readonly ExposingCase[] = [
  [
    'a bucket that can be public',
    bucket,
    { publicAccessPrevention: 'enforced' },
    { publicAccessPrevention: 'inherited' },
    '**can be made public**: `publicAccessPrevention` `enforced` → `inherited`',
  ],
  [
    '… without a word on it',
    bucket,
    { publicAccessPrevention: 'enforced' },
    {},
    '**can be made public**: `publicAccessPrevention` `enforced` → nothing',
  ],
  [
    'a bucket with access by object',
    bucket,
    { uniformBucketLevelAccess: true },
    { uniformBucketLevelAccess: false },
    '**each object can have access of its own**: `uniformBucketLevelAccess` `true` → `false`',
  ],
  [
    'a bucket without versions',
    bucket,
    { versioning: { enabled: true } },
    { versioning: { enabled: false } },
    '**versioning is off**: `versioning.enabled` `true` → `false`',
  ],
  [
    '… without a word on it',
    bucket,
    { versioning: { enabled: true } },
    {},
    '**versioning is off**: `versioning.enabled` `true` → nothing',
  ],
  [
    'a bucket deleted with all in it',
    bucket,
    { forceDestroy: false },
    { forceDestroy: true },
    '**is deleted with the objects in it**: `forceDestroy` `false` → `true`',
  ],
  [
    'a shorter life of former versions',
    bucket,
    archived(90),
    archived(7),
    '**deletes objects sooner**: `daysSinceNoncurrentTime` `90`, `withState` `ARCHIVED` → `daysSinceNoncurrentTime` `7`, `withState` `ARCHIVED`',
  ],
  [
    'a new rule that deletes',
    bucket,
    archived(90),
    { lifecycleRules: [...archived(90).lifecycleRules, ...deleteOn({ age: 30 }).lifecycleRules] },
    '**deletes objects that it kept**: `age` `30`',
  ],
  [
    'a rule that deletes all prefixes',
    bucket,
    deleteOn({ age: 30, matchesPrefixes: ['tmp/'] }),
    deleteOn({ age: 30 }),
    '**deletes objects that it kept**: `age` `30`',
  ],
  ['a rule that deletes at once', bucket, {}, deleteOn({}), '**deletes objects that it kept**: at once'],
  [
    'a shorter retention',
    bucket,
    { retentionPolicy: { retentionPeriod: 8640000 } },
    { retentionPolicy: { retentionPeriod: 86400 } },
    '**objects can be deleted sooner**: `retentionPolicy.retentionPeriod` `8640000` → `86400`',
  ],
  [
    'no soft deletion',
    bucket,
    {},
    { softDeletePolicy: { retentionDurationSeconds: 0 } },
    '**deleted objects are gone sooner**: `softDeletePolicy.retentionDurationSeconds` nothing → `0`',
  ],
  [
    'a dataset deleted with all in it',
    dataset.token,
    { deleteContentsOnDestroy: false },
    { deleteContentsOnDestroy: true },
    '**is deleted with the tables in it**: `deleteContentsOnDestroy` `false` → `true`',
  ],
  [
    'tables that expire',
    dataset.token,
    {},
    { defaultTableExpirationMs: 86400000 },
    '**tables are deleted sooner**: `defaultTableExpirationMs` nothing → `86400000`',
  ],
  [
    'a table without protection',
    table.token,
    { deletionProtection: true },
    { deletionProtection: false },
    '**its protection from deletion is off**: `deletionProtection` `true` → `false`',
  ],
  ['a secret that expires', secret.token, {}, { ttl: '3600s' }, '**is deleted sooner**: `ttl` nothing → `3600s`'],
  [
    'a secret that expires sooner',
    secret.token,
    { expireTime: '2028-01-01T00:00:00Z' },
    { expireTime: '2027-01-01T00:00:00Z' },
    '**is deleted sooner**: `expireTime` `2028-01-01T00:00:00Z` → `2027-01-01T00:00:00Z`',
  ],
  [
    'versions of a key that go sooner',
    cryptoKey.token,
    {},
    { destroyScheduledDuration: '86400s' },
    '**destroyed versions are gone sooner**: `destroyScheduledDuration` nothing → `86400s`',
  ],
  [
    'partitions that expire',
    dataset.token,
    {},
    { defaultPartitionExpirationMs: 1000 },
    '**partitions are deleted sooner**: `defaultPartitionExpirationMs` nothing → `1000`',
  ],
  [
    'former states that go sooner',
    dataset.token,
    {},
    { maxTimeTravelHours: '48' },
    '**former states are gone sooner**: `maxTimeTravelHours` nothing → `48`',
  ],
  [
    'a table that expires',
    table.token,
    {},
    { expirationTime: 1893456000000 },
    '**is deleted sooner**: `expirationTime` nothing → `1893456000000`',
  ],
  [
    'partitions of a table that expire',
    table.token,
    {},
    { timePartitioning: { expirationMs: 1000 } },
    '**partitions are deleted sooner**: `timePartitioning.expirationMs` nothing → `1000`',
  ],
  [
    'versions of a secret destroyed at once',
    secret.token,
    { versionDestroyTtl: '86400s' },
    {},
    '**destroyed versions are gone sooner**: `versionDestroyTtl` `86400s` → nothing',
  ],
];

/** Changes of what holds data that lay nothing open. */
export const harmless: readonly Case[] = [
  [
    'a bucket that cannot be public',
    bucket,
    { publicAccessPrevention: 'inherited' },
    { publicAccessPrevention: 'enforced' },
  ],
  ['a bucket with versions', bucket, { versioning: { enabled: false } }, { versioning: { enabled: true } }],
  [
    'a bucket with labels',
    bucket,
    { versioning: { enabled: true } },
    { versioning: { enabled: true }, labels: { a: 'b' } },
  ],
  [
    'a new bucket',
    bucket,
    undefined,
    { publicAccessPrevention: 'enforced', versioning: { enabled: true }, forceDestroy: false },
  ],
  ['a bucket kept from deletion', bucket, { forceDestroy: true }, { forceDestroy: false }],
  ['a longer life', bucket, archived(30), archived(90)],
  ['a rule that no longer deletes', bucket, deleteOn({ age: 30 }), {}],
  ['a rule for one prefix of all', bucket, deleteOn({ age: 30 }), deleteOn({ age: 30, matchesPrefixes: ['tmp/'] })],
  [
    'another class of storage',
    bucket,
    {},
    { lifecycleRules: [{ action: { type: 'SetStorageClass', storageClass: 'NEARLINE' }, condition: { age: 30 } }] },
  ],
  [
    'a longer retention',
    bucket,
    { retentionPolicy: { retentionPeriod: 1 } },
    { retentionPolicy: { retentionPeriod: 2 } },
  ],
  ['tables that no longer expire', dataset.token, { defaultTableExpirationMs: 86400000 }, {}],
  ['another description', dataset.token, { description: 'a' }, { description: 'b' }],
];
