import { type GoogleApi, GoogleError } from './google-api.ts';

/** A VM of Compute Engine. */
export interface VmAddress {
  readonly project: string;
  readonly zone: string;
  readonly name: string;
}

/**
 * What a VM wrote into a guest attribute (`namespace/key`); undefined where it wrote nothing, or does not exist. Takes the permission
 * `compute.instances.getGuestAttributes`.
 */
export async function guestAttribute(
  api: GoogleApi,
  { project, zone, name }: VmAddress,
  attribute: string,
): Promise<string | undefined> {
  const [namespace, key] = attribute.split('/');
  try {
    const { queryValue } = await api<{ queryValue?: { items?: { key: string; value: string }[] } }>({
      url: `https://compute.googleapis.com/compute/v1/projects/${project}/zones/${zone}/instances/${name}/getGuestAttributes?queryPath=${namespace}/`,
    });
    return queryValue?.items?.find((one) => one.key === key)?.value;
  } catch (error) {
    if (error instanceof GoogleError && error.status === 404) return undefined;
    throw error;
  }
}
