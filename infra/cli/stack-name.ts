import { suggestion } from '../config/explain.ts';
import { show } from '../config/show.ts';
import { type EnvironmentName, environmentNames } from '../model/profile.ts';
import { UsageError } from './usage-error.ts';

/** @throws UsageError for a stack that does not exist. */
export function stackName(name: string | undefined): EnvironmentName {
  const list = environmentNames.join(', ');
  if (name === undefined) throw new UsageError(`Which stack? One of ${list}.`);
  const known = environmentNames.find((one) => one === name);
  if (known) return known;
  throw new UsageError(`There is no stack ${show(name)}; there are ${list}.${suggestion(name, environmentNames)}`);
}
