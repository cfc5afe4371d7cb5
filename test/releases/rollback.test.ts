import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imagesOf } from '../../infra/releases/changes.ts';
import { rollbackOf } from '../../infra/releases/rollback.ts';
import { update } from './updates.ts';

const services = ['flux', 'sd35', 'gateway'];

/** What goes back, and to which update. */
const back = (history: Parameters<typeof rollbackOf>[0], service?: string) => {
  const found = rollbackOf(history, services, service);
  return found && [found.to.number, ...found.images.map((one) => `${one.service} ${one.before} ${one.after}`)];
};

describe('going back', () => {
  it('is to the last update that succeeded with other images', () => {
    const history = [
      update(5, { flux: 'a:3', sd35: 's:2' }),
      update(4, { flux: 'a:3', sd35: 's:2' }),
      update(3, { flux: 'a:9', sd35: 's:9' }, { result: 'failed' }),
      update(2, { flux: 'a:2', sd35: 's:2' }),
      update(1, { flux: 'a:1', sd35: 's:1' }),
    ];
    expect(back(history)).toEqual([2, 'flux a:3 a:2']);
    expect(back(history, 'flux')).toEqual([2, 'flux a:3 a:2']);
    expect(back(history, 'sd35')).toEqual([1, 'sd35 s:2 s:1']);
    expect(back(history, 'gateway')).toBeUndefined();
    expect(back(history.slice(-1))).toBeUndefined();
    expect(back([])).toBeUndefined();
  });

  it('is to what runs, where the newest update failed with other images', () => {
    const history = [
      update(3, { flux: 'a:3', sd35: 's:3' }, { result: 'failed' }),
      update(2, { flux: 'a:2', sd35: 's:2' }),
      update(1, { flux: 'a:1', sd35: 's:2' }),
    ];
    expect(back(history)).toEqual([2, 'flux a:3 a:2', 'sd35 s:3 s:2']);
    expect(back(history, 'sd35')).toEqual([2, 'sd35 s:3 s:2']);
  });

  it('is also to the default image of a service, and never to an image that was unset, or of a service that is gone', () => {
    expect(back([update(2, { gateway: 'g:2' }), update(1, {})])).toEqual([1, 'gateway g:2 undefined']);
    expect(back([update(2, {}), update(1, { gateway: 'g:1' })])).toEqual([1, 'gateway undefined g:1']);
    expect(back([update(2, { flux: 'a:2' }), update(1, { flux: 'unset' })])).toBeUndefined();
    expect(back([update(2, { gone: 'a:2' }), update(1, { gone: 'a:1' })])).toBeUndefined();
  });

  it('passes over updates of which nobody knows what was chosen', () => {
    const unknown = { chosen: undefined };
    const history = [update(3, {}, unknown), update(2, { flux: 'a:2' }), update(1, {}, unknown)];
    expect(back(history)).toBeUndefined();
    expect(back([...history, update(0, { flux: 'a:1' })])).toEqual([0, 'flux a:2 a:1']);
  });

  it('tells what else was different', () => {
    const history = [
      update(2, { flux: 'a:2' }),
      update(1, { flux: 'a:1' }, { chosen: { project: 'q', images: { flux: 'a:1' } } }),
    ];
    expect(rollbackOf(history, services)?.others).toEqual([['project']]);
  });

  it('takes images from one update that succeeded, and passes over no nearer one', () => {
    const images = fc.dictionary(fc.constantFrom(...services), fc.constantFrom('a:1', 'a:2', 'unset'));
    const history = fc.array(fc.record({ images, result: fc.constantFrom('succeeded', 'failed') }), { minLength: 1 });
    fc.assert(
      fc.property(history, fc.option(fc.constantFrom(...services), { nil: undefined }), (entries, service) => {
        const updates = entries.map((one, index) => update(entries.length - index, one.images, { result: one.result }));
        const differing = updates.slice(1).map((one) =>
          services.filter((id) => {
            const [now, then] = [updates[0]?.chosen, one.chosen].map((chosen) => imagesOf(chosen ?? {})[id]);
            return now !== then && then !== 'unset' && one.result === 'succeeded' && (service ?? id) === id;
          }),
        );
        const nearest = differing.findIndex((ids) => ids.length > 0);
        const found = rollbackOf(updates, services, service);
        expect(found?.to).toBe(nearest < 0 ? undefined : updates[nearest + 1]);
        expect(found?.images.map((one) => one.service)).toEqual(differing[nearest]?.sort());
        for (const one of found?.images ?? []) expect(one.after).toBe(imagesOf(found?.to.chosen ?? {})[one.service]);
      }),
    );
  });
});
