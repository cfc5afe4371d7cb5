import { expect, it } from 'vitest';
import { replaced } from './replaced.ts';

it('an edit of a source fails where it finds nothing to change', () => {
  expect(replaced('flux: unset', /unset$/, 'chosen')).toBe('flux: chosen');
  expect(() => replaced('flux: unset', /^fluks/, 'x')).toThrow('/^fluks/ is not in the text');
  expect(() => replaced('flux: unset', 'unset', 'unset')).toThrow('unset is not in the text, or is replaced by itself');
});
