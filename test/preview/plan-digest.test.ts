import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlannedStep, planDigest } from '../../infra/preview/plan-digest.ts';

const urn = (name: string) => `urn:pulumi:staging::genai::gcp:storage/bucket:Bucket::${name}`;
const type = 'gcp:storage/bucket:Bucket';
const created = { op: 'create', urn: urn('a'), newState: { type, inputs: { name: 'a', location: 'EU' } } };
const updated = {
  op: 'update',
  urn: urn('b'),
  oldState: { type, inputs: { name: 'b', location: 'EU' } },
  newState: { type, inputs: { name: 'b', location: 'US' } },
};
const digest = (...steps: PlannedStep[]) => planDigest(steps);

describe('the digest of a plan', () => {
  it('is the same whatever the order of steps and keys', () => {
    expect(digest(updated, created)).toBe(digest(created, updated));
    const turned = { ...created, newState: { inputs: { location: 'EU', name: 'a' }, type } };
    expect(digest(turned)).toBe(digest(created));
    expect(digest(created)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('passes over a name that the engine draws, wherever it is used, and over no other', () => {
    const volume = (name: string, defaults: string[]) =>
      digest(
        {
          op: 'create',
          urn: urn('v'),
          newState: { type: 'docker:index/volume:Volume', inputs: { __defaults: defaults, name } },
        },
        { ...created, newState: { type, inputs: { mounts: [{ source: name }] } } },
      );
    expect(volume('config-d5f3f84', ['name'])).toBe(volume('config-232ea74', ['name']));
    expect(volume('config-d5f3f84', [])).not.toBe(volume('config-232ea74', []));
  });

  it.each<[what: string, steps: PlannedStep[]]>([
    ['one step less', [created]],
    ['another operation', [{ ...created, op: 'delete' }, updated]],
    ['another resource', [{ ...created, urn: urn('d') }, updated]],
    ['another target', [created, { ...updated, newState: { type, inputs: { name: 'b', location: 'ASIA' } } }]],
    ['another starting point', [created, { ...updated, oldState: { type, inputs: { name: 'b', location: 'ASIA' } } }]],
    ['a resource of another id', [created, { ...updated, oldState: { ...updated.oldState, id: 'x' } }]],
    ['one that stays behind', [created, { ...updated, oldState: { ...updated.oldState, retainOnDelete: true } }]],
    ['one that goes with another', [{ ...created, newState: { ...created.newState, deletedWith: urn('b') } }, updated]],
    ['no protection', [{ ...created, newState: { ...created.newState, protect: true } }, updated]],
  ])('is another one with %s', (_, steps) => {
    expect(digest(...steps)).not.toBe(digest(created, updated));
  });

  it('changes with any value in a resource', () => {
    const value = fc.jsonValue().map((json) => JSON.parse(JSON.stringify(json)) as unknown);
    const withValue = (one: unknown) => digest({ ...created, newState: { type, inputs: { one: [{ two: one }] } } });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const isEqual = JSON.stringify(a) === JSON.stringify(b);
        fc.pre(isEqual || JSON.stringify(sorted(a)) !== JSON.stringify(sorted(b)));
        expect(withValue(a) === withValue(b)).toBe(isEqual);
      }),
    );
  });
});

/** A value with the keys of its objects in order, as a text to compare. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
          .map(([key, inner]) => [key, sorted(inner)])
          .sort()
      : value;
