/** The Google APIs that an environment uses: the stack enables them. */
export const googleApis = [
  'bigquery',
  'cloudresourcemanager',
  'compute',
  'iam',
  'iamcredentials',
  'iap',
  'logging',
  'monitoring',
  'oslogin',
  'secretmanager',
  'storage',
  'telemetry',
] as const;

/** Those without which the stack could not even enable the others, or keep its state. */
export const firstApis = ['cloudresourcemanager', 'serviceusage', 'cloudkms'] as const;
