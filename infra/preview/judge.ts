import { factsOf } from '../facts/facts.ts';
import { environmentOf } from '../model/environment.ts';
import type { Profile } from '../model/profile.ts';
import { buildPlatform } from '../platform.ts';
import { evaluate, type Judgement } from '../policy/evaluate.ts';
import type { Day } from '../policy/exceptions.ts';
import { subjectOf } from '../policy/subject.ts';
import { projectName } from './preview.ts';
import { record } from './record.ts';

/**
 * What the policy says of everything that an environment would register, without registering it anywhere.
 *
 * Pulumi's mock runtime, which this uses, is global to the process: not for one that talks to an engine.
 *
 * @param raw what the operator chose: the value of `genai:environment`.
 */
export async function judge(profile: Profile, raw: unknown, today: Day): Promise<Judgement> {
  const environment = environmentOf(raw, profile);
  const facts = factsOf(environment);
  const { resources } = await record(projectName, profile.environment, {}, async () =>
    buildPlatform(environment, facts),
  );
  return evaluate(subjectOf(environment, facts, resources), today);
}
