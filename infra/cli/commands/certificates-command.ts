import { type CertificateValues, certificateSecrets } from '../../certificates/certificates.ts';
import { certify, type Renewal } from '../../certificates/certify.ts';
import type { Environment } from '../../model/environment.ts';
import type { Secret } from '../../model/secrets.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { secretStoreOf } from '../secrets/secret-store-of.ts';
import { withEnvironment } from '../stack-input.ts';

/**
 * Makes the certificates of an environment's gateways, or renews them, and stores them as secrets.
 *
 * @returns the exit code: 1 where the certificate is somebody else's and has to be renewed by them.
 */
export function certificatesCommand(stack: string | undefined, renewal: Renewal): Promise<number> {
  return withEnvironment(stack, async (environment, input) => {
    if (!environment.profile.tls) {
      console.log(`${input.stack} has no TLS: its gateway serves HTTP.`);
      return 0;
    }
    const { lines, isRefused } = await storeCertificates(
      environment,
      secretStoreOf(environment, input),
      renewal,
      new Date(),
    );
    console.log(lines.join('\n'));
    return isRefused ? 1 : 0;
  });
}

/** Reads what is stored, and stores what is new. Returns what became of it, as lines for people. */
export async function storeCertificates(
  environment: Environment,
  store: SecretStore,
  renewal: Renewal,
  now: Date,
): Promise<{ lines: string[]; isRefused: boolean }> {
  const secrets = certificateSecrets.flatMap((id) => environment.secrets.find((secret) => secret.id === id) ?? []);
  const stored = await Promise.all(secrets.map(async (secret) => [secret.id, await store.read(secret)]));
  const present = Object.fromEntries(stored.filter(([, value]) => value !== undefined)) as CertificateValues;
  const { values, lines, isRefused } = await certify(environment, present, renewal, now);
  const written: string[] = [];
  for (const secret of secrets) {
    const value = values[secret.id as keyof CertificateValues];
    if (value !== undefined) written.push(`  ${await store.set(secret as Secret, value)}`);
  }
  return { lines: [...lines, ...written], isRefused };
}
