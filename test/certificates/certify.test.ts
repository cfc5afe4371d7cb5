import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CertificateValues, certificatesIn } from '../../infra/certificates/certificates.ts';
import { certify } from '../../infra/certificates/certify.ts';
import { environment, twoHosts } from '../support/stacks.ts';
import { missingTools } from '../support/tools.ts';

const staging = environment('staging');
const start = new Date('2026-03-01T12:00:00Z');
const later = (days: number) => new Date(start.getTime() + days * 24 * 60 * 60 * 1000);
const asNeeded = { certificate: false, authority: false };
const certificate = ({ 'tls-cert': pem = '' }: CertificateValues) => new X509Certificate(pem);
const authorities = ({ 'tls-ca': pem = '' }: CertificateValues) => certificatesIn(pem);
const isSignedBy = (values: CertificateValues, index: number) =>
  certificate(values).verify((authorities(values)[index] as X509Certificate).publicKey);
const names = [
  'jobmatch-staging-vm.europe-west1-b.c.job-match-v0.internal',
  '10.10.0.10',
  'jobmatch-staging-vm-app-0.europe-west1-b.c.job-match-v0.internal',
  '10.10.0.20',
  'staging.coursia.local',
  'localhost',
  '127.0.0.1',
];

/** What is stored after certifying, and what that said. */
async function certified(present: CertificateValues, now: Date, renewal = asNeeded, own = staging) {
  const { values, lines, isRefused } = await certify(own, present, renewal, now);
  return { stored: { ...present, ...values }, changed: Object.keys(values), lines, isRefused };
}

let first: Awaited<ReturnType<typeof certified>>;
beforeAll(async () => {
  first = await certified({}, start);
});

describe('the certificate of an environment', () => {
  it('is made with an authority of its own, and names the hosts and this machine', () => {
    expect(first.changed).toEqual(['tls-ca-key', 'tls-ca', 'tls-key', 'tls-cert']);
    expect(first.lines).toEqual([
      'A new authority of staging, until 2036-03-01.',
      'A new certificate of staging, until 2027-04-02: there is none.',
      `  ${names.join(', ')}`,
    ]);
    const { subject, issuer, subjectAltName, keyUsage } = certificate(first.stored);
    expect({ subject, issuer, keyUsage }).toEqual({
      subject: 'CN=jobmatch-staging',
      issuer: 'CN=jobmatch-staging authority',
      keyUsage: ['1.3.6.1.5.5.7.3.1'],
    });
    expect(subjectAltName?.split(', ').map((name) => name.replace(/^.*:/, ''))).toEqual(names);
  });

  it('is valid a little before it is made, for clocks that are behind, and for 397 days', () => {
    const { validFrom, validTo } = certificate(first.stored);
    expect([new Date(validFrom), new Date(validTo)]).toEqual([new Date('2026-03-01T11:55:00Z'), later(397)]);
    expect(authorities(first.stored).map(({ validTo: end, ca }) => [new Date(end), ca])).toEqual([[later(3653), true]]);
  });

  it('stays as long as it is good', async () => {
    expect(await certified(first.stored, later(367))).toEqual({
      stored: first.stored,
      changed: [],
      lines: ['The certificate of staging ends on 2027-04-02 and names its hosts. Nothing was changed.'],
      isRefused: false,
    });
  });

  it.each([
    ['30 days before its end', later(368), {}, 'the present one ends in 29 days'],
    ['once it has ended', later(400), {}, 'the present one ended 3 days ago'],
    ['when its key is another one', start, { 'tls-key': 'x' }, 'tls-key is another key than that of the present one'],
  ])('is renewed by the same authority %s', async (_, now, change, reason) => {
    const { stored, changed, lines } = await certified({ ...first.stored, ...change }, now);
    expect(changed).toEqual(['tls-key', 'tls-cert']);
    expect(lines[0]).toMatch(new RegExp(`^A new certificate of staging, until \\d{4}-\\d\\d-\\d\\d: ${reason}\\.$`));
    expect(stored['tls-key']).not.toBe(first.stored['tls-key']);
    expect(isSignedBy(stored, 0)).toBe(true);
  });

  it('is renewed when there is another host', async () => {
    const { changed, lines } = await certified(first.stored, start, asNeeded, environment('staging', twoHosts));
    expect(changed).toEqual(['tls-key', 'tls-cert']);
    expect(lines[0]).toContain(
      ': the present one does not name jobmatch-staging-vm-gpu-1.europe-west1-b.c.job-match-v0.internal, 10.10.0.11.',
    );
  });

  it('is renewed when somebody says so', async () => {
    const { changed, lines } = await certified(first.stored, start, { certificate: true, authority: false });
    expect([changed, lines[0]]).toEqual([
      ['tls-key', 'tls-cert'],
      'A new certificate of staging, until 2027-04-02: as you said.',
    ]);
  });

  it('is made with another authority where the key of the former one is lost, or was never stored with its certificate', async () => {
    for (const id of ['tls-ca-key', 'tls-ca'] as const) {
      const { [id]: _, ...rest } = first.stored;
      expect((await certified(rest, start)).changed.slice(0, 2)).toEqual(['tls-ca-key', 'tls-ca']);
    }
  });

  it('that somebody else signed is left to them, unless somebody says so', async () => {
    const prod = (await certified({}, start, asNeeded, environment('prod'))).stored;
    const foreign = await certified(prod, later(380));
    expect(foreign).toMatchObject({ changed: [], isRefused: true });
    expect(foreign.lines).toEqual([
      'The certificate of staging is not of jobmatch-staging authority, but of CN=jobmatch-prod authority; it ends on 2027-04-02. Nothing was changed.',
      '  the present one ends in 17 days',
      expect.stringMatching(/^ {2}the present one does not name jobmatch-staging-vm\./),
      'Its issuer renews it, and infra secrets staging set tls-cert stores it; --renew replaces it by one that this command signs.',
    ]);
    const replaced = await certified(prod, start, { certificate: true, authority: false });
    expect(certificate(replaced.stored).issuer).toBe('CN=jobmatch-staging authority');
  });
});

