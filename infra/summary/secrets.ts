import { gcpTypes } from '../catalogue/resource-types/gcp.ts';
import { secretCommand, secretIds } from '../catalogue/secrets.ts';
import { name } from './blocks.ts';
import type { ResourceChange } from './changes.ts';
import { code, plain } from './markdown.ts';
import { shown } from './masking.ts';

const { secret, secretVersion } = gcpTypes;

/** Secrets that will be empty until somebody fills them: what to run, as Markdown. */
export function secretsToFill(stack: string, changes: readonly ResourceChange[]): string[] {
  const made = changes.filter(({ operation }) => operation === 'create' || operation === 'replace');
  // A secret of ours and its version, where this stack makes one, are in one component.
  const filled = new Set(made.flatMap(({ type, parent }) => (type === secretVersion.token ? [parent] : [])));
  return made
    .filter(({ type, parent }) => type === secret.token && !filled.has(parent))
    .map((change) => {
      const id = secretIds.find((one) => idOf(change).endsWith(`-${one}`));
      const command = id
        ? secretCommand(plain(stack), id)
        : `npx infra secrets ${plain(stack)} set ${shown(change.name.replace(/^secret-/, ''))}`;
      return `${name(idOf(change))}${change.operation === 'replace' ? ' (again: its versions go)' : ''}: ${code(command)}`;
    });
}

const idOf = ({ after, name }: ResourceChange): string => {
  const id = after?.inputs['secretId'];
  return typeof id === 'string' ? id : name;
};
