import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { SecretId } from '../catalogue/secrets.ts';
import type { Environment } from '../model/environment.ts';
import { endReason } from '../model/renewal.ts';

/** The secrets that hold the certificates of an environment, in the order in which they are stored: what the rest follows from first. */
export const certificateSecrets = ['tls-ca-key', 'tls-ca', 'tls-key', 'tls-cert'] as const satisfies SecretId[];

/**
 * The certificates and keys of an environment, as PEM, by secret; those that have no value are left out. `tls-ca` may hold several
 * authorities, the newest first: services trust them all.
 */
export type CertificateValues = Readonly<Partial<Record<(typeof certificateSecrets)[number], string>>>;

/** Every name under which the gateways of an environment are reached; this machine's for the tunnels of `infra open`. */
export function certificateNames({ hosts, cloud }: Environment): string[] {
  const names = hosts.flatMap(({ hostname, address }) => [hostname, address]);
  return [...new Set([...names, ...(cloud ? [cloud.domain] : []), 'localhost', '127.0.0.1'])];
}

/** The common name of the authority of an environment. */
export const authorityName = ({ scope }: Environment): string => `${scope.prefix}-${scope.environment} authority`;

/** Whether a certificate says that the authority of this name signed it: somebody else's does not. */
export const isOf = ({ issuer }: X509Certificate, authority: string): boolean => issuer === `CN=${authority}`;

/** When the first certificate of a PEM ends; undefined where there is none. */
export function endOf(pem: string): Date | undefined {
  const [first] = certificatesIn(pem);
  return first && new Date(first.validTo);
}

/** The certificates of a PEM, in its order; what is none is left out. */
export function certificatesIn(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.flatMap((block) => {
    try {
      return [new X509Certificate(block)];
    } catch {
      return [];
    }
  });
}

/** The authorities that are in `tls-ca` and have not ended. */
export const authoritiesOf = (values: CertificateValues, now: Date): X509Certificate[] =>
  certificatesIn(values['tls-ca'] ?? '').filter(({ ca, validTo }) => ca && new Date(validTo) > now);

/** The authority among these that a certificate is signed by. */
export const signerOf = (
  certificate: X509Certificate | undefined,
  authorities: readonly X509Certificate[],
): X509Certificate | undefined =>
  authorities.find(({ subject, publicKey }) => certificate?.issuer === subject && certificate.verify(publicKey));

/** The authority that signs new certificates: that of this name whose key is kept; undefined where it ends soon, or is not there. */
export const signingAuthority = (values: CertificateValues, name: string, now: Date): X509Certificate | undefined =>
  authoritiesOf(values, now).find(
    (authority) =>
      isOf(authority, name) &&
      endReason('authority', new Date(authority.validTo), now) === undefined &&
      isKeyOf(values['tls-ca-key'], authority.publicKey),
  );

/** Why a new certificate is needed, each reason a clause; empty where the present one is good. */
export function renewalReasons(values: CertificateValues, names: readonly string[], now: Date): string[] {
  const [certificate] = certificatesIn(values['tls-cert'] ?? '');
  if (!certificate) return ['there is none'];
  const end = endReason('certificate', new Date(certificate.validTo), now);
  const unnamed = names.filter((name) => !(isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)));
  return [
    ...(end === undefined ? [] : [`the present one ${end}`]),
    ...(unnamed.length > 0 ? [`the present one does not name ${unnamed.join(', ')}`] : []),
    ...(signerOf(certificate, authoritiesOf(values, now)) ? [] : ['no authority in tls-ca has signed the present one']),
    ...(isKeyOf(values['tls-key'], certificate.publicKey)
      ? []
      : ['tls-key is another key than that of the present one']),
  ];
}

function isKeyOf(privateKey: string | undefined, publicKey: X509Certificate['publicKey']): boolean {
  try {
    return createPublicKey(createPrivateKey(privateKey ?? '')).equals(publicKey);
  } catch {
    return false;
  }
}
