import { listing } from '../../releases/listing.ts';
import { releasesOf } from '../../releases/releases.ts';
import { stackHistory } from '../pulumi/stack-history.ts';
import { stackName } from '../stack-name.ts';
import { UsageError } from '../usage-error.ts';

/** Lists the updates of a stack, the newest first, with what each changed. Changes nothing. */
export async function releasesCommand(
  name: string | undefined,
  { json, limit }: { json: boolean; limit: string },
): Promise<number> {
  const stack = stackName(name);
  if (!/^[1-9]\d{0,8}$/.test(limit)) throw new UsageError(`--limit takes a number of updates, not "${limit}".`);
  const releases = releasesOf(stackHistory(stack)).slice(0, Number(limit));
  if (json) console.log(JSON.stringify({ environment: stack, releases }, nothingForUndefined, 2));
  else console.log(releases.length > 0 ? listing(releases) : `${stack} was never updated.`);
  return 0;
}

/** A program finds every key: the image of a service that has its default is `null`. */
const nothingForUndefined = (_key: string, value: unknown): unknown => value ?? null;
