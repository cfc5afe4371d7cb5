import { configKey } from '../config/stack-file.ts';
import { refuseVariables } from '../env/refuse-variables.ts';
import { factsOf } from '../facts/facts.ts';
import { environmentOf } from '../model/environment.ts';
import type { EnvironmentName, Profile } from '../model/profile.ts';
import type { Day } from '../policy/exceptions.ts';
import { planOf } from './plan.ts';
import type { Plan } from './plan-document.ts';

/** Name of the Pulumi project, as in Pulumi.yaml. */
export const projectName = 'genai';

/**
 * Previews an environment in this process: no engine, no credentials, no Docker.
 *
 * What is wrong with the configuration is found before Pulumi is loaded.
 *
 * @param raw what the operator chose: the value of `genai:environment`.
 * @param today the day on which exceptions to the policy have to stand.
 * @throws InputError with every mistake in it, and with every variable that could not be rendered.
 */
export async function preview(
  profiles: Readonly<Record<EnvironmentName, Profile>>,
  stack: EnvironmentName,
  raw: unknown,
  today: Day,
): Promise<Plan> {
  const profile = profiles[stack];
  const environment = environmentOf(raw, profile);
  const facts = factsOf(environment);
  refuseVariables(facts);
  const [{ record }, { runProgram }] = await Promise.all([import('./record.ts'), import('../program.ts')]);
  const { resources } = await record(projectName, stack, { [configKey]: JSON.stringify(raw) }, async () =>
    runProgram(profiles, () => {}),
  );
  return planOf(environment, facts, resources, today);
}
