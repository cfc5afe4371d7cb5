import type { Inputs } from '../../policy/inputs.ts';
import { code } from '../markdown.ts';
import { shown } from '../masking.ts';
import { type Exposure, value } from './exposure.ts';

type Condition = Readonly<Record<string, unknown>>;

/** Numbers after which objects go: the smaller, the sooner. */
const thresholds = ['age', 'daysSinceNoncurrentTime', 'daysSinceCustomTime', 'numNewerVersions'];
/** What a provider writes for what nobody asked for. */
const meansNothing: readonly unknown[] = [0, '', false, null, undefined, 'ANY'];

/** A rule by which a bucket deletes objects that it kept, or sooner than before. */
export const lifeCycle: Exposure = (before, after) => {
  if (!before || !after) return [];
  const was = deletions(before);
  return deletions(after)
    .filter((condition) => !was.some((one) => isAtLeastAsStrict(condition, one)))
    .map((condition) => {
      const former = was.find((one) => sameShape(one, condition));
      return former
        ? `**deletes objects sooner**: ${conditionText(former)} → ${conditionText(condition)}`
        : `**deletes objects that it kept**: ${conditionText(condition)}`;
    });
};

/** What objects are deleted on, without what means nothing. */
const deletions = (inputs: Inputs): Condition[] =>
  inputs
    .objects('lifecycleRules')
    .filter(({ action }) => (action as { type?: unknown } | undefined)?.type === 'Delete')
    .map(({ condition }) =>
      Object.fromEntries(
        Object.entries((condition ?? {}) as Condition).filter(
          ([key, one]) =>
            !/^(__defaults|send)/.test(key) && !meansNothing.includes(one) && !(Array.isArray(one) && one.length === 0),
        ),
      ),
    );

/** Whether every object that a condition meets met the other one, too, and no later. */
const isAtLeastAsStrict = (condition: Condition, other: Condition): boolean =>
  Object.entries(other).every(([key, one]) => {
    const own = condition[key];
    if (thresholds.includes(key)) return Number(own) >= Number(one);
    if (Array.isArray(one) && Array.isArray(own)) return own.every((part) => one.includes(part));
    return JSON.stringify(own) === JSON.stringify(one);
  });

const sameShape = (one: Condition, other: Condition): boolean =>
  Object.keys(one).sort().join() === Object.keys(other).sort().join();

/** `` `age` `30`, `withState` `LIVE` ``. */
function conditionText(condition: Condition): string {
  const parts = Object.entries(condition).map(
    ([key, one]) => `${code(shown(key))} ${Array.isArray(one) ? one.map(value).join(', ') : value(one)}`,
  );
  return parts.length === 0 ? 'at once' : parts.join(', ');
}
