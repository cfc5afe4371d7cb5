import type { Problem } from '../problem.ts';
import { readable } from './base64.ts';
import { nameKind } from './names.ts';
import { isKeyId, mayBeRandom } from './random-by-right.ts';
import { hasRandomPart } from './randomness.ts';
import { knownShape } from './shapes.ts';
import { hasKeyInQuery, hasLogin, type Pair, pairsIn } from './structure.ts';
import { wordsOf } from './words.ts';

/** Characters; no line of a `.env` is longer to all of its readers. */
const longest = 64 * 1024;

/**
 * Why a variable looks like a secret, without its value; undefined for one that does not. It goes by the name, by known forms, by the names
 * inside the value, and by what looks drawn at random.
 */
export function secretSuspicion(name: string, value: string): string | undefined {
  if (name.length + value.length > longest) return 'is too long to be looked through';
  if (/change[_-]?me/i.test(value)) return 'is a placeholder, whose value has still to be chosen';
  const kind = nameKind(name, value);
  if (kind === 'secret') return 'is a secret by its name';
  const plain = readable(value);
  const reason = reasonIn(name, value) ?? (plain === value ? undefined : reasonIn(name, plain));
  if (reason !== undefined) return reason;
  if ((kind === 'other' || isKeyId(name)) && mayBeRandom(name, value)) return undefined;
  return hasRandomPart(withoutPublicParts(plain)) ? 'has a part that looks drawn at random, like a key' : undefined;
}

/** Names of what leads from words to words: `FIELD_MAP={"password":"passwd"}`. */
const isMap =
  /^(?!.*\b(?:passwords?|secrets?|tokens?|credentials?)\b).*\b(?:maps?|mappings?|fields?|columns|aliases|labels|renames?|translations?|messages|schema)$/;

const isUnlikeWord = ({ value }: Pair): boolean => !/^[a-z]+(?:[_ -][a-z]+){0,3}$/i.test(value);

/** What in a value says that it is a secret, whatever its name. */
function reasonIn(name: string, value: string): string | undefined {
  const shape = knownShape(value);
  if (shape !== undefined) return `has the form of ${shape}`;
  if (hasLogin(value)) return 'has a login with a password in it';
  if (hasKeyInQuery(value)) return 'is a URL with a key in it';
  const isPair = isMap.test(wordsOf(name)) ? isUnlikeWord : () => true;
  return pairsIn(value).some((pair) => isPair(pair) && nameKind(pair.name, pair.value) === 'secret')
    ? 'has a part that is a secret by its name'
    : undefined;
}

/** A value without those of its named parts that are random by right. */
function withoutPublicParts(value: string): string {
  const parts = pairsIn(value)
    .filter((pair) => pair.value.length >= 10 && mayBeRandom(pair.name, pair.value))
    .filter((pair) => nameKind(pair.name, pair.value) === 'other')
    .map((pair) => pair.value);
  return [...new Set(parts)].reduce((rest, part) => rest.replaceAll(part, '.'), value);
}

const remedy = 'secrets go to Secret Manager, and into no .env';

/** A variable as it would be written. */
interface Rendered {
  readonly name: string;
  readonly value: string;
}

/** What is wrong with variables that look like secrets: which, and why, never the value. */
export const suspicions = (variables: readonly Rendered[]): Problem[] =>
  variables.flatMap(({ name, value }) => {
    const suspicion = secretSuspicion(name, value);
    return suspicion === undefined ? [] : [{ path: [name], message: `${suspicion}; ${remedy}` }];
  });

/** Characters; a shorter value may be equal by chance. */
const shortest = 6;

/** Which variables have the value of a secret, given as ids with values; never the value itself. */
export function equalsKnownSecret(
  variables: readonly Rendered[],
  knownSecrets: Iterable<readonly [id: string, value: string]>,
): Problem[] {
  const idOf = new Map(
    [...knownSecrets].filter(([, value]) => value.length >= shortest).map(([id, value]) => [value, id]),
  );
  return variables.flatMap(({ name, value }) => {
    const id = idOf.get(value);
    return id === undefined ? [] : [{ path: [name], message: `has the value of the secret ${id}; ${remedy}` }];
  });
}
