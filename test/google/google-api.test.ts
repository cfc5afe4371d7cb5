import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { googleApi } from '../../infra/google/google-api.ts';

/** Gives out tokens as Google's token service does for a workload identity, and answers as an API. */
const directory = mkdtempSync(join(tmpdir(), 'genai-google-'));
let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    const answers: Record<string, [status: number, body: unknown]> = {
      '/token': [200, { access_token: 'short-lived', issued_token_type: 'x', token_type: 'Bearer', expires_in: 3600 }],
      '/refused': [403, { error: { code: 403, message: 'Permission denied on resource project x.\nDetails' } }],
      '/open': [200, { authorized: request.headers.authorization }],
    };
    const [status, body] = answers[request.url ?? ''] ?? [404, {}];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  writeFileSync(join(directory, 'subject'), 'who I am');
  const credentials = {
    type: 'external_account',
    audience: '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/x',
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_url: `${url}/token`,
    credential_source: { file: join(directory, 'subject') },
  };
  writeFileSync(join(directory, 'credentials.json'), JSON.stringify(credentials));
  vi.stubEnv('METADATA_SERVER_DETECTION', 'none');
  vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', join(directory, 'credentials.json'));
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
  rmSync(directory, { recursive: true });
});

describe('Google’s APIs', () => {
  it('are asked with application default credentials, here of a workload identity', async () => {
    const api = await googleApi('p');
    expect(await api({ url: `${url}/open` })).toEqual({ authorized: 'Bearer short-lived' });
  });

  it('say in one line what they refuse, without the request', async () => {
    const api = await googleApi('p');
    const refused = api({ method: 'POST', url: `${url}/refused`, data: { payload: 'not to be seen' } });
    await expect(refused).rejects.toMatchObject({
      message: `${new URL(url).host} says 403: Permission denied on resource project x.`,
      status: 403,
    });
  });

  it('are told from those that do not answer', async () => {
    const api = await googleApi('p');
    await expect(api({ url: 'http://127.0.0.1:1/' })).rejects.toMatchObject({
      message: expect.stringMatching(/^127\.0\.0\.1:1 does not answer: /),
      status: undefined,
    });
  });

  it('ask nobody who is not signed in', async () => {
    vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', undefined);
    vi.stubEnv('HOME', directory);
    await expect(googleApi('p')).rejects.toThrow(
      'Nobody is signed in to Google Cloud here: Could not load the default credentials. Run gcloud auth application-default login',
    );
    vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', join(directory, 'credentials.json'));
  });
});
