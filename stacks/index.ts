import * as pulumi from '@pulumi/pulumi';
import { inputErrorsReported, loadConfig } from '../infra/config/load.ts';
import { factsContract } from '../infra/facts/contract.ts';
import { factsOf } from '../infra/facts/facts.ts';
import { buildPlatform } from '../infra/platform.ts';
import { specify } from '../infra/spec/environment.ts';
import { toFillIn } from '../infra/spec/to-fill-in.ts';
import { profiles } from './profiles.ts';

// Load → specify → facts → platform → outputs. The only file of the program with side effects at import.
const { config, profile } = loadConfig(profiles);
const environment = inputErrorsReported(profile.environment, () => specify(config, profile));
const facts = factsContract.parse(factsOf(environment));

const missing = toFillIn(environment);
if (missing.length > 0 && !pulumi.runtime.isDryRun()) {
  throw new pulumi.RunError(`Nothing was changed: choose these in Pulumi.${profile.environment}.yaml first:\n${missing.map((path) => `  ${path.join('.')} is unset`).join('\n')}`);
}
for (const path of missing) await pulumi.log.warn(`${path.join('.')} is unset: fill it in before up`);

buildPlatform(environment, facts);

export default facts;
