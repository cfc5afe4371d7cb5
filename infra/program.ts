import * as pulumi from '@pulumi/pulumi';
import { inputErrorsReported, loadConfig } from './config/load.ts';
import { type Facts, factsContract } from './facts/contract.ts';
import { factsOf } from './facts/facts.ts';
import { buildPlatform } from './platform.ts';
import { specify } from './spec/environment.ts';
import type { EnvironmentName, Profile } from './spec/profile.ts';
import { toFillIn } from './spec/to-fill-in.ts';

/**
 * The whole program, under the engine as in the in-process preview: load → specify → facts → platform → outputs.
 *
 * @param warn receives a line for each image that is still `unset`.
 * @throws RunError for mistakes in the configuration, and for `unset` images in an update, before anything is registered.
 */
export function runProgram(profiles: Readonly<Record<EnvironmentName, Profile>>, warn: (line: string) => void): Facts {
  const { config, profile } = loadConfig(profiles);
  const environment = inputErrorsReported(profile.environment, () => specify(config, profile));
  const facts = factsContract.parse(factsOf(environment));

  const missing = toFillIn(environment).map((path) => `${path.join('.')} is unset in Pulumi.${profile.environment}.yaml`);
  if (missing.length > 0 && !pulumi.runtime.isDryRun()) {
    throw new pulumi.RunError(`Nothing was changed, because images are still to be chosen:\n${missing.map((line) => `  ${line}`).join('\n')}`);
  }
  for (const line of missing) warn(`${line}: choose an image before up`);

  buildPlatform(environment, facts);
  return facts;
}
