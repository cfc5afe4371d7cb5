import type { ResourceType } from './resource-type.ts';

const memberRules = [26, 29, 30] as const;
const iamMember = { interrupts: 'the access that it gives', rules: memberRules } as const;

/** The types of Google Cloud's provider: those in use, and others that hold data, give access or are forbidden. */
export const gcpTypes = {
  accessLevel: {
    token: 'gcp:accesscontextmanager/accessLevel:AccessLevel',
    importId: '{name}',
    interrupts: 'the access of administrators',
    noRules: 'it only narrows who may log in',
  },
  dataset: {
    token: 'gcp:bigquery/dataset:Dataset',
    paidByUse: 'BigQuery',
    holds: 'tables',
    removedFullBy: 'deleteContentsOnDestroy',
    importId: 'projects/{project}/datasets/{datasetId}',
    interrupts: 'what reads or writes its tables',
    rules: [42, 43, 44],
  },
  datasetIamMember: { token: 'gcp:bigquery/datasetIamMember:DatasetIamMember', ...iamMember },
  datasetAccess: { token: 'gcp:bigquery/datasetAccess:DatasetAccess', interrupts: 'the access that it gives' },
  table: { token: 'gcp:bigquery/table:Table', holds: 'rows', interrupts: 'what reads or writes its rows' },
  address: {
    token: 'gcp:compute/address:Address',
    importId: 'projects/{project}/regions/{region}/addresses/{name}',
    interrupts: 'the host that has it',
    noRules: 'an address opens nothing; rule 8 refuses external ones on hosts',
  },
  disk: {
    token: 'gcp:compute/disk:Disk',
    holds: 'a disk',
    importId: 'projects/{project}/zones/{zone}/disks/{name}',
    interrupts: 'the host that it is attached to',
    rules: [9],
  },
  firewall: {
    token: 'gcp:compute/firewall:Firewall',
    importId: 'projects/{project}/global/firewalls/{name}',
    interrupts: 'the connections that it allows',
    rules: [14, 15, 16, 17, 18, 19],
  },
  instance: {
    token: 'gcp:compute/instance:Instance',
    importId: 'projects/{project}/zones/{zone}/instances/{name}',
    interrupts: 'all services on it',
    // Our hosts allow that (`allowStoppingForUpdate`). Source: `google_compute_instance`, «allow_stopping_for_update».
    restartsOn: [
      ...['machineType', 'minCpuPlatform', 'serviceAccount', 'enableDisplay', 'shieldedInstanceConfig'],
      ...['networkInterfaces', 'advancedMachineFeatures', 'confidentialInstanceConfig', 'guestAccelerators'],
      'desiredStatus',
    ],
    rules: [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 66],
  },
  instanceIamMember: { token: 'gcp:compute/instanceIAMMember:InstanceIAMMember', ...iamMember },
  network: {
    token: 'gcp:compute/network:Network',
    importId: 'projects/{project}/global/networks/{name}',
    interrupts: 'all hosts on it',
    rules: [13],
  },
  projectMetadata: { token: 'gcp:compute/projectMetadata:ProjectMetadata' },
  projectMetadataItem: { token: 'gcp:compute/projectMetadataItem:ProjectMetadataItem' },
  router: {
    token: 'gcp:compute/router:Router',
    importId: 'projects/{project}/regions/{region}/routers/{name}',
    interrupts: 'connections from the hosts to the internet',
    noRules: 'it carries nothing by itself',
  },
  routerNat: {
    token: 'gcp:compute/routerNat:RouterNat',
    paidByUse: 'Cloud NAT and traffic',
    importId: 'projects/{project}/regions/{region}/routers/{router}/{name}',
    interrupts: 'connections from the hosts to the internet',
    noRules: 'it lets connections out, and none in',
  },
  subnetwork: {
    token: 'gcp:compute/subnetwork:Subnetwork',
    paidByUse: 'logs',
    importId: 'projects/{project}/regions/{region}/subnetworks/{name}',
    interrupts: 'all hosts in it',
    rules: [21, 22],
  },
  tunnelInstanceIamMember: { token: 'gcp:iap/tunnelInstanceIAMMember:TunnelInstanceIAMMember', ...iamMember },
  cryptoKey: {
    token: 'gcp:kms/cryptoKey:CryptoKey',
    holds: 'the key to what it encrypted',
    interrupts: 'what reads or writes with it',
  },
  cryptoKeyVersion: {
    token: 'gcp:kms/cryptoKeyVersion:CryptoKeyVersion',
    holds: 'the key to what it encrypted',
    interrupts: 'what reads with it',
  },
  keyRing: { token: 'gcp:kms/keyRing:KeyRing', holds: 'keys', interrupts: 'what reads or writes with its keys' },
  projectIamMember: {
    token: 'gcp:projects/iAMMember:IAMMember',
    ...iamMember,
    rules: [...memberRules, 27, 33],
  },
  service: { token: 'gcp:projects/service:Service', noRules: 'an enabled API gives nobody access' },
  secret: {
    token: 'gcp:secretmanager/secret:Secret',
    paidByUse: 'secrets',
    holds: 'all versions of a secret',
    importId: 'projects/{project}/secrets/{secretId}',
    interrupts: 'hosts that start before it has a version again',
    rules: [47],
  },
  secretIamMember: { token: 'gcp:secretmanager/secretIamMember:SecretIamMember', ...iamMember },
  secretVersion: {
    token: 'gcp:secretmanager/secretVersion:SecretVersion',
    holds: 'a secret',
    readingTakes: 'the right to its value',
    noRules: 'its secret has the rules',
  },
  serviceAccount: {
    token: 'gcp:serviceaccount/account:Account',
    importId: 'projects/{project}/serviceAccounts/{accountId}@{project}.iam.gserviceaccount.com',
    interrupts: 'what runs as it',
    noRules: 'it may do nothing until a role is granted to it',
  },
  serviceAccountIamMember: { token: 'gcp:serviceaccount/iAMMember:IAMMember', ...iamMember },
  serviceAccountKey: { token: 'gcp:serviceaccount/key:Key', interrupts: 'who uses the key', rules: [28] },
  bucket: {
    token: 'gcp:storage/bucket:Bucket',
    paidByUse: 'buckets',
    holds: 'objects',
    removedFullBy: 'forceDestroy',
    importId: '{name}',
    interrupts: 'what reads or writes its objects',
    rules: [35, 36, 37, 38, 39, 40],
  },
  bucketAccessControl: {
    token: 'gcp:storage/bucketAccessControl:BucketAccessControl',
    interrupts: 'the access that it gives',
  },
  bucketAcl: { token: 'gcp:storage/bucketACL:BucketACL', interrupts: 'the access that it gives' },
  defaultObjectAccessControl: {
    token: 'gcp:storage/defaultObjectAccessControl:DefaultObjectAccessControl',
    interrupts: 'the access that it gives',
  },
  defaultObjectAcl: { token: 'gcp:storage/defaultObjectACL:DefaultObjectACL', interrupts: 'the access that it gives' },
  bucketIamMember: { token: 'gcp:storage/bucketIAMMember:BucketIAMMember', ...iamMember },
} as const satisfies Readonly<Record<string, ResourceType>>;

/**
 * The hundreds of other types that give access, by the end of their tokens, in upper or lower case (`IAMMember`, `IamMember`):
 * rules cover them before anybody uses one.
 */
export const gcpIamTypes = [
  { ending: 'IamMember', ...iamMember },
  { ending: 'IamBinding', ...iamMember, rules: [...memberRules, 32] },
  { ending: 'IamPolicy', ...iamMember, rules: [32] },
] as const satisfies readonly (Omit<ResourceType, 'token'> & { readonly ending: string })[];
