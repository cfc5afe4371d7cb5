import { secretCommand, secretIds } from '../catalogue/secrets.ts';
import { name } from './blocks.ts';
import type { ResourceChange } from './changes.ts';
import { code, plain } from './markdown.ts';
import { shown } from './masking.ts';

const slotType = 'gcp:secretmanager/secret:Secret';
const versionType = 'gcp:secretmanager/secretVersion:SecretVersion';

/** Secrets that will be empty until somebody fills them: what to run, as Markdown. */
export function secretsToFill(stack: string, changes: readonly ResourceChange[]): string[] {
  const made = changes.filter(({ operation }) => operation === 'create' || operation === 'replace');
  // A secret of ours and its version, where this stack makes one, are in one component.
  const filled = new Set(made.flatMap(({ type, parent }) => (type === versionType ? [parent] : [])));
  return made
    .filter(({ type, parent }) => type === slotType && !filled.has(parent))
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
