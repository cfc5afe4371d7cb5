import type { X509Certificate } from 'node:crypto';
import type { Environment } from '../model/environment.ts';
import {
  authoritiesOf,
  authorityName,
  type CertificateValues,
  certificateNames,
  certificatesIn,
  endOf,
  isOf,
  renewalReasons,
  signerOf,
  signingAuthority,
} from './certificates.ts';

/** What is to be renewed although it is good. */
export interface Renewal {
  readonly certificate: boolean;
  readonly authority: boolean;
}

/** What is to be stored, and what that means, as lines for people. */
export interface Certified {
  readonly values: CertificateValues;
  readonly lines: readonly string[];
  /** The certificate is somebody else's and has to be renewed by them. */
  readonly isRefused: boolean;
}

/**
 * Sees to the certificate of an environment's gateways: makes what is missing, renews what ends soon or does not name all hosts, and
 * leaves alone what is good, or was signed by somebody else.
 *
 * A new authority signs nothing yet while the certificate is good: services have to trust it first. The one that signed the former
 * certificate stays trusted until the next renewal.
 *
 * @param present the values that are stored now.
 */
export async function certify(
  environment: Environment,
  present: CertificateValues,
  renewal: Renewal,
  now: Date,
): Promise<Certified> {
  const stack = environment.scope.environment;
  const name = authorityName(environment);
  const names = certificateNames(environment);
  const reasons = renewalReasons(present, names, now);
  const [former] = certificatesIn(present['tls-cert'] ?? '');
  if (former && !isOf(former, name) && !renewal.certificate && !renewal.authority)
    return foreign(stack, name, former, reasons);

  const signing = renewal.authority ? undefined : signingAuthority(present, name, now);
  const wantsCertificate = renewal.certificate || reasons.length > 0;
  if (signing && !wantsCertificate)
    return unchanged([
      `The certificate of ${stack} ends on ${day(former?.validTo)} and names its hosts. Nothing was changed.`,
    ]);

  const { newAuthority, newServerCertificate } = await import('./issue.ts');
  const authority = signing
    ? { certificate: signing.toString(), key: present['tls-ca-key'] ?? '' }
    : await newAuthority(name, now);
  const server = wantsCertificate
    ? await newServerCertificate(`${environment.scope.prefix}-${stack}`, names, authority, now)
    : undefined;
  const trusted = signerOf(former, authoritiesOf(present, now))?.toString();
  const bundle = [...new Set([authority.certificate, trusted ?? authority.certificate])].join('');
  return {
    values: {
      ...(signing ? {} : { 'tls-ca-key': authority.key }),
      ...(bundle === present['tls-ca'] ? {} : { 'tls-ca': bundle }),
      ...(server && { 'tls-key': server.key, 'tls-cert': server.certificate }),
    },
    lines: [
      ...(signing ? [] : [`A new authority of ${stack}, until ${day(endOf(authority.certificate))}.`]),
      ...(server
        ? [
            `A new certificate of ${stack}, until ${day(endOf(server.certificate))}: ${reasons.join('; ') || 'as you said'}.`,
            `  ${names.join(', ')}`,
          ]
        : [
            'It signs nothing yet: services have to read tls-ca first, at the latest when they restart.',
            `Then: npx infra certificates ${stack} --renew`,
          ]),
    ],
    isRefused: false,
  };
}

const unchanged = (lines: readonly string[]): Certified => ({ values: {}, lines, isRefused: false });

/** A certificate that somebody else signed: what there is to say of it, and who renews it. */
const foreign = (stack: string, name: string, { issuer, validTo }: X509Certificate, reasons: string[]): Certified => ({
  values: {},
  lines: [
    `The certificate of ${stack} is not of ${name}, but of ${issuer.split('\n').join(', ')}; it ends on ${day(validTo)}. Nothing was changed.`,
    ...reasons.map((reason) => `  ${reason}`),
    `Its issuer renews it, and infra secrets ${stack} set tls-cert stores it; --renew replaces it by one that this command signs.`,
  ],
  isRefused: reasons.length > 0,
});

const day = (date: Date | string | undefined): string => (date ? new Date(date).toISOString().slice(0, 10) : '');
