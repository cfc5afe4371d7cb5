import { notShown, reasonToHide, showPath } from '../config/show.ts';
import { withoutEscapes } from '../masking/escapes.ts';
import { masked } from '../masking/masking.ts';
import { type ImageChange, imageChanges, otherChanges } from './changes.ts';
import type { Update } from './history.ts';

/** An update as it is told, without what looks like a secret: what it changed against the last one before it that succeeded. */
export interface Release
  extends Pick<Update, 'number' | 'started' | 'result' | 'message' | 'commit' | 'author' | 'dirty'> {
  /** Before it, none had succeeded. */
  readonly isFirst: boolean;
  readonly images: readonly ImageChange[];
  /** What else differs in the stack file: paths, without their values. */
  readonly others: readonly string[];
  readonly resources: Readonly<Record<(typeof operations)[number], number>>;
}

/** The engine's operations that change something. */
const operations = ['create', 'update', 'replace', 'delete'] as const;

/** The updates of a history, the newest first, as they are told. */
export function releasesOf(history: readonly Update[]): Release[] {
  return history.map((update, index) => {
    const { number, started, result, message, commit, author, dirty, chosen, resources } = update;
    const last = history.slice(index + 1).find((one) => one.result === 'succeeded' && one.chosen);
    const before = last?.chosen ?? {};
    return {
      number,
      started,
      result: shown(result),
      message: shown(message),
      ...(commit !== undefined && { commit }),
      ...(author !== undefined && { author: shown(author) }),
      dirty,
      isFirst: last === undefined,
      images: chosen ? imageChanges(before, chosen).map(shownChange) : [],
      others: chosen ? otherChanges(before, chosen).map(showPath) : [],
      resources: counts(resources),
    };
  });
}

/** The images of a change without what looks like a secret: an update that was refused may have had one there. */
export const shownChange = ({ service, before, after }: ImageChange): ImageChange => ({
  service: showPath([service]),
  before: shownImage(service, before),
  after: shownImage(service, after),
});

function shownImage(service: string, image: string | undefined): string | undefined {
  const reason = image === undefined ? undefined : reasonToHide(image, ['images', service]);
  return reason === undefined ? image && withoutEscapes(image) : notShown(reason);
}

/** The first line of what others wrote. */
const shown = (text: string): string => masked(text).split('\n')[0] ?? '';

const counts = (resources: Readonly<Record<string, number>>): Release['resources'] => {
  const [create, update, replace, remove] = operations.map((one) => resources[one] ?? 0) as [
    number,
    number,
    number,
    number,
  ];
  return { create, update, replace, delete: remove };
};
