import type { ImageChange } from './changes.ts';
import type { Release } from './releases.ts';

/** Releases for people: a line each, and below it what it changed. */
export const listing = (releases: readonly Release[]): string => {
  const lines = releases.map(cells);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return releases
    .flatMap((release, index) => [
      (lines[index] ?? [])
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
      ...details(release).map((line) => `    ${line}`),
    ])
    .join('\n');
};

function cells({ number, started, result, resources, message, commit, author, dirty }: Release): string[] {
  const words = { create: 'created', update: 'updated', replace: 'replaced', delete: 'deleted' } as const;
  const counts = Object.entries(words).flatMap(([operation, word]) => {
    const count = resources[operation as keyof typeof words];
    return count > 0 ? [`${count} ${word}`] : [];
  });
  const checkedOut = commit && `commit ${commit.slice(0, 12)}${dirty ? ' with changes' : ''}`;
  const about = [checkedOut, author, message].filter((text) => text).join(', ');
  return [String(number), minute(started), result, counts.join(', ') || 'no changes', about];
}

/** `2026-03-01 12:00 UTC`. */
export const minute = (time: string): string => `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function details({ isFirst, images, others }: Release): string[] {
  if (isFirst) return ['none before it succeeded'];
  return [...images.map(changeText), ...(others.length > 0 ? [`also changed: ${others.join(', ')}`] : [])];
}

/** `flux  r/flux:1 → r/flux:2`. */
export const changeText = ({ service, before, after }: ImageChange): string =>
  `${service}  ${imageText(before)} → ${imageText(after)}`;

/** An image, its digest by the first twelve digits; or that none was chosen. */
export const imageText = (image = 'its default image'): string =>
  image.replace(/sha256:([0-9a-f]{12})[0-9a-f]+/, 'sha256:$1');
