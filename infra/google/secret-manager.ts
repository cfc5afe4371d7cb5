import { type GoogleApi, GoogleError } from './google-api.ts';

const service = 'https://secretmanager.googleapis.com/v1';

/** What Secret Manager knows of a secret, without its value. */
export interface StoredSecret {
  /** The newest version that can be read; undefined where there is none. */
  readonly version: { readonly number: string; readonly made: Date } | undefined;
  /** IAM members that may read it, by a binding of its own. */
  readonly readers: readonly string[];
}

/** Asks for a secret; undefined where there is none of that name. */
export async function storedSecret(api: GoogleApi, project: string, id: string): Promise<StoredSecret | undefined> {
  const secret = `${service}/projects/${project}/secrets/${id}`;
  try {
    // Versions come newest first.
    const [{ versions = [] }, { bindings = [] }] = await Promise.all([
      api<{ versions?: { name: string; createTime: string }[] }>({
        url: `${secret}/versions?filter=state:ENABLED&pageSize=1`,
      }),
      api<{ bindings?: { role: string; members: string[] }[] }>({ url: `${secret}:getIamPolicy` }),
    ]);
    const [newest] = versions;
    return {
      version: newest && { number: newest.name.split('/').at(-1) ?? '', made: new Date(newest.createTime) },
      readers: bindings
        .filter(({ role }) => role === 'roles/secretmanager.secretAccessor')
        .flatMap((one) => one.members),
    };
  } catch (error) {
    if (error instanceof GoogleError && error.status === 404) return undefined;
    throw error;
  }
}

/**
 * The newest value of a secret; undefined where it has none, or does not exist.
 *
 * @throws GoogleError with status 403 for whoever may not read it.
 */
export async function readValue(api: GoogleApi, project: string, id: string): Promise<string | undefined> {
  try {
    const { payload } = await api<{ payload: { data: string } }>({
      url: `${service}/projects/${project}/secrets/${id}/versions/latest:access`,
    });
    return Buffer.from(payload.data, 'base64').toString('utf8');
  } catch (error) {
    if (error instanceof GoogleError && error.status === 404) return undefined;
    throw error;
  }
}

/**
 * Adds a version to a secret.
 *
 * @returns its number.
 * @throws GoogleError with status 404 where there is no secret of that name.
 */
export async function addVersion(api: GoogleApi, project: string, id: string, value: string): Promise<string> {
  const { name } = await api<{ name: string }>({
    method: 'POST',
    url: `${service}/projects/${project}/secrets/${id}:addVersion`,
    data: { payload: { data: Buffer.from(value).toString('base64') } },
  });
  return name.split('/').at(-1) ?? '';
}
