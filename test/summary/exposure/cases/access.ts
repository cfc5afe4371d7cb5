import { gcpTypes } from '../../../../infra/catalogue/resource-types/gcp.ts';
import type { Case, ExposingCase } from './case.ts';

const member = gcpTypes.projectIamMember.token;
const bucketMember = gcpTypes.bucketIamMember.token;
const binding = 'gcp:storage/bucketIAMBinding:BucketIAMBinding';
const { accessLevel, dataset } = gcpTypes;
const grant = (role: string, who: string) => ({ role: `roles/${role}`, member: who });
const vmAccount = 'serviceAccount:vm@p.iam.gserviceaccount.com';
const condition = { condition: { title: 'from admin addresses', expression: 'a in request.auth.access_levels' } };
const level = (...ipSubnetworks: string[]) => ({ basic: { conditions: [{ ipSubnetworks }] } });

/** Changes of access that lay something open. */
export const exposing: readonly ExposingCase[] = [
  [
    'a binding of everyone',
    bucketMember,
    undefined,
    grant('storage.objectViewer', 'allUsers'),
    '**gives access to everyone**: member `allUsers`, role `roles/storage.objectViewer`',
  ],
  [
    'a member exchanged for everyone',
    bucketMember,
    grant('storage.objectViewer', vmAccount),
    grant('storage.objectViewer', 'allAuthenticatedUsers'),
    '**gives access to everyone**: member `serviceAccount:vm@p.iam.gserviceaccount.com` → `allAuthenticatedUsers`, role `roles/storage.objectViewer`',
  ],
  [
    'everyone with another role',
    bucketMember,
    grant('storage.objectViewer', 'allUsers'),
    grant('storage.objectUser', 'allUsers'),
    '**gives access to everyone**: member `allUsers`, role `roles/storage.objectViewer` → `roles/storage.objectUser`',
  ],
  [
    'everyone among the members of a binding',
    binding,
    { role: 'roles/storage.objectViewer', members: [vmAccount] },
    { role: 'roles/storage.objectViewer', members: [vmAccount, 'allUsers'] },
    '**gives access to everyone**: member `allUsers`, role `roles/storage.objectViewer`',
  ],
  [
    'everyone in a policy',
    'gcp:storage/bucketIAMPolicy:BucketIAMPolicy',
    undefined,
    { policyData: JSON.stringify({ bindings: [{ role: 'roles/storage.objectViewer', members: ['allUsers'] }] }) },
    '**gives access to everyone**: member `allUsers`, role `roles/storage.objectViewer`',
  ],
  [
    'a type that nobody has used yet',
    'gcp:cloudrun/iamMember:IamMember',
    undefined,
    grant('run.invoker', 'allUsers'),
    '**gives access to everyone**: member `allUsers`, role `roles/run.invoker`',
  ],
  [
    'an owner',
    member,
    undefined,
    grant('owner', 'user:a@example.com'),
    '**gives a broad role**: member `user:a@example.com`, role `roles/owner`',
  ],
  [
    'an editor in place of a narrow role',
    member,
    grant('bigquery.jobUser', vmAccount),
    grant('editor', vmAccount),
    '**gives a broad role**: member `serviceAccount:vm@p.iam.gserviceaccount.com`, role `roles/bigquery.jobUser` → `roles/editor`',
  ],
  [
    'an administrator',
    bucketMember,
    undefined,
    grant('storage.admin', vmAccount),
    '**gives a broad role**: member `serviceAccount:vm@p.iam.gserviceaccount.com`, role `roles/storage.admin`',
  ],
  [
    'a reader of all secrets of the project',
    member,
    undefined,
    grant('secretmanager.secretAccessor', vmAccount),
    '**gives a broad role**: member `serviceAccount:vm@p.iam.gserviceaccount.com`, role `roles/secretmanager.secretAccessor`',
  ],
  [
    'a whole domain',
    bucketMember,
    undefined,
    grant('storage.objectViewer', 'domain:example.com'),
    '**gives access to a whole domain or pool**: member `domain:example.com`, role `roles/storage.objectViewer`',
  ],
  [
    'a grant without its condition',
    gcpTypes.tunnelInstanceIamMember.token,
    { ...grant('iap.tunnelResourceAccessor', 'group:a@example.com'), ...condition },
    grant('iap.tunnelResourceAccessor', 'group:a@example.com'),
    '**loses its condition**: member `group:a@example.com`, role `roles/iap.tunnelResourceAccessor`; `condition.expression` `a in request.auth.access_levels` → nothing',
  ],
  [
    'a key of an account',
    gcpTypes.serviceAccountKey.token,
    undefined,
    { serviceAccountId: 'vm' },
    '**makes a key that can be copied**: `vm`',
  ],
  [
    'administrators from more addresses',
    accessLevel.token,
    level('198.51.100.0/24'),
    level('198.51.100.0/24', '203.0.113.0/24'),
    '**admits more addresses**: `ipSubnetworks` `198.51.100.0/24` → `198.51.100.0/24`, `203.0.113.0/24`',
  ],
  [
    'administrators from everywhere',
    accessLevel.token,
    undefined,
    level('0.0.0.0/0'),
    '**admits every address**: `0.0.0.0/0`',
  ],
  [
    'an access list with everyone',
    gcpTypes.bucketAccessControl.token,
    undefined,
    { entity: 'allUsers', role: 'READER' },
    '**gives access to everyone**: member `allUsers`, role `READER`',
  ],
  [
    'a public access list by its name',
    gcpTypes.bucketAcl.token,
    undefined,
    { predefinedAcl: 'publicRead' },
    '**gives access to everyone**: `predefinedAcl` `publicRead`',
  ],
  [
    'a dataset for everyone who signs in',
    dataset.token,
    { accesses: [] },
    { accesses: [{ role: 'READER', specialGroup: 'allAuthenticatedUsers' }] },
    '**gives access to everyone**: member `allAuthenticatedUsers`, role `READER`',
  ],
  [
    'a dataset for everyone by a resource',
    gcpTypes.datasetAccess.token,
    undefined,
    { role: 'READER', iamMember: 'allUsers' },
    '**gives access to everyone**: member `allUsers`, role `READER`',
  ],
  [
    'objects for everyone',
    gcpTypes.defaultObjectAccessControl.token,
    undefined,
    { entity: 'allAuthenticatedUsers', role: 'READER' },
    '**gives access to everyone**: member `allAuthenticatedUsers`, role `READER`',
  ],
  [
    'objects for everyone by a list',
    gcpTypes.defaultObjectAcl.token,
    { roleEntities: ['OWNER:user-a'] },
    { roleEntities: ['OWNER:user-a', 'READER:allUsers'] },
    '**gives access to everyone**: member `allUsers`, role `READER`',
  ],
];

