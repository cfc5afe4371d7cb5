import { showPath } from '../config/show.ts';
import { type Chosen, imageChanges, imagesOf, otherChanges } from './changes.ts';
import { changeText, imageText, minute } from './listing.ts';
import { shownChange } from './releases.ts';
import type { Rollback } from './rollback.ts';

/** The stack file before it is changed. */
export interface PresentFile {
  /** Its name for people. */
  readonly file: string;
  readonly lineOf: (path: readonly string[]) => string;
  /** What is in it. */
  readonly written: Chosen;
  /** What an update takes it for: that, with stubs for what is unset where they are asked for. */
  readonly chosen: Chosen;
}

/** What going back writes into the stack file, in lines for people, and what else the update will bring, lose or leave. */
export function rollbackText({ from, to, images, others }: Rollback, present: PresentFile): string[] {
  const { file, lineOf, chosen } = present;
  const written = imagesOf(present.written);
  const former = new Map(images.map(({ service, after }) => [service, after]));
  const ahead = imageChanges(from.chosen, chosen);
  const lost = ahead.filter(({ service, after }) => former.has(service) && former.get(service) !== after);
  const along = [
    ...ahead.filter(({ service }) => !former.has(service)).map((one) => changeText(shownChange(one))),
    ...otherChanges(from.chosen, chosen).map(showPath),
  ];
  return [
    `Back to the images of update ${to.number}, ${minute(to.started)}:`,
    ...images.map(({ service, after }) => {
      const change = shownChange({ service, before: written[service], after });
      const isThere = written[service] === after;
      const what = isThere ? `${service}  ${imageText(change.after)} is there already` : changeText(change);
      return `  ${lineOf(['images', service])}  ${what}`;
    }),
    ...lost.map((one) => `Not in the last update, and lost: ${changeText(shownChange(one))}`),
    ...(along.length > 0 ? [`Not in the last update, and brought up with it from ${file}: ${along.join(', ')}`] : []),
    ...(others.length > 0 ? [`Different then, and left as it is now: ${others.map(showPath).join(', ')}`] : []),
  ];
}
