import { resolveVariables } from '../../env/resolve.ts';
import { repositoryVariables, setVariable } from '../../github/variables.ts';
import { InputError } from '../../problem.ts';
import { suspicions } from '../../secret-guard/secret-guard.ts';
import { stackOutputs } from '../pulumi/stack-outputs.ts';
import { stackName } from '../stack-name.ts';
import { commitOfWorkflow, gitHubOfWorkflow, setStepOutput } from './github-environment.ts';

/** Tells other workflows of an environment: the outputs of its stack become variables of the repository. */
export async function publishCommand(name: string | undefined, outputs: string | undefined): Promise<number> {
  const facts = stackOutputs(stackName(name), outputs);
  if (facts === undefined) return 1;
  const problems = suspicions(resolveVariables(facts, 'environment'));
  if (problems.length > 0) throw new InputError(problems);
  const api = gitHubOfWorkflow();
  for (const [name, value] of Object.entries(repositoryVariables(facts, commitOfWorkflow()))) {
    await setVariable(api, name, value);
    console.log(`${name} is set`);
  }
  // Jobs of the same run read variables as they were when it was queued: they get the outputs from this step.
  setStepOutput('outputs', JSON.stringify(facts));
  return 0;
}
