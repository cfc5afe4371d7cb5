import { registerHooks } from 'node:module';
import { text } from 'node:stream/consumers';
import type { EnvironmentName } from '../infra/model/profile.ts';

/** What `policy.ts` asks, on standard input. */
export interface Question {
  readonly stack: EnvironmentName;
  /** The value of `genai:environment`. */
  readonly raw: unknown;
  readonly today: string;
}

// The SDK loads them at once, a quarter of what this process takes, to serialise functions: this program has none to serialise.
const notNeeded = ['typescript', '@npmcli/arborist'];
registerHooks({
  resolve: (specifier, context, next) =>
    notNeeded.includes(specifier)
      ? { url: 'empty:module', format: 'commonjs', shortCircuit: true }
      : next(specifier, context),
  load: (url, context, next) =>
    url === 'empty:module' ? { format: 'commonjs', source: '', shortCircuit: true } : next(url, context),
});

const [{ judge }, { profiles }] = await Promise.all([import('../infra/preview/judge.ts'), import('./profiles.ts')]);
const { stack, raw, today } = JSON.parse(await text(process.stdin)) as Question;
const judgement = await judge(profiles[stack], raw, today);
process.stdout.write(JSON.stringify(judgement));
