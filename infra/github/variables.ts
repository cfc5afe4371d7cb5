import type { Facts } from '../facts/contract.ts';
import { type GitHubApi, GitHubError } from './github-api.ts';

/** The most that a variable holds. Source: GitHub, «Limits for configuration variables». */
const longestBytes = 48 * 1024;

/**
 * The variables by which other workflows know an environment: those of document 001 («Variables GitHub à configurer»), the outputs as
 * a whole, from which a deploy renders without asking the stack, and the commit that they come from.
 */
export function repositoryVariables(facts: Facts, commit: string): Record<string, string> {
  const { buckets, datasets, hosts, services } = facts;
  // The engine sorts the names of the hosts; the list of a service that runs on each keeps their order.
  const [first = ''] = services['gateway']?.hosts ?? [];
  const values: Record<string, string | undefined> = {
    GCS_BUCKET: buckets['bronze'],
    BQ_SILVER: datasets['silver'],
    BQ_GOLD: datasets['gold'],
    VM_NAME: hosts[first]?.name,
    OUTPUTS: JSON.stringify(facts),
    COMMIT: commit,
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[`${name}_${facts.environment.toUpperCase()}`, value]],
    ),
  );
}

/**
 * Sets a variable of the repository, new or not.
 *
 * @throws GitHubError for a value that is too long, or a token that may not: that of a workflow may never.
 */
export async function setVariable(api: GitHubApi, name: string, value: string): Promise<void> {
  if (Buffer.byteLength(value) > longestBytes)
    throw new GitHubError(`${name} has more than the ${longestBytes} bytes that a variable of GitHub holds`);
  try {
    await api.send('PATCH', `/actions/variables/${name}`, { name, value });
  } catch (error) {
    const status = error instanceof GitHubError ? error.status : undefined;
    if (status === 403)
      throw new GitHubError('This token may not set variables: it needs the right «Variables», to write', 403);
    if (status !== 404) throw error;
    await api.send('POST', '/actions/variables', { name, value });
  }
}
