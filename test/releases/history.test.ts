import { describe, expect, it } from 'vitest';
import { HistoryError, readHistory } from '../../infra/releases/history.ts';

/** As `pulumi stack history --json` of version 3.259.0 prints it, of a backend that counts no versions. */
const printed = (more: object) => ({
  version: 0,
  kind: 'update',
  startTime: '2026-11-23T08:09:32.000Z',
  message: '',
  environment: { 'exec.kind': 'cli' },
  config: {
    'genai:environment': {
      value: '{"images":{"flux":"a:2"}}',
      objectValue: { images: { flux: 'a:2' } },
      secret: false,
    },
  },
  result: 'succeeded',
  endTime: '2026-11-23T08:09:34.000Z',
  resourceChanges: { replace: 1, same: 2 },
  ...more,
});
const read = (...entries: object[]) => readHistory(JSON.stringify(entries.map(printed)));

describe('the history of a stack', () => {
  it('tells of each update when it was, how it ended, what was chosen and what it changed', () => {
    const environment = { 'git.head': 'ab'.repeat(20), 'git.author': 'Jo', 'git.dirty': 'true', 'git.committer': 'Al' };
    expect(read({ environment, message: 'Say it' })).toEqual([
      {
        number: 1,
        started: '2026-11-23T08:09:32.000Z',
        result: 'succeeded',
        message: 'Say it',
        commit: 'ab'.repeat(20),
        author: 'Jo',
        dirty: true,
        chosen: { images: { flux: 'a:2' } },
        resources: { replace: 1, same: 2 },
      },
    ]);
  });

  it('counts from the first, where the backend has no versions, and leaves out what is no update', () => {
    const kinds = ['refresh', 'update', 'destroy', 'update'].map((kind) => ({ kind }));
    expect(read(...kinds).map(({ number }) => number)).toEqual([3, 1]);
    expect(read(...kinds.map((one) => ({ ...one, version: 40 }))).map(({ number }) => number)).toEqual([40, 40]);
  });

  it('takes nothing else for a commit than a hash', () => {
    expect(read({ environment: { 'git.head': 'DB_PASSWORD=hunter2' } })[0]).not.toHaveProperty('commit');
  });

  it('does not know what was chosen where the history does not tell', () => {
    const secret = { config: { 'genai:environment': { secret: true } } };
    expect(read({ config: {} }, secret).map(({ chosen }) => chosen)).toEqual([undefined, undefined]);
  });

  it('has an update that runs, and one whose resources are not told', () => {
    const running = { result: 'in-progress', resourceChanges: undefined, endTime: undefined };
    expect(read(running)).toMatchObject([{ result: 'in-progress', resources: {} }]);
  });

  it.each(['', 'error: no', '{}', '[{"kind": "update"}]'])('is refused as %j', (text) => {
    expect(() => readHistory(text)).toThrow(HistoryError);
  });
});
