import type { GoogleApi, GoogleRequest } from '../../infra/google/google-api.ts';
import { GoogleError } from '../../infra/google/google-api.ts';

/** A secret of the stub: its enabled versions, newest first, and its bindings. */
export interface StubSecret {
  readonly versions: { name: string; createTime: string; value?: string }[];
  readonly bindings?: { role: string; members: string[] }[];
}

/** Answers as Secret Manager does, from memory, and keeps what it was asked. */
export function stubSecretManager(secrets: Readonly<Record<string, StubSecret>>): {
  api: GoogleApi;
  asked: GoogleRequest[];
} {
  const asked: GoogleRequest[] = [];
  const api: GoogleApi = async <T>(request: GoogleRequest) => {
    asked.push(request);
    const [, id = '', what] = /\/secrets\/([\w-]+)[/:](\w+)/.exec(request.url) ?? [];
    const secret = secrets[id];
    if (!secret) throw new GoogleError(`secretmanager.googleapis.com says 404: Secret [${id}] not found`, 404);
    if (request.url.endsWith('/versions/latest:access')) {
      const [newest] = secret.versions;
      if (!newest) throw new GoogleError(`secretmanager.googleapis.com says 404: Secret [${id}] has no versions`, 404);
      return { payload: { data: Buffer.from(newest.value ?? '').toString('base64') } } as T;
    }
    if (what === 'versions') return { versions: secret.versions.slice(0, 1) } as T;
    if (what === 'getIamPolicy') return { bindings: secret.bindings } as T;
    const { payload } = request.data as { payload: { data: string } };
    const name = `projects/1/secrets/${id}/versions/${secret.versions.length + 1}`;
    secret.versions.unshift({
      name,
      createTime: new Date(0).toISOString(),
      value: Buffer.from(payload.data, 'base64').toString(),
    });
    return { name } as T;
  };
  return { api, asked };
}

/** Answers requests whose URL ends like a key of `answers`; everything else does not exist. */
export function stubGoogle(answers: Readonly<Record<string, unknown>>): GoogleApi {
  return async <T>({ url }: GoogleRequest) => {
    const found = Object.entries(answers).find(([end]) => url.split('?')[0]?.endsWith(end));
    if (!found) throw new GoogleError(`${new URL(url).host} says 404: not found`, 404);
    return found[1] as T;
  };
}
