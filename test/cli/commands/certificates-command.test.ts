import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { storeCertificates } from '../../../infra/cli/commands/certificates-command.ts';
import { CloudSecretStore } from '../../../infra/cli/secrets/cloud-secret-store.ts';
import { GoogleError } from '../../../infra/google/google-api.ts';
import { type StubSecret, stubSecretManager } from '../../support/google.ts';
import { environment } from '../../support/stacks.ts';

const infra = fileURLToPath(new URL('../../../infra/cli/infra.mjs', import.meta.url));
const certificates = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [infra, 'certificates', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', METADATA_SERVER_DETECTION: 'none' },
  });
  return { status, stdout, stderr };
};

const staging = environment('staging');
const input = {
  stack: 'staging',
  file: 'Pulumi.staging.yaml',
  text: '',
  raw: {},
  lineOf: () => '',
  lineNumberOf: () => 1,
} as const;
const now = new Date('2026-03-01T12:00:00Z');
const asNeeded = { certificate: false, authority: false };
const empty = (): Record<string, StubSecret> =>
  Object.fromEntries(staging.secrets.map(({ name }) => [name, { versions: [] }]));

describe('infra certificates', () => {
  it('has nothing to do where the gateway serves HTTP', () => {
    expect(certificates('dev')).toEqual({
      status: 0,
      stdout: 'dev has no TLS: its gateway serves HTTP.\n',
      stderr: '',
    });
  });

  it('says in one line that nobody is signed in', () => {
    expect(certificates('staging')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^Nobody is signed in to Google Cloud here: .*\n$/),
    });
  });
});

describe('certificates in Secret Manager', () => {
  const secrets = empty();
  const { api, asked } = stubSecretManager(secrets);
  const store = new CloudSecretStore(staging, input, async () => api);
  const added = () => asked.filter(({ method }) => method === 'POST').map(({ url }) => url.split('/').at(-1));

  it('are stored as new versions, the authority first, and no value is shown', async () => {
    const { lines, isRefused } = await storeCertificates(staging, store, asNeeded, now);
    expect(added()).toEqual([
      'jobmatch-staging-tls-ca-key:addVersion',
      'jobmatch-staging-tls-ca:addVersion',
      'jobmatch-staging-tls-key:addVersion',
      'jobmatch-staging-tls-cert:addVersion',
    ]);
    expect(secrets['jobmatch-staging-tls-key']?.versions[0]?.value).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(isRefused).toBe(false);
    expect(lines.slice(3)).toEqual([
      '  jobmatch-staging-tls-ca-key has version 1.',
      '  jobmatch-staging-tls-ca has version 1; its hosts fetch it within five minutes.',
      '  jobmatch-staging-tls-key has version 1; its hosts fetch it within five minutes.',
      '  jobmatch-staging-tls-cert has version 1; its hosts fetch it within five minutes.',
    ]);
    expect(lines.join('\n')).not.toContain('BEGIN');
  });

  it('stay as they are the second time', async () => {
    const { lines } = await storeCertificates(staging, store, asNeeded, now);
    expect(added()).toHaveLength(4);
    expect(lines).toEqual(['The certificate of staging ends on 2027-04-02 and names its hosts. Nothing was changed.']);
  });

  it('tell when they end in the list of secrets, and keys do not', async () => {
    const states = await store.states();
    expect(states.get('tls-cert')?.ends).toEqual(new Date('2027-04-02T12:00:00Z'));
    expect(states.get('tls-ca')?.ends).toEqual(new Date('2036-03-01T12:00:00Z'));
    expect(states.get('tls-key')).not.toHaveProperty('ends');
  });

  it('are listed without their end for whoever may not read them', async () => {
    const unreadable = new CloudSecretStore(staging, input, async () => async (request) => {
      if (request.url.endsWith(':access')) throw new GoogleError('secretmanager.googleapis.com says 403', 403);
      return api(request);
    });
    expect((await unreadable.states()).get('tls-cert')).toMatchObject({ value: 'version 1' });
    expect((await unreadable.states()).get('tls-cert')).not.toHaveProperty('ends');
    await expect(storeCertificates(staging, unreadable, asNeeded, now)).rejects.toThrow('says 403');
  });

  it('have to have a slot, and nothing is stored before they have', async () => {
    const { 'jobmatch-staging-tls-ca-key': _, ...others } = empty();
    const stub = stubSecretManager(others);
    await expect(
      storeCertificates(staging, new CloudSecretStore(staging, input, async () => stub.api), asNeeded, now),
    ).rejects.toThrow(
      'tls-ca-key  jobmatch-staging-tls-ca-key does not exist yet: npm run pulumi -- up -s staging makes it',
    );
    expect(stub.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});
