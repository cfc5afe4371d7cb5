import type { Update } from '../../infra/releases/history.ts';

/** An update of that number that succeeded with these images, unless said otherwise. */
export const update = (number: number, images: Record<string, string>, more: Partial<Update> = {}): Update => ({
  number,
  started: `2026-03-${String(number).padStart(2, '0')}T12:00:59.000Z`,
  result: 'succeeded',
  message: '',
  dirty: false,
  chosen: { project: 'p', images },
  resources: {},
  ...more,
});
