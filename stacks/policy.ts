import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { masked } from '../infra/masking/masking.ts';
import type { EnvironmentName } from '../infra/model/profile.ts';
import type { Judgement } from '../infra/policy/evaluate.ts';
import { dayOf } from '../infra/policy/exceptions.ts';
import type { Question } from './policy-process.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/**
 * What the policy says of an environment, found out in a process of its own: Pulumi's mock runtime is global to one, and in this one is
 * the engine's. It gets the stack file's value, and none of the variables of this process, where secrets are.
 *
 * @throws Error where it could not be found out.
 */
export function judgedApart(stack: EnvironmentName, raw: unknown): Judgement {
  const question: Question = { stack, raw, today: dayOf(new Date()) };
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [path('./policy-process.ts')], {
    input: JSON.stringify(question),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    // Where `infra` has it, too.
    env: { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] || path('../node_modules/.cache/node') },
  });
  if (status === 0) return JSON.parse(stdout) as Judgement;
  throw error ?? new Error(masked(stderr));
}
