import { storageNames } from '../model/cloud.ts';
import { demands } from '../model/demands.ts';
import { infrastructureSettings } from '../model/infrastructure-settings.ts';
import { type NameScope, names } from '../model/names.ts';
import { secretsRead } from '../model/peers.ts';
import type { Profile } from '../model/profile.ts';
import { secretsOf } from '../model/secrets.ts';
import type { Problem } from '../problem.ts';
import type { Facts } from './contract.ts';

/** Of a value: that it is there. */
const present: unique symbol = Symbol('present');

/** What is expected of facts: a name exactly as computed, all elements of a list, or that a value is there; more is no harm. */
type Expected = typeof present | string | readonly string[] | ExpectedMap;
interface ExpectedMap {
  readonly [key: string]: Expected;
}

/** What decides about infrastructure in a profile, and is in the outputs as it is there. */
const parts = Object.keys(infrastructureSettings.shape) as (keyof typeof infrastructureSettings.shape)[];

const inCloud: ExpectedMap = { region: present, zone: present, domain: present };

/**
 * What the outputs of a stack lack that its environment has by the profile and the catalogue, and which names in them are not those of
 * its project and prefix. The contract allows both, as environments differ.
 */
export function unmet(facts: Facts, profile: Profile): Problem[] {
  const { prefix, environment, project } = facts;
  const scope: NameScope = { prefix, environment, project, infix: profile.infix };
  const isCloud = profile.platform === 'cloud';
  const storage = isCloud ? storageNames(scope) : { buckets: {}, datasets: {} };
  const expected = {
    ...storage,
    ...(isCloud && inCloud),
    ...presence(
      Object.fromEntries(parts.filter((part) => profile[part] !== undefined).map((part) => [part, profile[part]])),
    ),
    hosts: eachOf(facts.hosts, (id, { hostname }) =>
      isCloud ? vmNames(scope, id, hostname, facts) : { name: names.engine(scope, id) },
    ),
    services: servicesExpected(facts, profile, scope),
    secrets: Object.fromEntries(
      secretsIn(profile, scope).map(({ id, name, entry }) => [
        id,
        { variable: entry.variable, ...(isCloud && { name }) },
      ]),
    ),
    settings: presence(profile.settings),
  };
  return [...differences(expected, facts, [], environment), ...superfluous(facts, profile, storage)];
}

const secretsIn = (profile: Profile, scope: NameScope) => secretsOf({}, profile, scope);

/** A VM may be in another zone of the region than most. */
function vmNames(scope: NameScope, id: string, hostname: string, { region, zone = '' }: Facts): ExpectedMap {
  const [, own = ''] = hostname.split('.');
  const isOfRegion = region !== undefined && own.startsWith(`${region}-`);
  return { name: names.vm(scope, id), hostname: names.vmHostname(scope, id, isOfRegion ? own : zone) };
}

/** The services that run somewhere: all, but for those that want a GPU of every host that has one. */
function servicesExpected({ hosts, services }: Facts, profile: Profile, scope: NameScope): ExpectedMap {
  const secrets = secretsIn(profile, scope).map(({ id }) => id);
  const withGpus = Object.keys(hosts).filter((id) => (hosts[id]?.gpus.length ?? 0) > 0);
  const hasPeers = (id: string) => profile.tls !== undefined && (services[id]?.hosts.length ?? 0) > 1;
  const wanted = demands(profile).filter(({ entry }) => !entry.allGpus || withGpus.length > 0);
  return Object.fromEntries(
    wanted.map(({ id, entry, limits }) => [
      id,
      {
        alias: id,
        ...(entry.port !== undefined && { port: present, listens: present }),
        ...(entry.debugPort !== undefined && { debugPort: present }),
        ...(limits.gpuMemoryGib !== undefined && { gpuMemoryGib: present }),
        ...(entry.mode === 'global' && { hosts: entry.allGpus ? withGpus : Object.keys(hosts) }),
        networks: entry.networks,
        reads: entry.reads ?? [],
        secretFiles: Object.fromEntries(
          secretsRead(entry, hasPeers(id))
            .filter((secret) => secrets.includes(secret))
            .map((secret) => [secret, present]),
        ),
      },
    ]),
  );
}

/** That everything is there which a value has. */
const presence = (value: object): ExpectedMap =>
  eachOf(value as Record<string, unknown>, (_, inner) =>
    typeof inner === 'object' && inner !== null ? presence(inner) : present,
  );

const eachOf = <T>(record: Readonly<Record<string, T>>, expect: (key: string, value: T) => Expected): ExpectedMap =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, expect(key, value)]));

function differences(expected: Expected, given: unknown, path: readonly string[], environment: string): Problem[] {
  const problem = (message: string): Problem[] => [{ path, message }];
  if (given === undefined) return problem(`is missing, and ${environment} has it: update the stack`);
  if (expected === present || expected === given) return [];
  // Neither name is shown: nobody knows what is in outputs that were changed.
  if (typeof expected === 'string')
    return problem('is not its name in this stack: the outputs are of another stack, or were changed');
  if (isList(expected)) {
    const lacking = expected.filter((one) => !(given as readonly unknown[]).includes(one));
    return lacking.flatMap((one) => problem(`lacks "${one}", which ${environment} has there: update the stack`));
  }
  return Object.entries(expected).flatMap(([key, inner]) =>
    differences(inner, (given as Record<string, unknown>)[key], [...path, key], environment),
  );
}

const isList = (expected: Expected): expected is readonly string[] => Array.isArray(expected);

/** What gives variables to an environment that has no such thing. */
function superfluous(facts: Facts, profile: Profile, storage: { buckets: object; datasets: object }): Problem[] {
  const isCloud = profile.platform === 'cloud';
  const paths = [
    ...(['buckets', 'datasets'] as const).flatMap((kind) =>
      Object.keys(facts[kind])
        .filter((id) => !Object.hasOwn(storage[kind], id))
        .map((id) => [kind, id]),
    ),
    ...parts.filter((part) => profile[part] === undefined && facts[part] !== undefined).map((part) => [part]),
    ...Object.keys(inCloud)
      .filter((part) => !isCloud && Object.hasOwn(facts, part))
      .map((part) => [part]),
  ];
  return paths.map((path) => ({ path, message: `is there, and ${facts.environment} has none: update the stack` }));
}
