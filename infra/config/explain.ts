import leven from 'leven';
import { z } from 'zod';
import type { Problem } from '../problem.ts';
import { keptBy, show, suspicionOf } from './show.ts';

/** Says in one line each what is wrong with a value that the schema refuses: what was given, and what is allowed. */
export function explain(issue: z.core.$ZodIssue, raw: unknown, schema: z.ZodType): Problem[] {
  const path = issue.path.map(String);
  const given = valueAt(raw, path);
  const problem = (message: string): Problem[] => [
    given === undefined
      ? { path, message: `is missing; it ${message}` }
      : { path, isOfValue: true, message: `${show(given, path)} ${message}` },
  ];

  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = knownKeys(schema, path, raw);
      return issue.keys.map((key) => {
        const own = [...path, key];
        const isSecret = suspicionOf(key) !== undefined || suspicionOf(valueAt(raw, own), key) !== undefined;
        const place = isSecret ? ` It looks like a secret, and ${keptBy}.` : (elsewhere[path.join('.')] ?? '');
        const list = known.length > 0 ? `known here: ${known.join(', ')}.` : '';
        return { path: own, message: `is not a known key; ${list}${suggestion(key, known)}${place}` };
      });
    }
    case 'invalid_key':
      return issue.issues.map((inner) => ({ path, message: `${show(path.at(-1))} ${inner.message}` }));
    case 'invalid_type':
      return problem(`must be ${typeNames[issue.expected] ?? issue.expected}${quotes(issue.expected, given)}`);
    case 'invalid_value':
      return problem(oneOf(issue.values.map(String), given));
    case 'invalid_union':
      return problem(
        'options' in issue && Array.isArray(issue.options) ? oneOf(issue.options.map(String), given) : issue.message,
      );
    case 'too_small':
      if (issue.origin === 'string') return problem('must not be empty');
      if (issue.origin === 'array') return problem('must not be empty: give at least one');
      return problem(`must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`);
    case 'too_big':
      return problem(`must be at most ${issue.maximum}`);
    default:
      return problem(issue.message);
  }
}

/** Where a key that is unknown in a map has its place. */
const elsewhere: Readonly<Record<string, string>> = {
  settings: ' The values of all other variables are in stacks/.',
};

/** Numbers and switches become text by quotes, and the other way round. */
function quotes(expected: string, given: unknown): string {
  if (expected === 'string' && (typeof given === 'number' || typeof given === 'boolean')) return ': write it in quotes';
  const isNumber = typeof given === 'string' && given.trim() !== '' && Number.isFinite(Number(given));
  return (expected === 'number' || expected === 'int') && isNumber ? ': write it without quotes' : '';
}

/** «Did you mean …?», where one of the known words is near. */
export function suggestion(given: string, known: readonly string[]): string {
  const distance = (word: string) => leven(given.toLowerCase(), word.toLowerCase());
  const nearest = [...known].sort((a, b) => distance(a) - distance(b))[0];
  return nearest !== undefined && distance(nearest) <= Math.max(2, given.length / 3) ? ` Did you mean ${nearest}?` : '';
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
  array: 'a list',
};

/** More words than these are not listed. */
const mostListed = 24;

/** Only a text can be a misspelt one; anything else may not even have a text. */
function oneOf(allowed: readonly string[], given: unknown): string {
  const near = typeof given === 'string' ? suggestion(given, allowed) : '';
  const families = [...new Set(allowed.map((word) => word.replace(/[^-]*$/, '…')))];
  return `must be one of ${(allowed.length > mostListed ? families : allowed).join(', ')}.${near}`;
}

function valueAt(raw: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    raw,
  );
}

/** The keys that the schema knows at a path of what was given: of a union, those of the branch that its discriminator picks. */
function knownKeys(schema: z.ZodType, path: readonly string[], given: unknown): string[] {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodReadonly)
    return knownKeys(schema.unwrap() as z.ZodType, path, given);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const { discriminator } = schema.def;
    const picked = (schema.options as z.ZodObject[]).filter(
      (option) => option.shape[discriminator]?.safeParse(valueAt(given, [discriminator])).success,
    );
    return picked.flatMap((option) => knownKeys(option, path, given));
  }
  const [key, ...rest] = path;
  if (schema instanceof z.ZodObject) {
    if (key === undefined) return Object.keys(schema.shape);
    const field = schema.shape[key];
    return field === undefined ? [] : knownKeys(field, rest, valueAt(given, [key]));
  }
  if (schema instanceof z.ZodRecord) {
    if (key !== undefined) return knownKeys(schema.valueType as z.ZodType, rest, valueAt(given, [key]));
    return schema.keyType instanceof z.ZodEnum ? schema.keyType.options.map(String) : [];
  }
  return [];
}
