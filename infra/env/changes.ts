import { secretSuspicion } from '../secret-guard/secret-guard.ts';

/** A variable that differs between two sets: new where it was not `before`, gone where it is not `after`. */
export interface Change {
  readonly name: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** What differs between two sets of variables, in the order of the second; those that are gone come last. */
export function changes(
  before: Readonly<Record<string, string | undefined>>,
  after: Readonly<Record<string, string | undefined>>,
): Change[] {
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...names]
    .map((name) => ({ name, before: own(before, name), after: own(after, name) }))
    .filter((change) => change.before !== change.after);
}

const own = (variables: Readonly<Record<string, string | undefined>>, name: string): string | undefined =>
  Object.hasOwn(variables, name) ? variables[name] : undefined;

/**
 * A change as a line: `+ NAME=new`, `- NAME=old`, `~ NAME=new, was old`. A value that looks like a secret is not shown, nor any of a
 * variable that is `foreign`: a file of somebody's may hold what no guard knows.
 */
export function changeLine({ name, before, after }: Change, foreign: (name: string) => boolean = () => false): string {
  const shown = (value: string) => {
    const suspicion = foreign(name) ? 'it is not ours' : secretSuspicion(name, value);
    return suspicion === undefined ? value.replace(/\p{Cc}+/gu, ' ') : `(not shown: ${suspicion})`;
  };
  if (before === undefined) return `+ ${name}=${shown(after ?? '')}`;
  if (after === undefined) return `- ${name}=${shown(before)}`;
  return `~ ${name}=${shown(after)}, was ${shown(before)}`;
}
