import { describe, expect, it } from 'vitest';
import { type GoogleApi, GoogleError } from '../../infra/google/google-api.ts';
import { guestAttribute } from '../../infra/google/guest-attributes.ts';

const vm = { project: 'p', zone: 'europe-west1-b', name: 'vm' };
const asked: string[] = [];
const answering =
  (answer: unknown): GoogleApi =>
  async <T>({ url }: { url: string }) => {
    asked.push(url);
    if (answer instanceof Error) throw answer;
    return answer as T;
  };

describe('a guest attribute', () => {
  it('is asked for among those of its namespace', async () => {
    const items = [
      { namespace: 'genai', key: 'other', value: '1' },
      { namespace: 'genai', key: 'report', value: '2' },
    ];
    expect(await guestAttribute(answering({ queryPath: 'genai/', queryValue: { items } }), vm, 'genai/report')).toBe(
      '2',
    );
    expect(asked).toEqual([
      'https://compute.googleapis.com/compute/v1/projects/p/zones/europe-west1-b/instances/vm/getGuestAttributes?queryPath=genai/',
    ]);
  });

  it('that was never written, or whose VM does not exist, is none', async () => {
    const absent = new GoogleError('compute.googleapis.com says 404: not found', 404);
    expect(await guestAttribute(answering(absent), vm, 'genai/report')).toBeUndefined();
    expect(await guestAttribute(answering({}), vm, 'genai/report')).toBeUndefined();
  });

  it('that may not be read is refused', async () => {
    const refusal = new GoogleError('compute.googleapis.com says 403: no', 403);
    await expect(guestAttribute(answering(refusal), vm, 'genai/report')).rejects.toBe(refusal);
  });
});
