import { fileThatSets } from '../../stacks/extend.ts';
import { profiles } from '../../stacks/profiles.ts';
import { unset } from '../config/schema.ts';
import type { ValueFiles } from './explanation.ts';
import { withStackFile } from './stack-input.ts';

/** The files that give a stack its values, as they are now: its stack file counts before its profile. */
export function valueFiles(stack: string): Promise<ValueFiles> {
  return withStackFile(stack, undefined, async ({ stack: name, file, raw, lineOf }) => {
    const own = `stacks/${name}.ts`;
    const inProfile = (path: readonly string[]) => {
      const found = fileThatSets(profiles[name], path);
      return found === undefined || found === own ? found : `${found}, which ${own} extends`;
    };
    return {
      giving: (path) => ([undefined, unset].includes(textAt(raw, path)) ? inProfile(path) : lineOf(path)),
      choiceOf: (path) => (textAt(raw, path) === undefined ? file : lineOf(path)),
    };
  });
}

/** The value at a path as a text; undefined where there is none. */
function textAt(value: unknown, path: readonly string[]): string | undefined {
  const found = path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key)
        ? (at as Record<string, unknown>)[key]
        : undefined,
    value,
  );
  return found === undefined ? undefined : String(found);
}