describe('a new authority', () => {
  it('signs once it is trusted, and the former one is trusted until the next renewal', async () => {
    const trusted = await certified(first.stored, start, { certificate: false, authority: true });
    expect(trusted.changed).toEqual(['tls-ca-key', 'tls-ca']);
    expect(trusted.lines.at(-1)).toBe('Then: npx infra certificates staging --renew');
    expect([authorities(trusted.stored).length, isSignedBy(trusted.stored, 1)]).toEqual([2, true]);
    expect((await certified(trusted.stored, start)).changed).toEqual([]);

    const signed = await certified(trusted.stored, start, { certificate: true, authority: false });
    expect(signed.changed).toEqual(['tls-key', 'tls-cert']);
    expect([authorities(signed.stored).length, isSignedBy(signed.stored, 0)]).toEqual([2, true]);

    const renewed = await certified(signed.stored, later(368));
    expect(renewed.changed).toEqual(['tls-ca', 'tls-key', 'tls-cert']);
    expect([authorities(renewed.stored).length, isSignedBy(renewed.stored, 0)]).toEqual([1, true]);
  });

  it('is made a year before the end of the former one, and the certificate stays while it is good', async () => {
    const renewed = await certified(first.stored, later(3200));
    expect(renewed.changed).toEqual(['tls-key', 'tls-cert']);
    const { changed, stored } = await certified(renewed.stored, later(3300));
    expect(changed).toEqual(['tls-ca-key', 'tls-ca']);
    expect(isSignedBy(stored, 1)).toBe(true);
  });
});

describe.skipIf(missingTools('openssl') !== undefined)('openssl', () => {
  const directory = mkdtempSync(join(tmpdir(), 'genai-certificates-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  const openssl = (...args: readonly string[]) => {
    for (const id of ['tls-ca', 'tls-cert', 'tls-key'] as const)
      writeFileSync(join(directory, id), first.stored[id] ?? '');
    const { stdout, stderr } = spawnSync('openssl', args, { cwd: directory, encoding: 'utf8' });
    return stdout + stderr;
  };
  const verify = (...args: readonly string[]) =>
    openssl(
      'verify',
      '-x509_strict',
      '-purpose',
      'sslserver',
      '-attime',
      String(start.getTime() / 1000),
      '-CAfile',
      'tls-ca',
      ...args,
      'tls-cert',
    );

  it('takes the certificate for each of its names, and for no other', () => {
    expect(verify('-verify_hostname', names[0] ?? '')).toBe('tls-cert: OK\n');
    expect(verify('-verify_hostname', 'localhost')).toBe('tls-cert: OK\n');
    expect(verify('-verify_ip', '10.10.0.10')).toBe('tls-cert: OK\n');
    expect(verify('-verify_hostname', 'elsewhere.example')).toContain('hostname mismatch');
  });

  it('reads the keys as P-256, and the authority as one that signs no other', () => {
    expect(openssl('pkey', '-in', 'tls-key', '-noout', '-text')).toContain('NIST CURVE: P-256');
    const text = openssl('x509', '-in', 'tls-ca', '-noout', '-text');
    expect(text).toContain('CA:TRUE, pathlen:0');
    expect(text).toMatch(/Key Usage: critical\s+Certificate Sign, CRL Sign/);
  });
});
