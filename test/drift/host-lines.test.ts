import { describe, expect, it } from 'vitest';
import { hostLines, type LookedAt } from '../../infra/drift/host-lines.ts';
import { known, rawReport, stateWith } from './support.ts';

const state = stateWith([known('flux')]);
const now = new Date('2026-01-02T04:00:00Z');
const report = (at: string, of = state) => ({ text: JSON.stringify(rawReport(of, at)) });
const lines = (answer: LookedAt['report'], of = state) =>
  hostLines([{ host: 'gpu-0', state: of, report: answer }], now);

describe('a host', () => {
  it('that reported in the last hour is compared with the state', () => {
    expect(lines(report('2026-01-02T03:00:00Z'))).toEqual([]);
    expect(lines(report('2026-01-02T03:00:00Z', stateWith([])))).toEqual(['gpu-0: flux is gone']);
  });

  it('that reported before, or whose clock is wrong, is named and not compared', () => {
    expect(lines(report('2026-01-02T02:59:59Z', stateWith([])))).toEqual([
      'gpu-0: its last report is of 2026-01-02T02:59:59.000Z, not of the last hour',
    ]);
    expect(lines(report('2026-01-02T05:00:01Z', stateWith([])))).toEqual([
      'gpu-0: its last report is of 2026-01-02T05:00:01.000Z, not of the last hour',
    ]);
  });

  it('whose containers changed since it reported is looked at again later', () => {
    const changed = stateWith([known('flux')], { modified: new Date('2026-01-02T03:50:00Z') });
    expect(lines(report('2026-01-02T03:49:00Z', stateWith([])), changed)).toEqual([
      'gpu-0: its report of 2026-01-02T03:49:00.000Z is older than the last change: look again later',
    ]);
  });

  it('that never reported, or may not be asked, is named', () => {
    expect(lines({ text: undefined })).toEqual(['gpu-0: it has not reported']);
    expect(lines({ refused: 'compute.googleapis.com says 403: no' })).toEqual([
      'gpu-0: its report cannot be read: compute.googleapis.com says 403: no',
    ]);
  });

  it.each([
    ['no JSON', 'hello'],
    ['something else', '{"at":"2026-01-02T03:30:00Z"}'],
    ['no time', JSON.stringify(rawReport(state, 'yesterday'))],
  ])('that reports %s is named', (_, text) => {
    expect(lines({ text })).toEqual(['gpu-0: its report cannot be understood']);
  });
});

it('all hosts are compared, each with its own part of the state', () => {
  const other = stateWith([known('sd35')]);
  const hosts = [
    { host: 'gpu-0', state, report: report('2026-01-02T03:30:00Z', other) },
    { host: 'gpu-1', state: other, report: report('2026-01-02T03:30:00Z', other) },
  ];
  expect(hostLines(hosts, now)).toEqual([
    'gpu-0: flux is gone',
    'gpu-0: the state does not know the container gpu-0-sd35-1a2b3c4',
  ]);
});
