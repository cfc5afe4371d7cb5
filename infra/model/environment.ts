import { type SecretEntry, type SecretId, secretCatalogue, secretIds } from '../catalogue/secrets.ts';
import type { ServiceId } from '../catalogue/services/catalogue.ts';
import type { NetworkId } from '../catalogue/services/service.ts';
import { type BucketId, buckets, type DatasetId, datasets } from '../catalogue/storage.ts';
import { type Config, unset } from '../config/schema.ts';
import { shapeOf } from '../config/shape.ts';
import { InputError } from '../problem.ts';
import { type Demand, demands } from './demands.ts';
import { type Host, hostsOf } from './hosts.ts';
import { firstHost } from './ip.ts';
import { firstHostId, type NameScope, names } from './names.ts';
import { place, type Replica } from './placement.ts';
import type { Profile, Scalar } from './profile.ts';
import { validate } from './validation/validation.ts';

/** A service of the environment. */
export interface Service extends Demand {
  /** The port it listens on in its container. */
  readonly listens: number | undefined;
  /** The port under which its gateway publishes it. */
  readonly port: number | undefined;
  /** Image reference: the stack file's, or the catalogue's; `unset` where neither has one. */
  readonly image: string;
}

/** A secret of the environment: its name and its readers, never its value. */
export interface Secret {
  readonly id: SecretId;
  readonly entry: SecretEntry;
  /** Its name in Secret Manager. */
  readonly name: string;
  /** Raised to rotate a generated secret. */
  readonly generation: number;
  /** Ids of the hosts whose VM may read it. */
  readonly hosts: readonly string[];
}

/** What exists on Google Cloud. */
export interface Cloud {
  readonly region: string;
  readonly zone: string;
  readonly domain: string;
  readonly range: string;
  readonly admins: {
    readonly groups: readonly string[];
    readonly addresses: readonly string[];
    readonly accessPolicy?: string | undefined;
  };
  readonly hostImage: string;
  readonly buckets: Readonly<Record<BucketId, string>>;
  readonly datasets: Readonly<Record<DatasetId, string>>;
}

/** Applications on hosts that this program gives variables, and that somebody else installs. */
export interface Deployment {
  readonly name: string;
  /** The applications in it. */
  readonly readers: readonly string[];
  readonly hosts: readonly Host[];
  /** Its `.env` on the host. */
  readonly file: string;
  /** What is restarted when its variables change. */
  readonly restart: { readonly compose: string } | { readonly unit: string };
  /** URL that the host asks whether it is healthy. */
  readonly health: string;
  readonly healthyWithinSeconds: number;
}

/** Everything that an environment consists of. */
export interface Environment {
  readonly scope: NameScope;
  readonly product: string;
  readonly profile: Profile;
  readonly hosts: readonly Host[];
  readonly services: readonly Service[];
  readonly replicas: readonly Replica[];
  readonly networks: Readonly<
    Record<NetworkId, { readonly name: string; readonly subnet: string; readonly gateway: string }>
  >;
  readonly secrets: readonly Secret[];
  readonly cloud: Cloud | undefined;
  readonly tenants: readonly string[];
  /** The profile's settings, and the operator's choices that are made. */
  readonly settings: Readonly<Record<string, Scalar>>;
  /** Registries that want the operator's credentials. */
  readonly registries: readonly string[];
  readonly deployments: readonly Deployment[];
}

/**
 * What an environment consists of, from what the operator wrote and what its profile says.
 *
 * @throws InputError with every problem at once: of shape, and of what contradicts something else. The latter are looked for
 * even where other values are malformed.
 */
export function environmentOf(raw: unknown, profile: Profile): Environment {
  const { config, wellFormed, lacksHosts, problems } = shapeOf(raw, profile.platform);
  const all = [...problems, ...validate(wellFormed, profile, lacksHosts)];
  if (!config || all.length > 0) throw new InputError(all);
  return specify(config, profile);
}

function specify(config: Config, profile: Profile): Environment {
  const { prefix, product, project } = config;
  const scope: NameScope = { prefix, environment: profile.environment, project, infix: profile.infix };
  const hosts = hostsOf(config, scope);
  const needs = demands(profile);
  const { replicas } = place(hosts, needs);

  const network = (id: NetworkId) => {
    const subnet = config.networks[id] ?? profile.networks[id].subnet;
    return { name: profile.networks[id].name, subnet, gateway: firstHost(subnet) };
  };
  return {
    scope,
    product,
    profile,
    hosts,
    services: needs.map((need) => serviceOf(need, config)),
    replicas,
    networks: { genai: network('genai'), monitoring: network('monitoring') },
    secrets: secretsOf(config, profile, scope, replicas, needs),
    cloud: cloudOf(config, scope),
    tenants: Object.keys(config.tenants).sort(),
    settings: { ...profile.settings, ...chosen(config.settings) },
    registries: config.registries,
    deployments: deploymentsOf(config, hosts),
  };
}

function serviceOf(need: Demand, { images, ports }: Config): Service {
  const { id, entry } = need;
  return {
    ...need,
    listens: entry.port,
    port: entry.port && (ports[id] ?? entry.port),
    image: images[id] ?? entry.image?.reference ?? unset,
  };
}

function secretsOf(
  config: Config,
  profile: Profile,
  scope: NameScope,
  replicas: readonly Replica[],
  needs: readonly Demand[],
): Secret[] {
  const hostsOfService = (id: ServiceId) => replicas.filter(({ service }) => service === id).map(({ host }) => host);
  return secretIds
    .filter((id) => isNeeded(secretCatalogue[id], profile))
    .map((id) => {
      const entry = secretCatalogue[id];
      const readers = needs
        .filter((need) => need.entry.secrets?.includes(id))
        .flatMap((need) => hostsOfService(need.id));
      const hosts = new Set([...readers, ...(entry.applications ? [firstHostId] : [])]);
      return {
        id,
        entry,
        name: names.secret(scope, id),
        generation: config.secretGenerations[id] ?? 1,
        hosts: [...hosts],
      };
    });
}

const isNeeded = ({ neededBy }: SecretEntry, { settings }: Profile): boolean =>
  neededBy === undefined || (settings[neededBy] ?? false) !== false;

const deploymentsOf = (config: Config, hosts: readonly Host[]): Deployment[] =>
  Object.entries(config.deployments).map(([name, { hosts: ids, compose, unit = '', ...rest }]) => ({
    name,
    ...rest,
    hosts: ids.flatMap((id) => hosts.filter((host) => host.id === id)),
    restart: compose === undefined ? { unit } : { compose },
  }));

function cloudOf(config: Config, scope: NameScope): Cloud | undefined {
  if (!('zone' in config)) return undefined;
  const named = <R extends string>(ids: object, name: (scope: NameScope, id: string) => string) =>
    Object.fromEntries(Object.keys(ids).map((id) => [id, name(scope, id)])) as Record<R, string>;
  return {
    region: config.region,
    zone: config.zone,
    domain: config.domain,
    range: config.network.range,
    admins: config.admins,
    hostImage: config.hostImage,
    buckets: named<BucketId>(buckets, names.bucket),
    datasets: named<DatasetId>(datasets, names.dataset),
  };
}

const chosen = (settings: Readonly<Record<string, Scalar | undefined>>): Record<string, Scalar> =>
  Object.fromEntries(
    Object.entries(settings).filter((entry): entry is [string, Scalar] => entry[1] !== undefined && entry[1] !== unset),
  );
