import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterwards, changesOf, renumbered, type Server, type Serving, unserved } from '../../infra/host/routes.ts';

const server = (number: number, container?: string, isInUse = container !== undefined): Server => ({
  service: 'flux',
  name: `flux-${number}`,
  container,
  address: container === undefined ? '192.0.2.1' : addressOf(container),
  port: 8189,
  isInUse,
});
const addressOf = (name: string) => `10.0.0.${name.charCodeAt(name.length - 1)}`;
/** A container by its name, the newer the later the last letter. */
const serving = (name: string, isHealthy = true, key = 'flux'): Serving => ({
  service: 'flux',
  key,
  name,
  addresses: [addressOf(name)],
  created: new Date(name.charCodeAt(name.length - 1)),
  isHealthy,
  isStarting: !isHealthy,
});
const said = (servers: Server[], containers: Serving[], keys = ['flux']) =>
  changesOf(servers, containers, keys).map(({ server: { name }, to }) => `${name} → ${to?.name ?? 'nowhere'}`);

describe('the requests for a service', () => {
  const free = [server(1), server(2), server(3), server(4)];

  it('go to its first container once that is healthy', () => {
    expect(said(free, [serving('a', false)])).toEqual([]);
    expect(said(free, [serving('a')])).toEqual(['flux-1 → a']);
  });

  it('go on to the same one while nothing changes', () => {
    expect(said([server(1, 'a'), server(2)], [serving('a')])).toEqual([]);
  });

  it('go to a newer version once that is healthy, and then to the former no more', () => {
    const servers = [server(1, 'a'), server(2), server(3)];
    expect(said(servers, [serving('a'), serving('b', false)])).toEqual([]);
    expect(said(servers, [serving('a'), serving('b')])).toEqual(['flux-2 → b', 'flux-1 → nowhere']);
  });

  it('take a place that is free before one that the version before the last may still be busy at', () => {
    const servers = [server(1, 'a', false), server(2, 'b'), server(3)];
    expect(said(servers, [serving('b'), serving('c')])).toEqual(['flux-3 → c', 'flux-2 → nowhere']);
  });

  it('stay with a version that is not healthy while no other is', () => {
    expect(said([server(1, 'a'), server(2)], [serving('a', false), serving('b', false)])).toEqual([]);
  });

  it('go nowhere where the only container is about to be stopped', () => {
    expect(said([server(1, 'a'), server(2)], [])).toEqual(['flux-1 → nowhere']);
  });

  it('follow a container that came back under another address', () => {
    const elsewhere = { ...server(1, 'a'), address: '10.0.0.1' };
    expect(said([elsewhere, server(2)], [serving('a')])).toEqual(['flux-1 → a']);
  });

  it('go to every replica, each replaced by itself', () => {
    const servers = [server(1, 'a'), server(2, 'b'), ...[3, 4, 5, 6].map((number) => server(number))];
    const replicas = [serving('a', true, 'flux-0'), serving('b', true, 'flux-1'), serving('c', true, 'flux-0')];
    expect(said(servers, replicas, ['flux-0', 'flux-1'])).toEqual(['flux-3 → c', 'flux-1 → nowhere']);
  });

  it('leave containers that nobody wants any more once one that is wanted can take them', () => {
    const servers = [server(1, 'a'), server(2), server(3), server(4)];
    const keys = ['flux-0', 'flux-1'];
    expect(said(servers, [serving('a'), serving('b', false, 'flux-0')], keys)).toEqual([]);
    expect(said(servers, [serving('a'), serving('b', true, 'flux-0')], keys)).toEqual([
      'flux-2 → b',
      'flux-1 → nowhere',
    ]);
  });

  it('are where they belong after one look, whatever was before', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const containers = fc
      .uniqueArray(
        fc.record({
          name: fc.constantFrom(...names),
          isHealthy: fc.boolean(),
          key: fc.constantFrom('flux-0', 'flux-1'),
        }),
        {
          selector: ({ name }) => name,
        },
      )
      .map((all) => all.map(({ name, isHealthy, key }) => serving(name, isHealthy, key)));
    const places = fc
      .uniqueArray(fc.record({ name: fc.constantFrom(...names), isInUse: fc.boolean() }), {
        selector: ({ name }) => name,
        maxLength: 5,
      })
      .map((all) =>
        Array.from({ length: 6 }, (_, index) => server(index + 1, all[index]?.name, all[index]?.isInUse ?? false)),
      );
    fc.assert(
      fc.property(places, containers, (servers, running) => {
        const after = afterwards(servers, changesOf(servers, running, ['flux-0', 'flux-1']));
        const inUse = after.filter(({ isInUse }) => isInUse).map(({ container }) => container);
        expect(new Set(inUse).size).toBe(inUse.length);
        // Of each key the newest healthy one, or the one that had the requests.
        for (const key of ['flux-0', 'flux-1']) {
          const own = running.filter((one) => one.key === key).sort((a, b) => (a.name < b.name ? 1 : -1));
          const healthy = own.find(({ isHealthy }) => isHealthy);
          if (healthy) expect(own.filter(({ name }) => inUse.includes(name))).toEqual([healthy]);
        }
        expect(inUse.every((name) => running.some((one) => one.name === name))).toBe(true);
        expect(changesOf(after, running, ['flux-0', 'flux-1'])).toEqual([]);
      }),
    );
  });
});

describe('a container without requests', () => {
  it('is one that has just been started, where no other does its work', () => {
    const starting = serving('b', false);
    expect(unserved([server(1), server(2)], [starting])).toEqual([starting]);
    expect(unserved([server(1, 'a'), server(2)], [serving('a'), starting])).toEqual([]);
    expect(unserved([server(1, 'b')], [starting])).toEqual([]);
    expect(unserved([server(1)], [{ ...starting, isStarting: false }])).toEqual([]);
  });

  it('is none of a service that the gateway does not pass requests on to', () => {
    expect(unserved([server(1)], [{ ...serving('b', false), service: 'gateway', key: 'gateway' }])).toEqual([]);
  });
});

describe('servers that are numbered anew', () => {
  it('have those in use first, so that a configuration with fewer has them all', () => {
    const after = renumbered([server(1, 'a', false), server(2, 'b'), server(3), server(4, 'c')]);
    expect(after.map(({ name, container, isInUse }) => [name, container, isInUse])).toEqual([
      ['flux-1', 'b', true],
      ['flux-2', 'c', true],
      ['flux-3', undefined, false],
      ['flux-4', undefined, false],
    ]);
  });
});
