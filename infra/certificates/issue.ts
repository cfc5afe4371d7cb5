// The X.509 library wants this one loaded before it.
import 'reflect-metadata';
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** A certificate with its private key, as PEM. */
export interface Issued {
  readonly certificate: string;
  readonly key: string;
}

/** Days that a certificate is valid: browsers take no server's for longer than 398. */
const validDays = { authority: 3653, server: 397 };
const dayMs = 24 * 60 * 60 * 1000;
/** Clocks of other machines may be behind. */
const clockSkewMs = 5 * 60 * 1000;

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** Makes an authority that signs certificates of servers, and no other authority. */
export async function newAuthority(name: string, now: Date): Promise<Issued> {
  const { privateKey, publicKey } = newKeyPair();
  const end = new Date(now.getTime() + validDays.authority * dayMs);
  const certificate = await signed({ name, issuer: name, publicKey, now, end, signingKey: privateKey }, [
    new BasicConstraintsExtension(true, 0, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign + KeyUsageFlags.cRLSign, true),
  ]);
  return { certificate, key: pem(privateKey) };
}

/**
 * Makes the certificate of servers, which ends with its authority at the latest.
 *
 * @param names DNS names and addresses.
 */
export async function newServerCertificate(
  name: string,
  names: readonly string[],
  authority: Issued,
  now: Date,
): Promise<Issued> {
  const { privateKey, publicKey } = newKeyPair();
  const issuer = new X509Certificate(authority.certificate);
  const signingKey = createPrivateKey(authority.key);
  const end = new Date(Math.min(now.getTime() + validDays.server * dayMs, issuer.notAfter.getTime()));
  const certificate = await signed(
    { name, issuer: issuer.subjectName.getField('CN')[0] ?? '', publicKey, now, end, signingKey },
    [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(names.map((value) => ({ type: isIP(value) ? 'ip' : 'dns', value }))),
    ],
  );
  return { certificate, key: pem(privateKey) };
}

/** What all certificates have in common, and are signed with. */
interface Request {
  readonly name: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  readonly now: Date;
  readonly end: Date;
  readonly signingKey: KeyObject;
}

async function signed(
  { name, issuer, publicKey, now, end, signingKey }: Request,
  extensions: Extension[],
): Promise<string> {
  const subjectKey = publicKey.toCryptoKey(algorithm, true, ['verify']);
  const issuerKey = createPublicKey(signingKey).toCryptoKey(algorithm, true, ['verify']);
  const certificate = await X509CertificateGenerator.create({
    subject: `CN=${name}`,
    issuer: `CN=${issuer}`,
    publicKey: subjectKey,
    signingKey: signingKey.toCryptoKey(algorithm, false, ['sign']),
    signingAlgorithm: algorithm,
    notBefore: new Date(now.getTime() - clockSkewMs),
    notAfter: end,
    extensions: [
      ...extensions,
      await SubjectKeyIdentifierExtension.create(subjectKey),
      await AuthorityKeyIdentifierExtension.create(issuerKey),
    ],
  });
  return `${certificate.toString('pem')}\n`;
}

const newKeyPair = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
