import { profiles } from '../../stacks/profiles.ts';
import { factsOf } from '../facts/facts.ts';
import { environmentOf } from '../model/environment.ts';
import { evaluate, type Judgement } from '../policy/evaluate.ts';
import { dayOf } from '../policy/exceptions.ts';
import { subjectOf } from '../policy/subject.ts';
import { normalise, type RawResource } from '../preview/normalise.ts';
import { withStackFile } from './stack-input.ts';

/**
 * What the policy says today of a stack whose resources are known from elsewhere: from the engine's preview, or its state. The stack file
 * says what else there is to know of it.
 *
 * @throws ConfigurationError with every mistake in the stack file.
 */
export const judgeResources = (stack: string | undefined, resources: readonly RawResource[]): Promise<Judgement> =>
  withStackFile(stack, undefined, async ({ stack: name, raw }) => {
    const environment = environmentOf(raw, profiles[name]);
    return evaluate(subjectOf(environment, factsOf(environment), normalise(resources)), dayOf(new Date()));
  });
