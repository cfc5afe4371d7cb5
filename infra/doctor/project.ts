import { firstApis, googleApis } from '../catalogue/apis.ts';
import type { GoogleApi } from '../google/google-api.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

/** What an update does in a project, by the permission for it and a role that has it. Source: Google's «IAM permissions reference». */
const permissions = {
  'bigquery.datasets.create': 'roles/bigquery.admin',
  'compute.instances.create': 'roles/compute.admin',
  'iam.serviceAccounts.actAs': 'roles/iam.serviceAccountUser',
  'iam.serviceAccounts.create': 'roles/iam.serviceAccountAdmin',
  'iap.tunnelInstances.setIamPolicy': 'roles/iap.admin',
  'resourcemanager.projects.setIamPolicy': 'roles/resourcemanager.projectIamAdmin',
  'secretmanager.secrets.create': 'roles/secretmanager.admin',
  'serviceusage.services.enable': 'roles/serviceusage.serviceUsageAdmin',
  'storage.buckets.create': 'roles/storage.admin',
} as const;

/** Whether whoever is signed in may do in a project what an update does there. */
export async function accessFindings(api: GoogleApi, project: string): Promise<Finding[]> {
  const { permissions: granted = [] } = await api<{ permissions?: string[] }>({
    method: 'POST',
    url: `https://cloudresourcemanager.googleapis.com/v1/projects/${project}:testIamPermissions`,
    data: { permissions: Object.keys(permissions) },
  });
  const gap = Object.entries(permissions).filter(([permission]) => !granted.includes(permission));
  if (gap.length === 0) return [ok(`rights on ${project}: all ${granted.length} that an update needs`)];
  return gap.map(([permission, role]) =>
    problem(
      `rights on ${project}: no ${permission}`,
      `gcloud projects add-iam-policy-binding ${project} --role=${role} --member=user:YOU (by an owner of the project)`,
    ),
  );
}

/** Whether the APIs are on that an environment uses. */
export async function apiFindings(api: GoogleApi, project: string): Promise<Finding[]> {
  const apis = [...new Set([...googleApis, ...firstApis])].map((name) => `${name}.googleapis.com`);
  const names = apis.map((name) => `names=projects/${project}/services/${name}`).join('&');
  const { services = [] } = await api<{ services?: { config?: { name?: string }; state: string }[] }>({
    url: `https://serviceusage.googleapis.com/v1/projects/${project}/services:batchGet?${names}`,
  });
  const on = services.filter(({ state }) => state === 'ENABLED').map(({ config }) => config?.name);
  const off = apis.filter((name) => !on.includes(name));
  const first = off.filter((name) => firstApis.some((one) => name === `${one}.googleapis.com`));
  const others = off.filter((name) => !first.includes(name));
  return [
    ...(off.length === 0 ? [ok(`Google APIs: all ${apis.length} are on`)] : []),
    ...(first.length === 0
      ? []
      : [
          problem(
            `Google APIs: ${first.join(', ')} off`,
            `gcloud services enable --project=${project} ${first.join(' ')}`,
          ),
        ]),
    ...(others.length === 0
      ? []
      : [warning(`Google APIs: ${others.join(', ')} off`, 'nothing to do: up enables them')]),
  ];
}

/** Whether whoever is signed in may use the key with which the secrets of the state are encrypted. */
export async function keyFindings(api: GoogleApi, key: string): Promise<Finding[]> {
  const needed = ['cloudkms.cryptoKeyVersions.useToEncrypt', 'cloudkms.cryptoKeyVersions.useToDecrypt'];
  const { permissions: granted = [] } = await api<{ permissions?: string[] }>({
    method: 'POST',
    url: `https://cloudkms.googleapis.com/v1/${key}:testIamPermissions`,
    data: { permissions: needed },
  });
  if (needed.every((permission) => granted.includes(permission))) return [ok(`key of the state: ${key}`)];
  return [
    problem(
      `key of the state: you may not use ${key}`,
      `gcloud kms keys add-iam-policy-binding ${key} --role=roles/cloudkms.cryptoKeyEncrypterDecrypter --member=user:YOU (by an owner of the key)`,
    ),
  ];
}
