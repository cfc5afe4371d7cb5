import * as pulumi from '@pulumi/pulumi';
import { inputErrorsReported, loadConfig } from './config/load.ts';
import { refuseVariables } from './env/refuse-variables.ts';
import { type Facts, factsContract } from './facts/contract.ts';
import { factsOf } from './facts/facts.ts';
import { environmentOf } from './model/environment.ts';
import type { EnvironmentName, Profile } from './model/profile.ts';
import { toFillIn } from './model/to-fill-in.ts';
import { warningsOf } from './model/warnings.ts';
import { buildPlatform } from './platform.ts';

/**
 * The whole program, under the engine as in the in-process preview: load → model → facts → variables → platform → outputs.
 *
 * @param warn receives a line for each value that is still `unset` and has to be chosen before an update, and for what an update does not stop at.
 * @throws RunError for mistakes in the configuration, for variables that cannot be rendered, and for `unset` values in an update, before anything is registered.
 */
export function runProgram(profiles: Readonly<Record<EnvironmentName, Profile>>, warn: (line: string) => void): Facts {
  const stack = pulumi.getStack();
  const profile = (profiles as Readonly<Record<string, Profile | undefined>>)[stack];
  if (!profile)
    throw new pulumi.RunError(
      `There is no environment "${stack}"; a stack is named ${Object.keys(profiles).join(', ')}.`,
    );
  const { environment, facts } = inputErrorsReported(stack, () => {
    const found = environmentOf(loadConfig(), profile);
    const known = factsContract.parse(factsOf(found));
    refuseVariables(known);
    return { environment: found, facts: known };
  });

  const missing = toFillIn(environment).map((path) => `${path.join('.')} is unset in Pulumi.${stack}.yaml`);
  if (missing.length > 0 && !pulumi.runtime.isDryRun()) {
    throw new pulumi.RunError(
      `Nothing was changed, because values are still to be chosen:\n${missing.map((line) => `  ${line}`).join('\n')}`,
    );
  }
  for (const line of missing) warn(`${line}: choose it before up`);
  for (const line of warningsOf(environment)) warn(line);

  buildPlatform(environment, facts);
  return facts;
}
