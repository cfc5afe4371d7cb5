import { deploymentFile, deploymentVariables, deployTo, pendingChanges } from '../../deploy/deploy.ts';
import type { Outcome } from '../../deploy/deploy-program.ts';
import { changeLine } from '../../env/changes.ts';
import { isForeign } from '../../env/registry.ts';
import type { Facts } from '../../facts/contract.ts';
import { withoutCommands, withoutEscapes } from '../../masking/escapes.ts';
import type { Deployment } from '../../model/deployments.ts';
import type { Host } from '../../model/hosts.ts';
import type { NameScope } from '../../model/names.ts';
import { InputError } from '../../problem.ts';
import { refuseKnownSecrets } from '../local/known-secrets.ts';
import { stackOutputs } from '../pulumi/stack-outputs.ts';
import { root } from '../root.ts';
import { withEnvironment } from '../stack-input.ts';

/** What `infra deploy` is asked for beside the stack. */
export interface DeployOptions {
  /** Says what would change, and changes nothing. */
  readonly dryRun: boolean;
  /** File with the outputs, or `-` for standard input; the deployed stack's own unless said. */
  readonly outputs: string | undefined;
}

/**
 * Gives the applications on the hosts of an environment the variables that its stack has now. Host after host: the first that
 * does not get healthy keeps its previous file, and ends it.
 */
export function deployCommand(stack: string | undefined, { dryRun, outputs }: DeployOptions): Promise<number> {
  return withEnvironment(stack, async ({ deployments, scope }, { file }) => {
    if (deployments.length === 0)
      throw new InputError([
        { path: ['deployments'], message: `is empty in ${file}: add what reads the variables, and on which hosts` },
      ]);
    const facts = stackOutputs(scope.environment, outputs);
    if (facts === undefined) return 1;
    refuseOtherProject(facts, scope, file);
    // All files are rendered before the first is shipped.
    const shipments = deployments.flatMap((deployment) => {
      const variables = deploymentVariables(facts, deployment);
      refuseKnownSecrets(root, facts, variables);
      const text = deploymentFile(facts, deployment);
      return deployment.hosts.map((host) => ({ deployment, host: deployedHost(host, facts), variables, text }));
    });
    for (const { deployment, host, variables, text } of shipments) {
      const { changes, isByHand } = await pendingChanges(host, deployment, variables);
      const lines = changes.map((change) => withoutCommands(withoutEscapes(changeLine(change, isForeign))));
      if (isByHand)
        lines.push(`${deployment.file} was written or changed by hand: a deploy keeps it, and writes another`);
      console.log([`${host.id}  ${deployment.name}: ${summary(changes.length)}`, ...lines].join('\n     '));
      if (!dryRun && !(await deployed(host, deployment, text))) return 1;
    }
    return 0;
  });
}

/** Outputs of a stack whose resources are not those of the stack file: their hosts would get the variables of others. */
function refuseOtherProject(facts: Facts, scope: NameScope, file: string): void {
  const problems = (['project', 'prefix'] as const)
    .filter((key) => facts[key] !== scope[key])
    .map((key) => ({
      path: [key],
      message: `is not "${scope[key]}", as ${file} says: these are the outputs of another stack`,
    }));
  if (problems.length > 0) throw new InputError(problems);
}

/** A host that the stack file names and that has been made. */
function deployedHost(host: Host, { hosts, environment }: Facts): Host {
  if (host.id in hosts) return host;
  const message = `is in the stack file, but ${environment} has not been updated since: run up first`;
  throw new InputError([{ path: ['hosts', host.id], message }]);
}

const summary = (count: number): string =>
  count === 0 ? 'no variable changed' : `${count} variable${count === 1 ? '' : 's'} changed`;

async function deployed(host: Host, deployment: Deployment, text: string): Promise<boolean> {
  const started = performance.now();
  const { outcome, said } = await deployTo(host, deployment, text);
  const seconds = Math.round((performance.now() - started) / 1000);
  const { name, file } = deployment;
  const lines: Readonly<Record<Outcome, string>> = {
    deployed: `${name} restarted, healthy after ${seconds} s`,
    unchanged: `${name} was left running`,
    restored: `${name} did not become healthy with the new variables: it has the previous ones again, and is healthy`,
    broken: `${name} is healthy neither with the new variables nor with the previous ones, which are in ${file}: look at it now`,
    stuck: `${name} did not become healthy, and ${host.name} cannot put the previous file back: the new one is still in ${file}`,
    unfinished: `${name} did not become healthy, and there is no previous file: ${file} is kept for you to check`,
    refused: `${host.name} refused the file: it ${said.at(-1)}`,
  };
  const isGood = outcome === 'deployed' || outcome === 'unchanged';
  if (isGood) console.log([...said, lines[outcome]].map((line) => `     ${line}`).join('\n'));
  else
    console.error(
      [`${host.id}  ${lines[outcome]}`, ...(outcome === 'refused' ? said.slice(0, -1) : said)].join('\n     '),
    );
  return isGood;
}
