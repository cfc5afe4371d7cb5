import type { Facts } from '../../facts/contract.ts';
import { InputError } from '../../problem.ts';
import { equalsKnownSecret } from '../../secret-guard/secret-guard.ts';
import { LocalSecretFile } from './local-secret-file.ts';

/**
 * Refuses variables with the value of a secret that this machine knows: from this shell's environment, or from the environment's own
 * file of secrets under `root`.
 *
 * @throws InputError naming these variables and the secrets, never the value.
 */
export function refuseKnownSecrets(
  root: string,
  { environment, secrets }: Facts,
  variables: readonly { readonly name: string; readonly value: string }[],
): void {
  const kept = new LocalSecretFile(root, environment).read();
  const known = Object.entries(secrets).flatMap(([id, { variable }]) =>
    [process.env[variable], kept[variable]].flatMap((value) => (value ? [[id, value] as const] : [])),
  );
  const problems = equalsKnownSecret(variables, known);
  if (problems.length > 0) throw new InputError(problems);
}
