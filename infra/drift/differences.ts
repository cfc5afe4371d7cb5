import type { DockerState, KnownContainer } from './docker-state.ts';
import type { HostReport, ReportedContainer } from './host-report.ts';

/** How what a host reports differs from what the state has on it: a line each. */
export function differences(state: DockerState, report: HostReport): string[] {
  const { containers, networks, volumes } = state;
  const byId = new Map(report.containers.map((one) => [one.id, one]));
  const byName = new Map(report.containers.map((one) => [one.name, one]));
  const replacing = new Set<string>();
  const lines = containers.flatMap((known) => {
    const same = byId.get(known.id);
    if (same) return changesOf(known, same);
    const other = byName.get(known.name);
    if (other === undefined) return [`${known.key} is gone`];
    replacing.add(other.id);
    const image = other.image === known.image ? 'another container of its name' : 'another container, of another image';
    return [`${known.key} is replaced by ${image}`];
  });
  const isKnown = (id: string) => replacing.has(id) || state.remnants.includes(id);
  return [
    ...lines,
    ...missing(networks, report.networks).map(({ name }) => `the network ${name} is gone`),
    ...volumes.filter((name) => !report.volumes.includes(name)).map((name) => `the volume ${name} is gone`),
    ...missing(report.containers, containers)
      .filter(({ id }) => !isKnown(id))
      .map(({ name }) => `the state does not know the container ${name}`),
    ...missing(report.networks, networks)
      .filter(({ id }) => !isKnown(id))
      .map(({ name }) => `the state does not know the network ${name}`),
    ...report.volumes
      .filter((name) => !volumes.includes(name) && !isKnown(name))
      .map((name) => `the state does not know the volume ${name}`),
  ];
}

/** Those of some that are not among others, by their ids. */
const missing = <T extends { readonly id: string }>(some: readonly T[], others: readonly { readonly id: string }[]) =>
  some.filter(({ id }) => !others.some((other) => other.id === id));

/** What was changed under a container that is still the same one. */
function changesOf(known: KnownContainer, found: ReportedContainer): string[] {
  const { key } = known;
  const settings: [what: string, expected: string, found: string][] = [
    ['name', known.name, found.name],
    ['restart policy', known.restart, found.restart],
    ['memory limit', amount(known.memoryMib, ' MiB'), amount(found.memoryMib, ' MiB')],
    ['limit of memory and swap', amount(known.memorySwapMib, ' MiB'), amount(found.memorySwapMib, ' MiB')],
    ['limit of cores', amount(known.cpus), amount(found.cpus)],
    ['list of networks', known.networks.join(' and '), [...found.networks].sort().join(' and ') || 'empty'],
  ];
  return [
    ...(known.runs && found.status !== 'running' ? [`${key} is not running: ${found.status}`] : []),
    ...settings.flatMap(([what, expected, now]) =>
      now === expected ? [] : [`the ${what} of ${key} is ${now}, not ${expected}`],
    ),
  ];
}

/** Docker takes 0 for no limit, and -1 in some places. */
const amount = (limit: number, unit = ''): string => (limit > 0 ? `${limit}${unit}` : 'none');
