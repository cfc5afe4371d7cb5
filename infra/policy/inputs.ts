/** How a value is shown that is known only once something exists, and one that is secret. */
export const unknownMark = '<known after up>';
export const secretMark = '[secret]';

/** Whether a value is known only after `up`. */
export const isUnknown = (value: unknown): boolean => value === unknownMark;

/** Whether a value is secret, and so not to be seen. */
export const isHidden = (value: unknown): boolean => value === secretMark;

/** The planned inputs of a resource, for reading: some of them are known only after `up`. */
export interface Inputs {
  /** The value at a dotted path, or undefined. Inside of what is unknown or secret, everything is. */
  readonly at: (path: string) => unknown;
  /** The values at a dotted path: of a list each, of a single value that one. */
  readonly list: (path: string) => readonly unknown[];
  /** The texts at a dotted path: of a list each, of a single value that one. */
  readonly texts: (path: string) => readonly string[];
  /** The objects of the list at a dotted path. */
  readonly objects: (path: string) => readonly Readonly<Record<string, unknown>>[];
}

/** Planned inputs, for reading. */
export function reading(inputs: unknown): Inputs {
  const at = (path: string): unknown =>
    path.split('.').reduce<unknown>((value, key) => {
      if (isUnknown(value) || isHidden(value)) return value;
      return isObject(value) ? value[key] : undefined;
    }, inputs);
  const list = (path: string): unknown[] => {
    const value = at(path);
    return Array.isArray(value) ? value : value === undefined ? [] : [value];
  };
  return {
    at,
    list,
    texts: (path) => list(path).filter((one) => typeof one === 'string'),
    objects: (path) => list(path).filter(isObject),
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
