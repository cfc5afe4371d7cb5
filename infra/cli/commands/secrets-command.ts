import { suggestion } from '../../config/explain.ts';
import type { Environment } from '../../model/environment.ts';
import type { Secret } from '../../model/secrets.ts';
import { secretsListing } from '../../secrets/listing.ts';
import { readSecret } from '../secrets/read-secret.ts';
import { secretStoreOf } from '../secrets/secret-store-of.ts';
import { withEnvironment } from '../stack-input.ts';
import { UsageError } from '../usage-error.ts';

/** Lists the secrets of an environment, takes the value of one from outside (`set`), or renews a generated secret (`rotate`). */
export function secretsCommand(stack: string | undefined, [action, name, ...rest]: readonly string[]): Promise<number> {
  return withEnvironment(stack, async (environment, input) => {
    const store = secretStoreOf(environment, input);
    if (action === undefined) {
      console.log(secretsListing(environment, await store.states(), new Date()).join('\n'));
      return 0;
    }
    if (action !== 'set' && action !== 'rotate')
      throw new UsageError(`secrets knows set and rotate, not "${action}".${suggestion(action, ['set', 'rotate'])}`);
    if (rest.length > 0) throw new UsageError('A value is never an argument: pipe it in, or type it at the prompt.');
    const secret = secretNamed(environment, name, action);
    const { origin } = secret.entry;
    if (action === 'rotate' && origin === 'foreign')
      throw new UsageError(`${secret.id} comes from outside: infra secrets ${input.stack} set ${secret.id}`);
    if (action === 'set' && origin === 'generated')
      throw new UsageError(`${secret.id} is generated: infra secrets ${input.stack} rotate ${secret.id}`);
    console.log(action === 'set' ? await store.set(secret, await readSecret(secret.id)) : await store.rotate(secret));
    return 0;
  });
}

/** The secret of an id, of a variable's name, or of a name in Secret Manager. */
function secretNamed({ secrets, scope }: Environment, name: string | undefined, action: string): Secret {
  const known = secrets.map(({ id }) => id);
  if (name === undefined) throw new UsageError(`Which secret? infra secrets ${scope.environment} ${action} NAME`);
  const found = secrets.find(({ id, name: own, entry }) => [id, own, entry.variable].includes(name));
  if (found) return found;
  throw new UsageError(
    `${scope.environment} has no secret "${name}"; it has ${known.join(', ')}.${suggestion(name, known)}`,
  );
}
