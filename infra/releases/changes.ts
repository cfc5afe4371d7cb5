import { isDeepStrictEqual } from 'node:util';

/** What the operator chose, unchecked. */
export type Chosen = Readonly<Record<string, unknown>>;

/** The image of a service before and after; undefined where none was chosen, and the service had its default. */
export interface ImageChange {
  readonly service: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The services whose chosen image differs, in alphabetical order. */
export function imageChanges(before: Chosen, after: Chosen): ImageChange[] {
  const [old, now] = [imagesOf(before), imagesOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .sort()
    .map((service) => ({ service, before: old[service], after: now[service] }))
    .filter((change) => change.before !== change.after);
}

/** Everything else that differs: the paths, as deep as both have maps there. */
export const otherChanges = ({ images: _, ...before }: Chosen, { images: __, ...after }: Chosen): string[][] =>
  differing(before, after);

/** The images that were chosen, by service. Without a prototype: a service may have the name of a method. */
export function imagesOf({ images }: Chosen): Readonly<Record<string, string | undefined>> {
  const chosen = isMap(images) ? Object.entries(images).filter(([, image]) => typeof image === 'string') : [];
  return Object.setPrototypeOf(Object.fromEntries(chosen), null);
}

function differing(before: unknown, after: unknown): string[][] {
  if (isDeepStrictEqual(before, after)) return [];
  if (!isMap(before) || !isMap(after)) return [[]];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => differing(own(before, key), own(after, key)).map((path) => [key, ...path]));
}

const own = (map: Chosen, key: string): unknown => (Object.hasOwn(map, key) ? map[key] : undefined);

const isMap = (value: unknown): value is Chosen => typeof value === 'object' && value !== null && !Array.isArray(value);
