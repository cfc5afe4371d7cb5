import { type Change, changeLine, changes } from '../env/changes.ts';
import { mask, masked } from '../masking/masking.ts';
import { plain } from './markdown.ts';
import { secretMark, shown } from './masking.ts';
import type { State } from './preview-output.ts';
import type { ServiceChange } from './services.ts';

/** A value is cut behind what of it is shown, so that the guard sees at least as much as the reader. */
const longestValue = 500;

/** What changes among the variables of a service's containers, a line each, and how many a new service has. */
export function variableLines({ containers, isNew }: ServiceChange): string[] {
  if (isNew) {
    const counts = containers.map(({ after }) => Object.keys(variablesOf(after)).length);
    const most = Math.max(...counts);
    return most > 0 ? [`${most} ${most === 1 ? 'variable' : 'variables'}`] : [];
  }
  const differing = containers
    .filter(({ before, after }) => before && after)
    .flatMap(({ before, after }) => changes(variablesOf(before), variablesOf(after)));
  // Replicas have the same variables.
  return [...new Set(differing.map(line))];
}

function line({ name, before, after }: Change): string {
  const known = shown(name);
  // A name that is not shown tells the guard nothing of the value.
  const isHidden = known === mask;
  return changeLine({ name: known, before: hide(before, isHidden), after: hide(after, isHidden) });
}

/** As the guard has to see it: the engine's mark is no value, and no control character may hide a secret. */
function hide(value: string | undefined, isHidden: boolean): string | undefined {
  if (value === undefined) return undefined;
  return isHidden || value.includes(secretMark) ? '(a secret, not shown)' : masked(plain(value, longestValue));
}

/** `NAME=value` as Docker takes them. Without a prototype: a variable may have the name of a method. */
function variablesOf(state: State | undefined): Record<string, string> {
  const envs = state?.inputs['envs'];
  const texts = Array.isArray(envs) ? envs.filter((one) => typeof one === 'string') : [];
  const pairs = texts.map((text): [string, string] => {
    const end = text.indexOf('=');
    return end === -1 ? [text, ''] : [text.slice(0, end), text.slice(end + 1)];
  });
  return Object.setPrototypeOf(Object.fromEntries(pairs), null);
}
