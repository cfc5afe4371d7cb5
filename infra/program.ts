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
import { type Judgement, violationLine } from './policy/evaluate.ts';

/** What the policy says of the environment that a stack file's value makes. */
export type Judge = (stack: EnvironmentName, raw: unknown) => Judgement;

/**
 * The whole program, under the engine as in the in-process preview: load → model → facts → variables → policy → platform → outputs.
 *
 * @param warn receives a line for each value that is still `unset` and has to be chosen before an update, and for what an update does not stop at.
 * @param judge asked before anything is registered, under the engine; the in-process preview is what it is made of, and has none.
 * @throws RunError for mistakes in the configuration, for variables that cannot be rendered, for `unset` values in an update, and for
 * violations of the policy, before anything is registered.
 */
export function runProgram(
  profiles: Readonly<Record<EnvironmentName, Profile>>,
  warn: (line: string) => void,
  judge?: Judge,
): Facts {
  const stack = pulumi.getStack();
  const profile = (profiles as Readonly<Record<string, Profile | undefined>>)[stack];
  if (!profile)
    throw new pulumi.RunError(
      `There is no environment "${stack}"; a stack is named ${Object.keys(profiles).join(', ')}.`,
    );
  const { raw, environment, facts } = inputErrorsReported(stack, () => {
    const given = loadConfig();
    const found = environmentOf(given, profile);
    const known = factsContract.parse(factsOf(found));
    refuseVariables(known);
    return { raw: given, environment: found, facts: known };
  });

  const missing = toFillIn(environment).map((path) => `${path.join('.')} is unset in Pulumi.${stack}.yaml`);
  if (missing.length > 0 && !pulumi.runtime.isDryRun()) {
    throw new pulumi.RunError(
      `Nothing was changed, because values are still to be chosen:\n${missing.map((line) => `  ${line}`).join('\n')}`,
    );
  }
  for (const line of missing) warn(`${line}: choose it before up`);
  for (const line of warningsOf(environment)) warn(line);

  if (judge) for (const line of refusedByPolicy(judge, profile.environment, raw)) warn(line);

  buildPlatform(environment, facts);
  return facts;
}

/**
 * Refuses what violates the policy. Only before the first registration can that be done for all or nothing: later, the engine is already
 * making what came before.
 *
 * @returns what an update does not stop at.
 */
function refusedByPolicy(judge: Judge, stack: EnvironmentName, raw: unknown): readonly string[] {
  const { violations, warnings } = judgement(judge, stack, raw);
  if (violations.length === 0) return warnings;
  const count = `${violations.length} policy ${violations.length === 1 ? 'violation' : 'violations'}`;
  throw new pulumi.RunError(
    `Nothing was changed, because of ${count}: fix ${violations.length === 1 ? 'it' : 'them'} (docs/policy.md), or write an exception into stacks/exceptions.ts\n${violations.map((one) => `  ${violationLine(one)}`).join('\n')}`,
  );
}

function judgement(judge: Judge, stack: EnvironmentName, raw: unknown): Judgement {
  try {
    return judge(stack, raw);
  } catch (error) {
    throw new pulumi.RunError(
      `Nothing was changed, because the policy could not be checked: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
