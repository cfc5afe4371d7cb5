import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from '../../infra/drift/differences.ts';
import type { DockerState } from '../../infra/drift/docker-state.ts';
import { readHostReport } from '../../infra/drift/host-report.ts';
import { known, rawReport, stateWith } from './support.ts';

type Raw = ReturnType<typeof rawReport>;

/** The lines on a host whose report was changed after it was as the state has it. */
function linesAfter(state: DockerState, change: (raw: Raw) => void): string[] {
  const raw = rawReport(state);
  change(raw);
  const report = readHostReport(JSON.stringify(raw));
  if (report === undefined) throw new Error('this is no report');
  return differences(state, report);
}

const writer = known('gateway-config', { runs: false, restart: 'no', networks: ['none'] });
const state = stateWith([known('flux'), writer]);
const flux = ({ containers: [first] }: Raw) => {
  if (first === undefined) throw new Error('there is none');
  return first;
};

describe('a host', () => {
  it('that has what the state has is not mentioned', () => {
    expect(linesAfter(state, () => {})).toEqual([]);
  });

  it.each<[what: string, change: (raw: Raw) => void, lines: string[]]>([
    ['a container is gone', (raw) => raw.containers.shift(), ['flux is gone']],
    ['one is stopped', (raw) => Object.assign(flux(raw), { status: 'exited' }), ['flux is not running: exited']],
    [
      'another took its name',
      (raw) => Object.assign(flux(raw), { id: 'x' }),
      ['flux is replaced by another container of its name'],
    ],
    [
      'another of another image did',
      (raw) => Object.assign(flux(raw), { id: 'x', image: 'sha256:two' }),
      ['flux is replaced by another container, of another image'],
    ],
    [
      'it was renamed',
      (raw) => Object.assign(flux(raw), { name: '/mine' }),
      ['the name of flux is mine, not gpu-0-flux-1a2b3c4'],
    ],
    [
      'its restart policy differs',
      (raw) => Object.assign(flux(raw), { restart: '' }),
      ['the restart policy of flux is no, not unless-stopped'],
    ],
    [
      'its memory is limited otherwise',
      (raw) => Object.assign(flux(raw), { memory: 1 << 30 }),
      ['the memory limit of flux is 1024 MiB, not 4096 MiB'],
    ],
    [
      'it may swap without end',
      (raw) => Object.assign(flux(raw), { memorySwap: -1 }),
      ['the limit of memory and swap of flux is none, not 4096 MiB'],
    ],
    [
      'its cores are limited otherwise',
      (raw) => Object.assign(flux(raw), { cpuPeriod: 0, cpuQuota: 0, nanoCpus: 5e8 }),
      ['the limit of cores of flux is 0.5, not 1.5'],
    ],
    [
      'it left a network',
      (raw) => flux(raw).networks.pop(),
      ['the list of networks of flux is genai-monitoring, not genai-monitoring and genai-network'],
    ],
    ['a network is gone', (raw) => raw.networks.pop(), ['the network genai-network is gone']],
    [
      'a network is another one',
      (raw) => raw.networks.splice(0, 1, { id: 'x', name: 'genai-network' }),
      ['the network genai-network is gone', 'the state does not know the network genai-network'],
    ],
    ['a volume is gone', (raw) => raw.volumes.pop(), ['the volume jobmatch-staging-models is gone']],
    [
      'there is more than the state has',
      (raw) => {
        raw.containers.push({ ...flux(raw), id: 'x', name: '/more' });
        raw.networks.push({ id: 'y', name: 'more' });
        raw.volumes.push('more');
      },
      [
        'the state does not know the container more',
        'the state does not know the network more',
        'the state does not know the volume more',
      ],
    ],
  ])('is mentioned where %s', (_, change, lines) => {
    expect(linesAfter(state, change)).toEqual(lines);
  });

  it('need not have what an earlier update could not remove, and may', () => {
    const after = stateWith([known('flux')], { remnants: ['id-old', 'old-volume'] });
    expect(linesAfter(after, () => {})).toEqual([]);
    const left = (raw: Raw) => {
      raw.containers.push({ ...flux(raw), id: 'id-old', name: '/gpu-0-flux-old' });
      raw.volumes.push('old-volume');
    };
    expect(linesAfter(after, left)).toEqual([]);
  });

  it('need not run what only writes a configuration', () => {
    const ran = (raw: Raw) => Object.assign(raw.containers[1] ?? {}, { status: 'exited' });
    expect(linesAfter(state, ran)).toEqual([]);
  });
});

const container = fc
  .record({
    id: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
    runs: fc.boolean(),
    restart: fc.constantFrom('no', 'always', 'on-failure', 'unless-stopped'),
    memoryMib: fc.integer({ min: 1, max: 1 << 20 }),
    memorySwapMib: fc.integer({ min: 1, max: 1 << 20 }),
    cpus: fc.integer({ min: 1, max: 640 }).map((tenths) => tenths / 10),
    networks: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'none'), { minLength: 1 }).map((list) => list.sort()),
  })
  .map((one) => known(one.id.slice(0, 12), one));
const states = fc
  .record({
    containers: fc.uniqueArray(container, { selector: ({ key }) => key, maxLength: 20 }),
    volumes: fc.uniqueArray(fc.string({ unit: fc.constantFrom(...'abc-_.'), minLength: 1 }), { maxLength: 5 }),
    networks: fc
      .uniqueArray(fc.constantFrom('a', 'b', 'c'))
      .map((list) => list.map((name) => ({ id: `id-${name}`, name }))),
  })
  .map(({ containers, ...more }) => stateWith(containers, more));

describe('any host', () => {
  it('is not mentioned as long as it has what the state has, in whatever order', () => {
    fc.assert(
      fc.property(states, (any) => {
        const turned = (raw: Raw) => {
          raw.containers.reverse();
          for (const { networks } of raw.containers) networks.reverse();
          raw.networks.reverse();
          raw.volumes.reverse();
        };
        expect(linesAfter(any, turned)).toEqual([]);
      }),
    );
  });

  it('is mentioned once for each container that is gone, and for each that is new', () => {
    fc.assert(
      fc.property(states, fc.nat(), (any, random) => {
        const { containers } = any;
        const gone = containers[random % Math.max(1, containers.length)];
        fc.pre(gone !== undefined);
        const without = (raw: Raw) => {
          raw.containers = raw.containers.filter(({ id }) => id !== gone?.id);
        };
        expect(linesAfter(any, without)).toEqual([`${gone?.key} is gone`]);
        const fewer = stateWith(
          containers.filter((one) => one !== gone),
          { networks: any.networks, volumes: any.volumes },
        );
        const kept = (raw: Raw) => {
          raw.containers = rawReport(any).containers;
        };
        expect(linesAfter(fewer, kept)).toEqual([`the state does not know the container ${gone?.name}`]);
      }),
    );
  });
});
