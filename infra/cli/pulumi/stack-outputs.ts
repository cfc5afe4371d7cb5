import { readFileSync } from 'node:fs';
import { profiles } from '../../../stacks/profiles.ts';
import type { Facts } from '../../facts/contract.ts';
import { readOutputs } from '../../facts/outputs.ts';
import { unmet } from '../../facts/unmet.ts';
import { InputError } from '../../problem.ts';
import { LocalProject } from '../local/local-project.ts';
import { root } from '../root.ts';
import { PulumiProject } from './pulumi-project.ts';

/**
 * The outputs of a deployed stack; undefined where the CLI has said why there are none.
 *
 * @param from a file with what `pulumi stack output --json` printed, or `-` for standard input; the stack itself unless said.
 * @throws InputError for outputs that are malformed, secret, incomplete, of another contract or of another stack.
 */
export function stackOutputs(stack: string, from?: string): Facts | undefined {
  const text = from === undefined ? askedStack(stack) : readFileSync(from === '-' ? 0 : from, 'utf8');
  if (text === undefined) return undefined;
  const facts = readOutputs(text);
  if (facts.environment !== stack)
    throw new InputError([
      { path: ['environment'], message: `is ${facts.environment}: these are not the outputs of ${stack}` },
    ]);
  const problems = unmet(facts, profiles[facts.environment]);
  if (problems.length > 0) throw new InputError(problems);
  return facts;
}

/** The project that holds a stack: the local one, where `up` made it, otherwise the repository's. */
export function projectOf(stack: string): PulumiProject {
  const local = new LocalProject(root, stack);
  return local.exists() ? local.project() : new PulumiProject(root);
}

/** The same, with the stack file as it is now: that of a local project is a copy from the last update. */
export function currentProjectOf(stack: string): PulumiProject {
  const local = new LocalProject(root, stack);
  return local.exists() ? local.prepare(readFileSync(`${root}Pulumi.${stack}.yaml`, 'utf8')) : new PulumiProject(root);
}

const askedStack = (stack: string): string | undefined =>
  projectOf(stack).read('stack', 'output', '--json', '--stack', stack);
