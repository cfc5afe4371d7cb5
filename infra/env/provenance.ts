import type { EnvironmentName } from '../model/profile.ts';

/**
 * What the requirement documents (docs/variable-sources.md) assign, by document and block: variable → its line, and its value
 * unless it is a secret. Taken from the `.env` blocks of documents 000 and 001.
 */
export type DocumentAssignments = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, readonly [line: number, value?: string]>>>>>
>;

/** Why the value of a variable in an environment is not what the documents say, or what it is where they say nothing. */
export interface Decision {
  readonly variables: readonly string[];
  /** Environments that it is about; all unless said. */
  readonly environments?: readonly EnvironmentName[];
  readonly because: string;
}

/** Blocks of the documents that speak of an environment, the one that counts first in front. */
const blocks: Readonly<Partial<Record<EnvironmentName, readonly string[]>>> = {
  dev: ['000 development', '001 local', '000 base'],
  test: ['000 testing', '001 local', '000 base'],
  staging: ['001 staging', '001 deploy', '000 template', '000 production', '000 base'],
  prod: ['001 production', '001 deploy', '000 production', '000 base'],
};

/** The blocks of an environment that the documents do not know. */
const everyEnvironment: readonly string[] = ['000 base'];

/**
 * Where a value comes from: `000:61`, `decision: …`, `setting domain`; undefined for a value that nobody has accounted for. What an
 * environment is that the documents do not know, its profile decides.
 *
 * @param basis what the value follows from where no document and no decision speaks of it.
 */
export function originOf(
  environment: EnvironmentName,
  name: string,
  value: string,
  basis: string | undefined,
  documents: DocumentAssignments,
  decisions: readonly Decision[],
): string | undefined {
  const decision = decisions.find(
    ({ variables, environments }) => variables.includes(name) && (environments?.includes(environment) ?? true),
  );
  const assigned = assignments(environment, name, documents);
  const [first] = assigned;
  if (first?.value === value) return first.cite;
  if (!decision) return basis ?? (blocks[environment] ? undefined : `decision: the profile of ${environment}`);
  const agreeing = assigned.find((one) => one.value === value);
  return [agreeing?.cite, `decision: ${decision.because}`, first && !agreeing && `instead of ${first.cite}`]
    .filter(Boolean)
    .join('; ');
}

/** What the requirement documents (docs/variable-sources.md) assign to a variable of an environment, the block that counts first in front; placeholders are left out. */
export function assignments(
  environment: EnvironmentName,
  name: string,
  documents: DocumentAssignments,
): { cite: string; value: string }[] {
  return (blocks[environment] ?? everyEnvironment).flatMap((block) => {
    const [document = '', part = ''] = block.split(' ');
    const found = documents[document]?.[part]?.[name];
    if (found?.[1] === undefined || found[1] === '') return [];
    const value = substituted(found[1], documents);
    return value === undefined ? [] : [{ cite: `${document}:${found[0]}`, value }];
  });
}

/** Fills in what document 000's base refers to in itself: `${NAME:-default}` and `${NAME}`; undefined for what it leaves open. */
function substituted(value: string, documents: DocumentAssignments): string | undefined {
  let open = false;
  const filled = value.replace(/\$\{(\w+)(?::-([^}]*))?\}/g, (_, name: string, fallback?: string) => {
    const known = fallback ?? documents['000']?.['base']?.[name]?.[1];
    if (known === undefined || known.includes('${')) open = true;
    return known ?? '';
  });
  return open || filled.includes('${{') ? undefined : filled;
}