/** Changes of access that lay nothing open. */
export const harmless: readonly Case[] = [
  ['a narrow role', bucketMember, undefined, grant('storage.objectUser', vmAccount)],
  [
    'a member exchanged',
    bucketMember,
    grant('storage.objectUser', vmAccount),
    grant('storage.objectUser', 'group:a@example.com'),
  ],
  ['everyone removed', bucketMember, grant('storage.objectViewer', 'allUsers'), undefined],
  [
    'everyone removed from a binding',
    binding,
    { role: 'roles/x', members: ['allUsers', vmAccount] },
    { role: 'roles/x', members: [vmAccount] },
  ],
  ['a narrow role for a wide one', member, grant('owner', vmAccount), grant('bigquery.jobUser', vmAccount)],
  ['one secret', gcpTypes.secretIamMember.token, undefined, grant('secretmanager.secretAccessor', vmAccount)],
  [
    'a grant with a condition',
    gcpTypes.tunnelInstanceIamMember.token,
    grant('iap.tunnelResourceAccessor', 'group:a@example.com'),
    { ...grant('iap.tunnelResourceAccessor', 'group:a@example.com'), ...condition },
  ],
  ['administrators from fewer addresses', accessLevel.token, level('198.51.100.0/24'), level('198.51.100.0/28')],
];
