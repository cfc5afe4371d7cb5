import { configKey } from '../../infra/config/stack-file.ts';
import type { EnvironmentName } from '../../infra/model/profile.ts';
import { record } from '../../infra/preview/record.ts';
import type { PlannedResource } from '../../infra/preview/resource.ts';
import { runProgram } from '../../infra/program.ts';
import { profiles } from '../../stacks/profiles.ts';
import { type Changes, committed } from './stacks.ts';

/** What the program registers for the committed stack file of an environment, with changes. Loads Pulumi. */
export async function recorded(stack: EnvironmentName, changes: Changes = {}): Promise<readonly PlannedResource[]> {
  const config = { [configKey]: JSON.stringify(committed(stack, changes)) };
  return (await record('genai', stack, config, async () => runProgram(profiles, () => {}))).resources;
}

/** The resources of one type, by name. */
export function ofType(resources: readonly PlannedResource[], type: string): Record<string, PlannedResource['inputs']> {
  return Object.fromEntries(resources.filter((one) => one.type === type).map(({ name, inputs }) => [name, inputs]));
}
