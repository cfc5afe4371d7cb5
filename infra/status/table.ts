import { printable } from '../host/printable.ts';
import { age } from './age.ts';
import type { Row } from './rows.ts';

const heads = ['CONTAINER', 'STATE', 'SINCE', 'IMAGE', 'GPU', 'DIFFERS'];

/** The containers of a host as a table for people, its lines indented. */
export function table(rows: readonly Row[], now: Date): string {
  const lines = [heads, ...rows.map((row) => cells(row, now).map(printable))];
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) => `  ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}

function cells({ container, state, since, restarts = 0, image, gpus, wanted, differs }: Row, now: Date): string[] {
  const often = restarts === 0 ? '' : `, ${restarts} ${restarts === 1 ? 'restart' : 'restarts'}`;
  const because = differs.map((line) => (line === 'another image' ? `another image than ${short(wanted)}` : line));
  return [
    container,
    `${state}${often}`,
    since === undefined ? '-' : age(new Date(since), now),
    short(image),
    gpus.length === 0 ? '-' : gpus.map((device) => device.replace(/^nvidia\.com\/gpu=/, '')).join(','),
    because.join('; ') || '-',
  ];
}

/** A digest by its first twelve digits, as the docker client shows them. */
const short = (image = '-'): string => image.replace(/sha256:([0-9a-f]{12})[0-9a-f]+/, 'sha256:$1');
